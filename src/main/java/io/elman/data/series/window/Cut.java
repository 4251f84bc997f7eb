package io.elman.data.series.window;

import io.elman.data.series.Series;
import io.elman.data.series.SeriesSet;
import java.util.Arrays;
import java.util.List;

/**
 * Where the parts of one series begin, in rows counted from 0.
 *
 * @param validation the first row behind training
 * @param test the first row behind validation
 * @param end the number of rows
 */
public record Cut(int validation, int test, int end) {
    public Cut {
        if (validation < 0 || validation > test || test > end) {
            throw new IllegalArgumentException("parts from " + validation + ", " + test + " to " + end);
        }
    }

    /**
     * Returns a cut a series. Series that share a clock are cut at the same time stamps, so that no model learns from one
     * series what happens to another later; series that count their own rows are cut at their own ends.
     */
    public static List<Cut> of(SeriesSet set, Holdout holdout) {
        if (!set.sharesClock()) {
            return set.series().stream()
                    .map(series -> of(series.length(), holdout))
                    .toList();
        }
        long first = set.series().stream().mapToLong(Series::firstTick).min().orElseThrow();
        int rows = longestSpan(set, first);
        Cut common = of(rows, holdout);
        long validation = set.axis().step().plus(first, common.validation());
        long test = set.axis().step().plus(first, common.test());
        return set.series().stream()
                .map(series -> new Cut(rowsBefore(series, validation), rowsBefore(series, test), series.length()))
                .toList();
    }

    private static Cut of(int rows, Holdout holdout) {
        int test = rows - holdout.testRows(rows);
        return new Cut(test - holdout.validationRows(rows), test, rows);
    }

    /** Returns the rows of a series that would reach from the first time stamp of all to the last. */
    private static int longestSpan(SeriesSet set, long first) {
        long last = set.series().stream().mapToLong(Series::lastTick).max().orElseThrow();
        int longest = set.series().stream().mapToInt(Series::length).max().orElseThrow();
        long span = longest;
        // Series may stand at different hours or days: counted on until the last is passed.
        while (set.axis().step().plus(first, span) <= last) {
            span++;
        }
        return Math.toIntExact(span);
    }

    private static int rowsBefore(Series series, long tick) {
        int found = Arrays.binarySearch(series.ticks(), tick);
        return found >= 0 ? found : -found - 1;
    }
}
