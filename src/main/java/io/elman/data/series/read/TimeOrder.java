package io.elman.data.series.read;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Brings the rows of a series into the order of their time. */
final class TimeOrder {
    private TimeOrder() {}

    /**
     * Returns the rows in ascending time; equal times stay as they came; new array.
     *
     * @param rows not modified
     * @param ticks of all rows of the file; not modified
     */
    static int[] ascending(int[] rows, long[] ticks) {
        if (isSorted(rows, ticks, 1)) {
            return rows.clone();
        }
        return IntStream.of(rows)
                .boxed()
                .sorted(Comparator.comparingLong(row -> ticks[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** @param direction 1 for ascending, -1 for newest first */
    static boolean isSorted(int[] rows, long[] ticks, int direction) {
        return IntStream.range(1, rows.length)
                .allMatch(i -> Long.compare(ticks[rows[i]], ticks[rows[i - 1]]) * direction >= 0);
    }
}
