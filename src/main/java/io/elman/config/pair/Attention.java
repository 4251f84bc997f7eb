package io.elman.config.pair;

/** What the decoder sees of the source at each step, beside the mean of the encoder's states. */
public enum Attention {
    /** Nothing else. */
    NONE,
    /** The states that fit its own state best: softmax(h_t h_s' / sqrt(d)) weighs them. */
    DOT,
    /** The same with states that a matrix of its own has changed: softmax(h_t W h_s' / sqrt(d)). */
    GENERAL,
    /** Those that a network of one hidden layer finds to fit: softmax(v' tanh(W_q h_t + b + W_k h_s)). */
    ADDITIVE;

    /** Returns whether states are compared by a product. */
    boolean isByProducts() {
        return this == DOT || this == GENERAL;
    }
}
