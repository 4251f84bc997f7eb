package io.elman.forecast.score;

import java.util.Arrays;

/**
 * The forecast against which the M4 competition measures: the last value, freed of its season and given the season of the
 * step (Makridakis, Spiliotis and Assimakopoulos, The M4 Competition, 2020).
 */
final class Naive2 {
    /** Of a normal distribution: 90 % lie within. */
    private static final double CRITICAL = 1.645;

    private static final int FEWEST_SEASONS = 3;

    private Naive2() {}

    /** @param training not modified */
    static double[] forecast(double[] training, int season, int horizon) {
        double last = training[training.length - 1];
        double[] forecast = new double[horizon];
        if (!isSeasonal(training, season)) {
            Arrays.fill(forecast, last);
            return forecast;
        }
        double[] factors = factors(training, season);
        double adjusted = last / factors[(training.length - 1) % season];
        for (int step = 0; step < horizon; step++) {
            forecast[step] = adjusted * factors[(training.length + step) % season];
        }
        return forecast;
    }

    /**
     * Returns whether the autocorrelation at the season is outside its 90 % band, given those of smaller lags. Factors make
     * no sense of values that are not all above zero: such a series counts as not seasonal.
     */
    static boolean isSeasonal(double[] training, int season) {
        if (season < 2 || training.length < FEWEST_SEASONS * season || !(minimum(training) > 0)) {
            return false;
        }
        double[] correlations = autocorrelations(training, season);
        double sum = 1;
        for (int lag = 1; lag < season; lag++) {
            sum += 2 * correlations[lag] * correlations[lag];
        }
        return Math.abs(correlations[season]) > CRITICAL * Math.sqrt(sum / training.length);
    }

    /** Returns the classical multiplicative factors of each place in the season, counted from row 0; their mean is 1. */
    static double[] factors(double[] training, int season) {
        double[] sums = new double[season];
        int[] counts = new int[season];
        int half = season / 2;
        for (int row = half; row + half < training.length; row++) {
            sums[row % season] += training[row] / trend(training, row, season);
            counts[row % season]++;
        }
        double[] factors = new double[season];
        for (int place = 0; place < season; place++) {
            factors[place] = sums[place] / counts[place];
        }
        double mean = Arrays.stream(factors).average().orElseThrow();
        return Arrays.stream(factors).map(factor -> factor / mean).toArray();
    }

    /** Returns the mean of a season around a row; of an even season, half of each row at its ends. */
    private static double trend(double[] values, int row, int season) {
        int half = season / 2;
        double sum = 0;
        for (int i = row - half; i <= row + half; i++) {
            boolean isHalf = season % 2 == 0 && Math.abs(i - row) == half;
            sum += (isHalf ? 0.5 : 1) * values[i] / season;
        }
        return sum;
    }

    private static double[] autocorrelations(double[] values, int most) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double[] correlations = new double[most + 1];
        for (int lag = 0; lag <= most; lag++) {
            for (int row = lag; row < values.length; row++) {
                correlations[lag] += (values[row] - mean) * (values[row - lag] - mean);
            }
        }
        double variance = correlations[0];
        return Arrays.stream(correlations)
                .map(covariance -> covariance / variance)
                .toArray();
    }

    private static double minimum(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }
}
