package io.elman.forecast.baseline;

import java.util.Arrays;

/** Expects the last value for ever; nothing is better for a random walk. */
public record Naive() implements Baseline {
    @Override
    public String name() {
        return "naive";
    }

    @Override
    public double[] forecast(double[] values, int origin, int horizon) {
        double[] forecast = new double[horizon];
        Arrays.fill(forecast, values[origin]);
        return forecast;
    }
}
