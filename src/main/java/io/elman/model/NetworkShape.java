package io.elman.model;

/**
 * What the data decides about a network.
 *
 * @param inputs different tokens that may come in, or numbers a step
 * @param answer what comes out
 */
public record NetworkShape(int inputs, Answer answer) {
    /** @throws IllegalArgumentException unless there is an input */
    public NetworkShape {
        if (inputs < 1) {
            throw new IllegalArgumentException("a network needs an input, not " + inputs);
        }
    }

    /** Returns the shape of a network for which all classes count the same. */
    public static NetworkShape unweighted(int inputs, int classes) {
        return new NetworkShape(inputs, Answer.Classes.unweighted(classes));
    }

    int outputs() {
        return answer.outputs();
    }

    /** Returns the shape of several such networks joined: classes are agreed upon, values stand side by side. */
    NetworkShape joined(int networks) {
        return answer instanceof Answer.Values values ? new NetworkShape(inputs, values.times(networks)) : this;
    }
}
