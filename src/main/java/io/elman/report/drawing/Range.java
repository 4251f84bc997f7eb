package io.elman.report.drawing;

import java.util.stream.DoubleStream;

/** From a number to a larger one. */
public record Range(double low, double high) {
    /** Beyond it, sums and differences overflow. */
    private static final double LARGEST = 1e300;

    /** Returns the range of those values that can be drawn, never empty: equal values are given some room around them. */
    public static Range covering(DoubleStream values) {
        var seen = values.filter(Range::isDrawable).summaryStatistics();
        if (seen.getCount() == 0) {
            return new Range(0, 1);
        }
        double largest = Math.max(Math.abs(seen.getMin()), Math.abs(seen.getMax()));
        boolean tight = seen.getMax() - seen.getMin() <= Math.max(1e-9 * largest, 1e-290);
        double room = !tight ? 0 : largest > 1e-280 ? largest / 10 : 1;
        return new Range(seen.getMin() - room, seen.getMax() + room);
    }

    public static boolean isDrawable(double value) {
        return Math.abs(value) <= LARGEST;
    }
}
