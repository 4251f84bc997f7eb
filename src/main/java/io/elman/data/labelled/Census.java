package io.elman.data.labelled;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.data.ClassNames;
import io.elman.data.Split;
import java.util.Map;
import java.util.TreeMap;

/** How many rows of a file there are of each class and of each group: what a split needs to know. */
final class Census<T> {
    /** More names than that are texts or numbers, not classes; they would fill the memory one by one. */
    private static final int MOST_CLASSES = 100_000;

    private final LabelledSource<T> source;
    private final Map<String, Long> rowsPerLabel = new TreeMap<>();
    private final Map<String, Long> rowsPerGroup = new TreeMap<>();

    private Census(LabelledSource<T> source) {
        this.source = source;
    }

    /**
     * Returns the counts after reading and checking the whole file.
     *
     * @throws ElmanException when a row is wrong, or there are not at least two classes
     */
    static <T> Census<T> of(LabelledSource<T> source) {
        Census<T> census = new Census<>(source);
        source.forEach(census::count);
        if (census.rowsPerLabel.size() < 2) {
            String only = census.rowsPerLabel.keySet().iterator().next();
            throw census.wrong("every row has the label '" + only + "': there is nothing to learn");
        }
        return census;
    }

    ClassNames labels() {
        return ClassNames.of(rowsPerLabel.keySet());
    }

    boolean hasGroup(String group) {
        return rowsPerGroup.containsKey(group);
    }

    Split split(Split.Fractions fractions, long seed) {
        // A TreeMap's values come in the order of the classes' indices.
        long[] perClass =
                rowsPerLabel.values().stream().mapToLong(Long::longValue).toArray();
        return source.columns().group().isPresent()
                ? Split.grouped(rowsPerGroup, fractions, seed)
                : Split.stratified(perClass, fractions, seed);
    }

    private void count(LabelledRow<T> row) {
        rowsPerLabel.merge(row.label(), 1L, Long::sum);
        if (source.columns().group().isPresent()) {
            rowsPerGroup.merge(row.group(), 1L, Long::sum);
        }
        if (rowsPerLabel.size() > MOST_CLASSES) {
            throw wrong(
                    "column '" + source.columns().label() + "' has more than " + MOST_CLASSES + " different labels");
        }
    }

    private ElmanException wrong(String message) {
        return new ElmanException(Finding.at(SourceLocation.of(source.csv().name()), message)
                .withHint("is '" + source.columns().label() + "' the column that names the class?"));
    }
}
