package io.elman.classify;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a row of each class counts in the loss. Over the training rows the mean is one, so that the learning rate means
 * the same with and without.
 */
final class ClassWeights {
    private ClassWeights() {}

    /**
     * Returns weights that fall with the share of the class; new array.
     *
     * @param counts training rows of each class; not modified
     * @param power 0 counts every row the same, 1 every class the same
     */
    static double[] of(long[] counts, double power) {
        double[] raw = Arrays.stream(counts)
                .mapToDouble(count -> count == 0 ? 0 : Math.pow(count, -power))
                .toArray();
        double rows = Arrays.stream(counts).sum();
        double sum = IntStream.range(0, raw.length)
                .mapToDouble(label -> raw[label] * counts[label])
                .sum();
        return Arrays.stream(raw).map(weight -> weight * rows / sum).toArray();
    }
}
