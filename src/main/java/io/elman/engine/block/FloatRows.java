package io.elman.engine.block;

/** Loops over rows of floats. */
final class FloatRows {
    /** Numbers that stay in the nearest cache from one loop over them to the next. */
    private static final int NEAR_NUMBERS = 4096;

    private FloatRows() {}

    /** Returns how many rows are worked on at a time. */
    static int atATime(int columns) {
        return Math.max(1, NEAR_NUMBERS / Math.max(1, columns));
    }

    /** Subtracts the largest of every row, so that no exponential overflows. */
    static void shift(float[] z, int start, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            int from = start + row * columns;
            float largest = z[from];
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
    static float sum(float[] z, int from, int count) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
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
    static double dot(float[] z, float[] labels, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            if (labels[i] != 0) {
                sum += (double) labels[i] * z[i];
            }
        }
        return sum;
    }

    static void scale(float[] z, int from, int count, float factor) {
        for (int i = from; i < from + count; i++) {
            z[i] *= factor;
        }
    }

    static void add(float[] sums, float[] values, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += values[i];
        }
    }

    /** Adds rows of values, but some columns only, to the rows of sums whose numbers are given. */
    static void addToRows(float[] sums, float[] values, int[] rows, int columns, int firstColumn, int end) {
        for (int row = 0; row < rows.length; row++) {
            int from = row * columns;
            int to = rows[row] * columns;
            for (int column = firstColumn; column < end; column++) {
                sums[to + column] += values[from + column];
            }
        }
    }
}
