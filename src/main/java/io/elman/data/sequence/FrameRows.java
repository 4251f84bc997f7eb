package io.elman.data.sequence;

import io.elman.data.SeededRandom;
import io.elman.data.labelled.RowStore;

/** Encoded items, each with its class; rows are counted from 0. Safe to be shared by threads. */
public interface FrameRows {
    int size();

    /** Returns about how many steps a row has. */
    int length(int row);

    /** Returns the class of a row. */
    int label(int row);

    /** Returns the steps of a row; where rows are varied, the random numbers decide how. */
    Frames frames(int row, SeededRandom random);

    /** Returns rows whose steps are kept. */
    static FrameRows of(RowStore store, int features) {
        return new Kept(store, features);
    }

    /** Returns rows that are never the same. */
    static FrameRows varied(RowStore store, Variation<?> variation) {
        return new Varied(store, variation);
    }

    /** @param store of the steps' numbers */
    record Kept(RowStore store, int features) implements FrameRows {
        @Override
        public int size() {
            return store.size();
        }

        @Override
        public int length(int row) {
            return store.length(row) / features;
        }

        @Override
        public int label(int row) {
            return store.label(row);
        }

        @Override
        public Frames frames(int row, SeededRandom random) {
            return new Frames(Numbers.floats(store.numbers(row)), features);
        }
    }

    /** @param store of what the variation keeps */
    record Varied(RowStore store, Variation<?> variation) implements FrameRows {
        @Override
        public int size() {
            return store.size();
        }

        @Override
        public int length(int row) {
            return variation.steps(store.length(row));
        }

        @Override
        public int label(int row) {
            return store.label(row);
        }

        @Override
        public Frames frames(int row, SeededRandom random) {
            return variation.vary(Numbers.floats(store.numbers(row)), random);
        }
    }
}
