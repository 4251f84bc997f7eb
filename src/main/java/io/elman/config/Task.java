package io.elman.config;

/** What comes out of the network. */
public enum Task {
    /** One of several classes. */
    CLASSIFICATION,
    /** Values of the future. */
    FORECASTING,
    /** The next symbol of a text. */
    GENERATION,
    /** Another sequence. */
    TRANSLATION
}
