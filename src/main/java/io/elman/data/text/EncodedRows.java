package io.elman.data.text;

import io.elman.data.labelled.LabelledSource;
import io.elman.data.labelled.RowStore;
import java.util.List;

/** Texts as token indices, each with its class; rows are counted from 0. */
public interface EncodedRows {
    int size();

    /** Returns the token indices of a row, at least one; new array. */
    int[] tokens(int row);

    /** Returns how many tokens a row has. */
    int length(int row);

    /** Returns the class of a row, or {@link LabelledSource#NO_LABEL}. */
    int label(int row);

    /** Returns the line of the user's file on which the row starts, counted from 1. */
    long line(int row);

    /** Returns rows without classes that are held in memory; the line of each is its place in the list. */
    static EncodedRows unlabelled(List<int[]> texts) {
        return new InMemory(texts);
    }

    /** Returns the rows of a store. */
    static EncodedRows of(RowStore store) {
        return new OnDisk(store);
    }

    /** @param store whose numbers are token indices */
    record OnDisk(RowStore store) implements EncodedRows {
        @Override
        public int size() {
            return store.size();
        }

        @Override
        public int[] tokens(int row) {
            return store.numbers(row);
        }

        @Override
        public int length(int row) {
            return store.length(row);
        }

        @Override
        public int label(int row) {
            return store.label(row);
        }

        @Override
        public long line(int row) {
            return store.line(row);
        }
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
            return LabelledSource.NO_LABEL;
        }

        @Override
        public long line(int row) {
            return row + 1L;
        }
    }
}
