package io.elman.forecast.baseline;

import java.util.Arrays;

/**
 * What the next value is of the values before it, in standardized units: z_t = intercept + sum of weight_k z_(t-1-k).
 *
 * @param intercept the value without any before it
 * @param weights [order], that of the last value first; not modified
 */
record LagWeights(double intercept, double[] weights) {
    LagWeights {
        if (!Double.isFinite(intercept) || !Arrays.stream(weights).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("an intercept or a weight is not a number");
        }
    }

    int order() {
        return weights.length;
    }

    /**
     * Returns the value that is expected at a row.
     *
     * @param standardized [time]; not modified
     */
    double next(double[] standardized, int row) {
        double next = intercept;
        for (int lag = 0; lag < weights.length; lag++) {
            next += weights[lag] * standardized[row - 1 - lag];
        }
        return next;
    }
}
