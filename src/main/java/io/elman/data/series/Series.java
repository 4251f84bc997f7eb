package io.elman.data.series;

import java.util.Arrays;
import java.util.Objects;

/**
 * One series: values at equal steps, none of them missing or infinite.
 *
 * @param id in the file; blank when the file is one series
 * @param ticks [time]; ascending, a step apart; not modified
 * @param values [column][time] in the file's unit, or the number of a word; not modified
 * @param wasMissing [column][time]; true where a value was filled in; a column that is whole has an empty array; not
 *     modified
 * @param lines [time] of the file, counted from 1; 0 for a row that was filled in; not modified
 */
public record Series(String id, long[] ticks, double[][] values, boolean[][] wasMissing, long[] lines) {
    /** @throws IllegalArgumentException unless all arrays are as long as there are time stamps, and those ascend */
    public Series {
        Objects.requireNonNull(id);
        if (wasMissing.length != values.length || lines.length != ticks.length) {
            throw new IllegalArgumentException("the columns of the series '" + id + "' do not belong together");
        }
        for (int column = 0; column < values.length; column++) {
            boolean gaps = wasMissing[column].length == 0 || wasMissing[column].length == ticks.length;
            if (values[column].length != ticks.length || !gaps) {
                throw new IllegalArgumentException(
                        values[column].length + " values at " + ticks.length + " time stamps");
            }
        }
        for (int row = 1; row < ticks.length; row++) {
            if (ticks[row] <= ticks[row - 1]) {
                throw new IllegalArgumentException("time does not ascend in the series '" + id + "'");
            }
        }
    }

    /** Returns the number of rows. */
    public int length() {
        return ticks.length;
    }

    public long firstTick() {
        return ticks[0];
    }

    public long lastTick() {
        return ticks[ticks.length - 1];
    }

    /** Returns true where the file has no value. */
    public boolean wasMissing(int column, int time) {
        return wasMissing[column].length > 0 && wasMissing[column][time];
    }

    /** Returns how it is called in messages: {@code series 'x': }, or nothing where there is only one. */
    public String label() {
        return id.isEmpty() ? "" : "series '" + id + "': ";
    }

    /** Returns the rows [from, to); new arrays. */
    public Series slice(int from, int to) {
        double[][] some = new double[values.length][];
        boolean[][] missing = new boolean[values.length][];
        for (int column = 0; column < values.length; column++) {
            some[column] = Arrays.copyOfRange(values[column], from, to);
            missing[column] = wasMissing[column].length == 0
                    ? wasMissing[column]
                    : Arrays.copyOfRange(wasMissing[column], from, to);
        }
        return new Series(id, Arrays.copyOfRange(ticks, from, to), some, missing, Arrays.copyOfRange(lines, from, to));
    }
}
