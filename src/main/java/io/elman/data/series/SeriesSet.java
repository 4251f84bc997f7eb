package io.elman.data.series;

import io.elman.SourceLocation;
import io.elman.data.series.time.TimeAxis;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All series of a file.
 *
 * @param file as the user named it
 * @param axis how time runs in it
 * @param sharesClock true where equal ticks of two series mean the same time; false where each counts its own rows
 * @param columns with values: targets first
 * @param series in the order of the file, at least one
 * @param notices what the user should know but what is no mistake: rows sorted, columns left out, values filled in
 */
public record SeriesSet(
        String file,
        TimeAxis axis,
        boolean sharesClock,
        List<Column> columns,
        List<Series> series,
        List<String> notices) {
    public SeriesSet {
        Objects.requireNonNull(file);
        Objects.requireNonNull(axis);
        columns = List.copyOf(columns);
        series = List.copyOf(series);
        notices = List.copyOf(notices);
    }

    /** Returns how many columns are to be forecast; they come first. */
    public int targets() {
        return (int) columns.stream().filter(Column::isTarget).count();
    }

    /** Returns the place of a row in the file; of the file where the row was filled in. */
    public SourceLocation location(Series of, int row) {
        return of.lines()[row] > 0 ? SourceLocation.of(file, of.lines()[row]) : SourceLocation.of(file);
    }

    /** Returns the last rows of each series, so many as there are. */
    public SeriesSet tail(int rows) {
        List<Series> tails = series.stream()
                .map(one -> one.slice(Math.max(0, one.length() - rows), one.length()))
                .toList();
        return new SeriesSet(file, axis, sharesClock, columns, tails, List.of());
    }

    /** Returns the place of the file as a whole. */
    public SourceLocation location() {
        return SourceLocation.of(file);
    }

    /** Returns the number of rows of all series. */
    public long rows() {
        return series.stream().mapToLong(Series::length).sum();
    }

    public Stream<String> ids() {
        return series.stream().map(Series::id);
    }
}
