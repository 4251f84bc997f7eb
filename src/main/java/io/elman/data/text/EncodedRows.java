package io.elman.data.text;

import java.util.List;

/** Texts as token indices, each with its class; rows are counted from 0. */
public interface EncodedRows {
    /** The class of a row that has none. */
    int NO_LABEL = -1;

    int size();

    /** Returns the token indices of a row, at least one; new array. */
    int[] tokens(int row);

    /** Returns how many tokens a row has. */
    int length(int row);

    /** Returns the class of a row, or {@link #NO_LABEL}. */
    int label(int row);

    /** Returns the line of the user's file on which the row starts, counted from 1. */
    long line(int row);

    /** Returns rows without classes that are held in memory; the line of each is its place in the list. */
    static EncodedRows unlabelled(List<int[]> texts) {
        return new InMemory(texts);
    }

    /** @param texts token indices; not modified */
    record InMemory(List<int[]> texts) implements EncodedRows {
        @Override
        public int size() {
            return texts.size();
        }

        @Override
        public int[] tokens(int row) {
            return texts.get(row).clone();
        }

        @Override
        public int length(int row) {
            return texts.get(row).length;
        }

        @Override
        public int label(int row) {
            return NO_LABEL;
        }

        @Override
        public long line(int row) {
            return row + 1L;
        }
    }
}
