package io.elman.data.series.read;

import io.elman.data.series.Repeated;
import java.util.Arrays;

/** Makes one row of those of one time, as the rule says. */
final class SameTimes {
    private final FlatRows rows;
    private final Repeated rule;
    private final Notices notices;

    /** @param rule any but {@link Repeated#ERROR} */
    SameTimes(FlatRows rows, Repeated rule, Notices notices) {
        this.rows = rows;
        this.rule = rule;
        this.notices = notices;
    }

    /**
     * Returns rows of which no two have the same time; new array. A mean is written into the rows.
     *
     * @param order of rows in ascending time, those of one time as they stand in the file; not modified
     */
    int[] once(int[] order) {
        int[] kept = new int[order.length];
        int count = 0;
        for (int from = 0, to = 0; from < order.length; from = to) {
            while (to < order.length && rows.ticks()[order[to]] == rows.ticks()[order[from]]) {
                to++;
            }
            if (rule == Repeated.MEAN && to > from + 1) {
                average(Arrays.copyOfRange(order, from, to));
            }
            kept[count++] = order[rule == Repeated.LAST ? to - 1 : from];
        }
        String what = rule == Repeated.MEAN ? "were averaged with" : "were left out for";
        notices.count("rows " + what + " another one of the same time", order.length - count);
        return Arrays.copyOf(kept, count);
    }

    private void average(int[] same) {
        for (int column = 0; column < rows.columns().size(); column++) {
            double[] values = rows.values()[column];
            if (!rows.columns().get(column).isText()) {
                values[same[0]] = Arrays.stream(same)
                        .mapToDouble(row -> values[row])
                        .filter(value -> !Double.isNaN(value))
                        .average()
                        .orElse(Double.NaN);
            }
        }
    }
}
