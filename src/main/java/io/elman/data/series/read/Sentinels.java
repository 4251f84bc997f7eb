package io.elman.data.series.read;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/** Finds numbers that stand for nothing: -999 among temperatures. */
final class Sentinels {
    private static final List<Double> USUAL = List.of(
            -99.0, -999.0, -9999.0, -99999.0, -999999.0, -99.9, -999.9, -9999.9, -999.99, -9999.99, -99.99, -999.25);

    private Sentinels() {}

    /**
     * Returns the numbers of a column that stand for nothing.
     *
     * @param column NaN where a value is missing anyway; not modified
     * @param given by the user; empty takes the usual ones that lie further below the other values than those lie apart,
     *     or that are negative while no other value is
     */
    static List<Double> in(double[] column, Optional<List<Double>> given) {
        return given.orElseGet(() -> guess(column));
    }

    private static List<Double> guess(double[] column) {
        if (Arrays.stream(column).noneMatch(USUAL::contains)) {
            return List.of();
        }
        DoubleSummaryStatistics others = Arrays.stream(column)
                .filter(value -> Double.isFinite(value) && !USUAL.contains(value))
                .summaryStatistics();
        return USUAL.stream().filter(value -> liesApart(value, others)).toList();
    }

    private static boolean liesApart(double value, DoubleSummaryStatistics others) {
        return others.getCount() > 0
                && (others.getMin() >= 0 || others.getMin() - value > others.getMax() - others.getMin());
    }
}
