package io.elman.data.sequence.table;

/**
 * A sequence of numbers.
 *
 * @param id how the file calls it
 * @param values [step][feature], at least one step; not modified
 */
public record NumberSequence(String id, double[][] values) {
    /** @throws IllegalArgumentException unless there is a step */
    public NumberSequence {
        if (values.length == 0) {
            throw new IllegalArgumentException("a sequence needs a step");
        }
    }
}
