package io.elman.data.series;

import java.util.List;
import java.util.Objects;

/**
 * A column with values.
 *
 * @param name in the file
 * @param isTarget true for what is to be forecast
 * @param words that the values of a text column number from 0; none for a column of numbers
 */
public record Column(String name, boolean isTarget, List<String> words) {
    /** The value of a text column whose cell is blank. */
    public static final double NO_WORD = -1;

    public Column {
        Objects.requireNonNull(name);
        words = List.copyOf(words);
    }

    public boolean isText() {
        return !words.isEmpty();
    }
}
