package io.elman.forecast.baseline;

/**
 * Expects the last season again and again. A step whose place in the season lies before the first row is expected to be as
 * the last value is.
 *
 * @param season rows until things repeat, at least 1
 */
public record SeasonalNaive(int season) implements Baseline {
    public SeasonalNaive {
        if (season < 1) {
            throw new IllegalArgumentException("a season of " + season + " rows");
        }
    }

    @Override
    public String name() {
        return "seasonal_naive";
    }

    @Override
    public double[] forecast(double[] values, int origin, int horizon) {
        double[] forecast = new double[horizon];
        for (int step = 0; step < horizon; step++) {
            int row = origin - season + 1 + step % season;
            forecast[step] = values[row < 0 ? origin : row];
        }
        return forecast;
    }
}
