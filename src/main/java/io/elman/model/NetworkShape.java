package io.elman.model;

import java.util.Arrays;

/**
 * What the data decides about a network.
 *
 * @param inputs different tokens that may come in
 * @param classWeights what a row of each class counts in the loss; kept, not modified
 */
public record NetworkShape(int inputs, double[] classWeights) {
    /** @throws IllegalArgumentException unless there is an input and a choice */
    public NetworkShape {
        if (inputs < 1 || classWeights.length < 2) {
            throw new IllegalArgumentException(
                    "a network needs an input and two outputs, not " + inputs + " and " + classWeights.length);
        }
    }

    /** Returns the shape of a network for which all classes count the same. */
    public static NetworkShape unweighted(int inputs, int outputs) {
        double[] ones = new double[outputs];
        Arrays.fill(ones, 1);
        return new NetworkShape(inputs, ones);
    }

    int outputs() {
        return classWeights.length;
    }

    boolean isWeighted() {
        return Arrays.stream(classWeights).anyMatch(weight -> weight != 1);
    }
}
