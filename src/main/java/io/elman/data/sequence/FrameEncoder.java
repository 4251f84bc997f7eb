package io.elman.data.sequence;

/** Turns an item into what goes into the network. Safe to be shared by threads. */
public interface FrameEncoder<T> {
    /** Returns how many numbers a step has. */
    int features();

    /** Returns the steps of an item, at least one. */
    Frames encode(T item);

    /** Returns the mean of each feature over time, before anything that would make the means of all items alike. */
    float[] means(T item);
}
