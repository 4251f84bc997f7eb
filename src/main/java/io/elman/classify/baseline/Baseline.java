package io.elman.classify.baseline;

/** A simple model that a network has to beat to be worth its trouble. */
public interface Baseline {
    /** Returns the name under which its metrics are reported. */
    String name();

    /** Returns the probability of each class. */
    double[] probabilities(String text);
}
