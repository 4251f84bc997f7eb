package io.elman.forecast.baseline;

import java.util.Optional;

/**
 * Expects a weighted sum of the values before, fitted by least squares; several steps ahead it takes its own forecasts for
 * values (Box and Jenkins, Time Series Analysis, 1970).
 *
 * <p>Rows before the first count as the mean. The sum may grow from step to step without end: it is kept within
 * {@value #REACH} times as far from the mean as the farthest value that it starts from, or as the spread if that is more.
 *
 * @param standard of the series' training part; empty for a series that was not seen in training, whose rows up to the
 *     origin give it
 * @param weights in standardized units
 */
record Autoregression(Optional<Standard> standard, LagWeights weights) implements Baseline {
    private static final double REACH = 10;

    @Override
    public String name() {
        return "autoregression";
    }

    @Override
    public double[] forecast(double[] values, int origin, int horizon) {
        Standard unit = standard.orElseGet(() -> Standard.of(values, origin + 1));
        double[] past = past(values, origin, horizon, unit);
        double limit = limit(past);
        double[] forecast = new double[horizon];
        for (int step = 0; step < horizon; step++) {
            int row = weights.order() + step;
            past[row] = limited(weights.next(past, row), limit);
            forecast[step] = unit.outward(past[row]);
        }
        return forecast;
    }

    /** Returns the values that the first step starts from, and room for the steps behind them. */
    private double[] past(double[] values, int origin, int horizon, Standard unit) {
        double[] past = new double[weights.order() + horizon];
        for (int lag = 0; lag < weights.order() && lag <= origin; lag++) {
            past[weights.order() - 1 - lag] = unit.inward(values[origin - lag]);
        }
        return past;
    }

    private static double limit(double[] past) {
        double farthest = 1;
        for (double value : past) {
            farthest = Math.max(farthest, Math.abs(value));
        }
        return REACH * farthest;
    }

    /** Weights that no fit gives, as a file may hold, can add up to infinity less infinity. */
    private static double limited(double value, double limit) {
        return Double.isNaN(value) ? 0 : Math.max(-limit, Math.min(limit, value));
    }
}
