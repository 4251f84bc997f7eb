package io.elman.data.series;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which columns of a file are read, by name.
 *
 * @param time of each row; blank for a wide file, in which a row is a series and all other columns are its values
 * @param targets to forecast, at least one
 * @param past known up to now and not for the future; may hold text
 * @param series whose equal cells make the rows of one series; empty when the file is one series
 */
public record SeriesColumns(String time, List<String> targets, List<String> past, Optional<String> series) {
    /** What the values of a wide file are called, since no column is named after them. */
    public static final String WIDE_VALUE = "value";

    public SeriesColumns {
        Objects.requireNonNull(time);
        Objects.requireNonNull(series);
        targets = List.copyOf(targets);
        past = List.copyOf(past);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("there has to be a target");
        }
    }

    public static SeriesColumns of(String time, String target, String... past) {
        return new SeriesColumns(time, List.of(target), List.of(past), Optional.empty());
    }

    /**
     * Returns the columns of a wide file.
     *
     * @param series the column with the name of each series
     */
    public static SeriesColumns wide(String series) {
        return new SeriesColumns("", List.of(WIDE_VALUE), List.of(), Optional.of(series));
    }

    public boolean isWide() {
        return time.isEmpty();
    }

    /** Returns the same columns but for past ones that are none of the given. */
    public SeriesColumns keeping(List<String> known) {
        return new SeriesColumns(
                time, targets, past.stream().filter(known::contains).toList(), series);
    }

    /** Returns the columns with values: the targets, then the past ones. */
    public List<String> values() {
        List<String> values = new ArrayList<>(targets);
        values.addAll(past);
        return values;
    }

    /** Returns all columns of a long file that are read. */
    public List<String> all() {
        List<String> all = new ArrayList<>(List.of(time));
        all.addAll(values());
        series.ifPresent(all::add);
        return all;
    }

    /** Returns a column that has two tasks; empty when none has. */
    public Optional<String> repeated() {
        HashSet<String> seen = new HashSet<>();
        return all().stream().filter(name -> !seen.add(name)).findFirst();
    }
}
