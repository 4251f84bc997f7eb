package io.elman.translate.baseline;

/** A simple model: the target of the training pair whose source is nearest. */
public interface Baseline {
    /** Returns the name that the metrics are found under. */
    String name();

    /** Returns the target of the nearest pair, of equally near ones the first; safe to be called by many threads. */
    String translate(String source);
}
