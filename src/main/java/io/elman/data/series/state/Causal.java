package io.elman.data.series.state;

import io.elman.data.series.Missing;
import io.elman.data.series.Series;
import java.util.Arrays;

/** Values as they were known at some row: a line drawn into a gap leads to a value that only comes later. */
public final class Causal {
    private Causal() {}

    /**
     * Returns the values of a column in rows [from, origin], as they were known at the origin; new array. Where a gap is
     * open at the origin and was filled by a line, the value before the gap stands instead.
     */
    public static double[] values(Series series, int column, int from, int origin, Missing.Fill fill) {
        double[] values = Arrays.copyOfRange(series.values()[column], from, origin + 1);
        if (fill == Missing.Fill.LINEAR && series.wasMissing(column, origin)) {
            int known = origin;
            while (known > 0 && series.wasMissing(column, known)) {
                known--;
            }
            Arrays.fill(values, Math.max(0, known - from), values.length, series.values()[column][known]);
        }
        return values;
    }
}
