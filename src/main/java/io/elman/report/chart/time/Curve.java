package io.elman.report.chart.time;

import java.util.List;

/**
 * Values over time. Curves of one name look alike and share a place in the legend: forecasts from several origins, say.
 *
 * @param values with ascending ticks
 */
public record Curve(String name, Mark mark, List<Value> values) {
    /** How values are drawn. */
    public enum Mark {
        LINE,
        DOTS
    }

    public Curve {
        values = List.copyOf(values);
        Value.requireAscending(name, values);
    }
}
