package io.elman.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One number computed in several ways.
 *
 * @param values by hand first, then by every {@link Route} in order
 */
record Comparison(double... values) {
    /** Returns the number at one channel and step of the first example, by hand and in every result. */
    static Comparison of(double byHand, List<INDArray> results, int channel, int step) {
        DoubleStream computed = results.stream().mapToDouble(result -> result.getDouble(0, channel, step));
        return new Comparison(
                DoubleStream.concat(DoubleStream.of(byHand), computed).toArray());
    }

    /** Returns how far the two that differ most are apart; NaN if any value is. */
    double difference() {
        double smallest = DoubleStream.of(values).reduce(Double.POSITIVE_INFINITY, Math::min);
        return DoubleStream.of(values).reduce(Double.NEGATIVE_INFINITY, Math::max) - smallest;
    }

    boolean agrees() {
        return difference() <= Route.TOLERANCE;
    }

    boolean isWithin(double tolerance, double expected) {
        return DoubleStream.of(values).allMatch(value -> Math.abs(value - expected) <= tolerance);
    }

    /** Returns each value and the difference, for a table. */
    List<String> cells() {
        List<String> cells = new ArrayList<>();
        DoubleStream.of(values).mapToObj(Table::value).forEach(cells::add);
        cells.add(Table.error(difference()));
        return cells;
    }
}
