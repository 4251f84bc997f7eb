package io.elman.engine.block;

/** Loops over rows of doubles. */
final class DoubleRows {
    private DoubleRows() {}

    /** Subtracts the largest of every row, so that no exponential overflows. */
    static void shift(double[] z, int start, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            int from = start + row * columns;
            double largest = z[from];
            for (int i = from + 1; i < from + columns; i++) {
                if (z[i] > largest) {
                    largest = z[i];
                }
            }
            for (int i = from; i < from + columns; i++) {
                z[i] -= largest;
            }
        }
    }

    /** Adds up in four sums at a time, which do not wait for each other. */
    static double sum(double[] z, int from, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i + 3 < from + count; i += 4) {
            a += z[i];
            b += z[i + 1];
            c += z[i + 2];
            d += z[i + 3];
        }
        for (; i < from + count; i++) {
            a += z[i];
        }
        return a + b + (c + d);
    }

    /** Most labels are zero, and not even infinity counts there. */
    static double dot(double[] z, double[] labels, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            if (labels[i] != 0) {
                sum += labels[i] * z[i];
            }
        }
        return sum;
    }

    static void scale(double[] z, int from, int count, double factor) {
        for (int i = from; i < from + count; i++) {
            z[i] *= factor;
        }
    }

    static void add(double[] sums, double[] values, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += values[i];
        }
    }

    /** Adds rows of values, but some columns only, to the rows of sums whose numbers are given. */
    static void addToRows(double[] sums, double[] values, int[] rows, int columns, int firstColumn, int end) {
        for (int row = 0; row < rows.length; row++) {
            int from = row * columns;
            int to = rows[row] * columns;
            for (int column = firstColumn; column < end; column++) {
                sums[to + column] += values[from + column];
            }
        }
    }
}
