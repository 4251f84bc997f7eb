package io.elman.report.chart.time;

/**
 * A span of time with a name, such as the test part.
 *
 * @param to where the next region may begin
 */
public record Region(String name, long from, long to) {
    public Region {
        if (from > to) {
            throw new IllegalArgumentException("region '" + name + "' from " + from + " to " + to);
        }
    }
}
