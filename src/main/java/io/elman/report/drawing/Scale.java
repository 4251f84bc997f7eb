package io.elman.report.drawing;

/** Where values stand in a drawing: {@code range.low} at {@code start}, {@code range.high} at {@code end}. */
public record Scale(Range range, double start, double end) {
    public double at(double value) {
        return start + (value - range.low()) / (range.high() - range.low()) * (end - start);
    }
}
