package io.elman.model;

/**
 * The sizes of a network that the data decides.
 *
 * @param inputs different tokens that may come in
 * @param outputs classes that may come out
 */
public record NetworkShape(int inputs, int outputs) {
    /** @throws IllegalArgumentException unless there is an input and a choice */
    public NetworkShape {
        if (inputs < 1 || outputs < 2) {
            throw new IllegalArgumentException(
                    "a network needs an input and two outputs, not " + inputs + " and " + outputs);
        }
    }
}
