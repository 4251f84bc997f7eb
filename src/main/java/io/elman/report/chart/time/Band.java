package io.elman.report.chart.time;

import io.elman.report.drawing.Range;
import java.util.List;

/**
 * An area between two curves, such as an interval around a forecast. Bands of one name share a place in the legend.
 *
 * @param of the name of the curve whose colour it has
 * @param lower with ascending ticks
 * @param upper at the same ticks
 */
public record Band(String name, String of, List<Value> lower, List<Value> upper) {
    public Band {
        lower = List.copyOf(lower);
        upper = List.copyOf(upper);
        Value.requireAscending(name, lower);
        if (!ticks(lower).equals(ticks(upper))) {
            throw new IllegalArgumentException("the ticks below and above differ in band '" + name + "': "
                    + lower.size() + " and " + upper.size());
        }
    }

    /** Whether both edges are there at a place, that is, whether there is an area. */
    boolean hasArea(int index) {
        return Range.isDrawable(lower.get(index).y())
                && Range.isDrawable(upper.get(index).y());
    }

    private static List<Long> ticks(List<Value> values) {
        return values.stream().map(Value::tick).toList();
    }
}
