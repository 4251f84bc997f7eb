package io.elman.data.sequence;

import io.elman.data.SeededRandom;

/** Shows training rows a little different each time. */
public interface Variation<T> {
    /** Returns what is kept of an item to make variants of, at least one number; new array. */
    float[] keep(T item);

    /** Returns how many steps the unvaried item has of which so many numbers are kept. */
    int steps(int kept);

    /**
     * Returns a variant.
     *
     * @param kept of the item; not modified
     * @param random decides how it differs
     */
    Frames vary(float[] kept, SeededRandom random);
}
