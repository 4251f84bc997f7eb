package io.elman.data.series.read;

import io.elman.SourceLocation;
import io.elman.data.series.Column;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All rows of a file, in its order.
 *
 * @param file as the user named it
 * @param columns with values
 * @param values [column][row], NaN where a number is missing; modified when they are checked
 * @param ticks [row]
 * @param lines [row] of the file, counted from 1
 * @param series the rows of each series
 */
record FlatRows(
        String file, List<Column> columns, double[][] values, long[] ticks, long[] lines, Map<String, int[]> series) {
    /** Returns where a row stands in the file. */
    SourceLocation place(int row) {
        return SourceLocation.of(file, lines[row]);
    }

    /**
     * Returns some rows in ascending time; equal times stay as they came; new array.
     *
     * @param some not modified
     */
    int[] ascending(int[] some) {
        if (isSorted(some, 1)) {
            return some.clone();
        }
        return IntStream.of(some)
                .boxed()
                .sorted(Comparator.comparingLong(row -> ticks[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** @param direction 1 for ascending, -1 for newest first */
    boolean isSorted(int[] some, int direction) {
        return IntStream.range(1, some.length)
                .allMatch(i -> Long.compare(ticks[some[i]], ticks[some[i - 1]]) * direction >= 0);
    }
}
