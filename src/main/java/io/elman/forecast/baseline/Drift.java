package io.elman.forecast.baseline;

/** Expects the mean change of all rows so far to go on: the line from the first value through the last. */
public record Drift() implements Baseline {
    @Override
    public String name() {
        return "drift";
    }

    @Override
    public double[] forecast(double[] values, int origin, int horizon) {
        double change = origin == 0 ? 0 : (values[origin] - values[0]) / origin;
        double[] forecast = new double[horizon];
        for (int step = 0; step < horizon; step++) {
            forecast[step] = values[origin] + (step + 1) * change;
        }
        return forecast;
    }
}
