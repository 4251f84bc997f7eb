package io.elman.report.chart;

/** Where values stand in a drawing: {@code range.low} at {@code start}, {@code range.high} at {@code end}. */
record Scale(Range range, double start, double end) {
    double at(double value) {
        return start + (value - range.low()) / (range.high() - range.low()) * (end - start);
    }
}
