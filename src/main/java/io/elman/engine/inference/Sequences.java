package io.elman.engine.inference;

import io.elman.engine.kernel.Packing;
import java.util.Arrays;

/** Texts as numbers of words, the longest first, so that a text that has ended costs nothing. */
public final class Sequences {
    private final int[][] words;
    private final Packing packing;
    private final int largest;

    private Sequences(int[][] words, Packing packing, int largest) {
        this.words = words;
        this.packing = packing;
        this.largest = largest;
    }

    /**
     * Returns the texts, ready to be answered by any number of networks.
     *
     * @param texts [text][step], at least one text, numbers of words from 0 on, at least one a text; not modified, and kept
     * @throws IllegalArgumentException if there is no text, a text is empty or a number negative
     */
    public static Sequences of(int[][] texts) {
        if (texts.length == 0) {
            throw new IllegalArgumentException("there is no text");
        }
        int largest = 0;
        for (int[] text : texts) {
            if (text.length == 0 || Arrays.stream(text).min().getAsInt() < 0) {
                throw new IllegalArgumentException(
                        "a text is numbers of words from 0 on, not " + Arrays.toString(text));
            }
            largest = Math.max(largest, Arrays.stream(text).max().getAsInt());
        }
        Packing packing = Packing.ofLengths(
                Arrays.stream(texts).mapToInt(text -> text.length).toArray());
        int[][] words = new int[texts.length][];
        Arrays.setAll(words, place -> texts[packing.example(place)]);
        return new Sequences(words, packing, largest);
    }

    int size() {
        return words.length;
    }

    int steps() {
        return packing.steps();
    }

    /** Returns how many texts have a step: those at the first places. */
    int rows(int step) {
        return packing.rows(step);
    }

    /** Returns the number of steps of all texts together. */
    int rows() {
        return packing.rows();
    }

    /** Returns the row of the text at a place, in a block that has the steps one after the other. */
    int row(int place, int step) {
        return packing.firstRow(step) + place;
    }

    /** Returns where the text at a place stood before they were sorted. */
    int text(int place) {
        return packing.example(place);
    }

    int length(int place) {
        return words[place].length;
    }

    int word(int place, int step) {
        return words[place][step];
    }

    /** Returns the largest number of a word. */
    int largest() {
        return largest;
    }
}
