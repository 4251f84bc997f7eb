package io.elman.data;

/** What a row is for. */
public enum Part {
    /** Weights and the vocabulary are learned from these rows and no others. */
    TRAIN,
    /** Decides when to stop training; never learned from. */
    VALIDATION,
    /** Read once, at the end, for the figures that are reported. */
    TEST
}
