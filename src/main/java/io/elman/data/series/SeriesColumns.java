package io.elman.data.series;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Which columns of a file are read, by name.
 *
 * @param time of each row
 * @param targets to forecast, at least one
 * @param past known up to now and not for the future; may hold text
 * @param series whose equal cells make the rows of one series; empty when the file is one series
 */
public record SeriesColumns(String time, List<String> targets, List<String> past, Optional<String> series) {
    public SeriesColumns {
        targets = List.copyOf(targets);
        past = List.copyOf(past);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("there has to be a target");
        }
    }

    public static SeriesColumns of(String time, String target, String... past) {
        return new SeriesColumns(time, List.of(target), List.of(past), Optional.empty());
    }

    /** Returns the columns with values: the targets, then the past ones. */
    public List<String> values() {
        List<String> values = new ArrayList<>(targets);
        values.addAll(past);
        return values;
    }

    /** Returns a column that has two tasks; empty when none has. */
    public Optional<String> repeated() {
        List<String> all = values();
        all.add(time);
        series.ifPresent(all::add);
        HashSet<String> seen = new HashSet<>();
        return all.stream().filter(name -> !seen.add(name)).findFirst();
    }
}
