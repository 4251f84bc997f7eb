package io.elman.data.series.read;

import io.elman.data.series.Missing;

/** Puts values where there are none. */
final class Filler {
    private final Missing rule;

    Filler(Missing rule) {
        this.rule = rule;
    }

    /**
     * Fills a column from its first value on; what is missing before it stays so.
     *
     * @param column NaN where a value is missing; modified
     */
    void fill(double[] column) {
        switch (rule.fill()) {
            case NONE -> {}
            case PREVIOUS -> previous(column);
            case LINEAR -> linear(column);
            case SEASONAL -> seasonal(column);
        }
    }

    private static void previous(double[] column) {
        for (int i = 1; i < column.length; i++) {
            column[i] = Double.isNaN(column[i]) ? column[i - 1] : column[i];
        }
    }

    /** Behind the last value there is no line: there it stands still. */
    private static void linear(double[] column) {
        int known = -1;
        for (int i = 0; i < column.length; i++) {
            if (!Double.isNaN(column[i])) {
                for (int between = known + 1; known >= 0 && between < i; between++) {
                    double slope = (column[i] - column[known]) / (i - known);
                    column[between] = column[known] + slope * (between - known);
                }
                known = i;
            }
        }
        previous(column);
    }

    private void seasonal(double[] column) {
        for (int i = 1; i < column.length; i++) {
            if (Double.isNaN(column[i])) {
                double before = i >= rule.season() ? column[i - rule.season()] : Double.NaN;
                column[i] = Double.isNaN(before) ? column[i - 1] : before;
            }
        }
    }
}
