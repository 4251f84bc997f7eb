package io.elman.classify.baseline;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Answers every item with the shares of the classes among the training rows, and so with the largest class.
 *
 * @param counts training rows of each class; kept, not modified
 */
public record MajorityClass(long[] counts) implements Baseline<Object> {
    /** The entry of the model zip. */
    public static final String ENTRY = "class-counts.txt";

    @Override
    public String entry() {
        return ENTRY;
    }

    /** Returns the counts, a line each. */
    @Override
    public String write() {
        return Arrays.stream(counts).mapToObj(count -> count + "\n").collect(Collectors.joining());
    }

    /** @throws IllegalArgumentException if the text is not as {@link #write} leaves it */
    public static MajorityClass read(String text, int classes) {
        long[] counts = text.lines().mapToLong(Long::parseLong).toArray();
        if (counts.length != classes || Arrays.stream(counts).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("there are not " + classes + " counts of classes");
        }
        return new MajorityClass(counts);
    }

    @Override
    public String name() {
        return "majority_class";
    }

    @Override
    public double[] probabilities(Object item) {
        // One row is added to each class, so that none is impossible.
        double total = Arrays.stream(counts).sum() + counts.length;
        return Arrays.stream(counts).mapToDouble(count -> (count + 1) / total).toArray();
    }
}
