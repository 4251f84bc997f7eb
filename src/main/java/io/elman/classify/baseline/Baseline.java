package io.elman.classify.baseline;

/** A simple model that a network has to beat to be worth its trouble. */
public interface Baseline<T> {
    /** Returns the name under which its metrics are reported. */
    String name();

    /** Returns the probability of each class; new array. */
    double[] probabilities(T item);

    /** Returns the name of its entry in a model zip. */
    String entry();

    /** Returns that entry. */
    String write();
}
