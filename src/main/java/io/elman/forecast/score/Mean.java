package io.elman.forecast.score;

/** A running mean of values that are not negative. */
final class Mean {
    /** A power of two, so that nothing is rounded: the sum of very large values would be infinite without it. */
    private static final double SHARE = 0x1p-40;

    private long count;
    private double sum;

    void add(double value) {
        count++;
        sum += value * SHARE;
    }

    /** Returns the mean of what was added; NaN for nothing. */
    double value() {
        return sum / count / SHARE;
    }
}
