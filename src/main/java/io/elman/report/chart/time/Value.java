package io.elman.report.chart.time;

import java.util.List;
import java.util.stream.IntStream;

/** A value at its time; NaN and infinite ones are gaps. */
public record Value(long tick, double y) {
    /**
     * Returns the values at their times.
     *
     * @param ticks ascending; not modified
     * @param values as many; not modified
     */
    static List<Value> list(long[] ticks, double[] values) {
        if (ticks.length != values.length) {
            throw new IllegalArgumentException(values.length + " values for " + ticks.length + " ticks");
        }
        return IntStream.range(0, ticks.length)
                .mapToObj(i -> new Value(ticks[i], values[i]))
                .toList();
    }

    static void requireAscending(String name, List<Value> values) {
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i).tick < values.get(i - 1).tick) {
                throw new IllegalArgumentException("time does not ascend at value " + i + " of '" + name + "'");
            }
        }
    }
}
