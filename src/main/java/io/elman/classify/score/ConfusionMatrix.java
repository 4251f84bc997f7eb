package io.elman.classify.score;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** How often each class was taken for each class. */
public final class ConfusionMatrix {
    private final List<String> labels;
    private final long[][] counts;

    public ConfusionMatrix(List<String> labels) {
        this.labels = List.copyOf(labels);
        this.counts = new long[labels.size()][labels.size()];
    }

    /** Counts one row. */
    public void add(int actual, int predicted) {
        counts[actual][predicted]++;
    }

    public List<String> labels() {
        return labels;
    }

    /** Returns how many rows of a class were taken for another, or for itself. */
    public long count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    /** Returns how many rows were counted. */
    public long rows() {
        return classes().mapToLong(this::support).sum();
    }

    /** Returns how many rows are of a class. */
    public long support(int label) {
        return Arrays.stream(counts[label]).sum();
    }

    /** Returns the share of rows that were taken for what they are; NaN without rows. */
    public double accuracy() {
        return (double) classes().mapToLong(label -> counts[label][label]).sum() / rows();
    }

    /** Returns the mean recall of the classes that have rows: chance is one over their number, however rare some are. */
    public double balancedAccuracy() {
        return mean(label -> support(label) > 0, this::recall);
    }

    /** Returns the mean F1 of the classes that have rows or were predicted. */
    public double macroF1() {
        return mean(label -> support(label) + predicted(label) > 0, this::f1);
    }

    /** Returns the share of the rows predicted as a class that are of it; 0 if there is none. */
    public double precision(int label) {
        return ratio(counts[label][label], predicted(label));
    }

    /** Returns the share of the rows of a class that were predicted as it; 0 if there is none. */
    public double recall(int label) {
        return ratio(counts[label][label], support(label));
    }

    /** Returns the harmonic mean of precision and recall; 0 if both are. */
    public double f1(int label) {
        return ratio(2 * counts[label][label], support(label) + predicted(label));
    }

    private long predicted(int label) {
        return classes().mapToLong(actual -> counts[actual][label]).sum();
    }

    private double mean(IntPredicate counted, IntToDoubleFunction value) {
        return classes().filter(counted).mapToDouble(value).average().orElse(Double.NaN);
    }

    private IntStream classes() {
        return IntStream.range(0, labels.size());
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
