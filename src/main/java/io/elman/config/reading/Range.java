package io.elman.config.reading;

/** The numbers that a key takes, both ends included unless {@code above} is set. */
public record Range(double from, double to, boolean above) {
    public static Range atLeast(double from) {
        return new Range(from, Double.POSITIVE_INFINITY, false);
    }

    public static Range aboveZeroTo(double to) {
        return new Range(0, to, true);
    }

    public static Range between(double from, double to) {
        return new Range(from, to, false);
    }

    /** Returns true for a finite number within. */
    public boolean contains(double value) {
        return Double.isFinite(value) && value <= to && (above ? value > from : value >= from);
    }

    /** Returns the range in words: "at least 1", "from 0 to 0.9". */
    @Override
    public String toString() {
        if (above) {
            return "above " + plain(from) + " and at most " + to;
        }
        if (Double.isInfinite(to)) {
            return "at least " + plain(from);
        }
        return "from " + plain(from) + " to " + plain(to);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
