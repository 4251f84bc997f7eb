package io.elman.forecast.score;

/** A running root mean square. Squares are counted in units of the largest, so that none overflows or vanishes. */
final class RootMeanSquare {
    private long count;
    private double largest;
    private double squares;

    void add(double value) {
        count++;
        addSquares(Math.abs(value), 1);
    }

    private void addSquares(double unit, double many) {
        if (unit > largest) {
            squares *= square(largest / unit);
            largest = unit;
        }
        if (unit != 0) {
            squares += many * square(unit / largest);
        }
    }

    /** Returns the root of the mean square of what was added; NaN for nothing. */
    double value() {
        return count == 0 ? Double.NaN : largest * Math.sqrt(squares / count);
    }

    private static double square(double value) {
        return value * value;
    }
}
