package io.elman.forecast.linear;

import java.util.Arrays;

/**
 * What a number is expected to be given others: intercept + sum of weight_i input_i.
 *
 * @param intercept the expectation where all inputs are 0
 * @param weights one an input; not modified
 */
record LinearWeights(double intercept, double[] weights) {
    LinearWeights {
        if (!Double.isFinite(intercept) || !Arrays.stream(weights).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("an intercept or a weight is not a number");
        }
    }

    /** @param inputs one a weight; not modified */
    double expect(double[] inputs) {
        double sum = intercept;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * inputs[i];
        }
        return sum;
    }
}
