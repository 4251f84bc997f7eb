package io.elman.report.chart;

import io.elman.report.Block;
import io.elman.report.Markup;
import io.elman.report.drawing.Figure;
import io.elman.report.drawing.Legend;
import io.elman.report.drawing.Numbers;
import io.elman.report.drawing.Range;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One or several lines over a common x.
 *
 * @param marker an x to point out; empty when there is none
 * @param heights how high a value stands
 */
public record LineChart(
        String title, String xTitle, String yTitle, List<Line> lines, Optional<Marker> marker, Heights heights)
        implements Block {
    public LineChart {
        lines = List.copyOf(lines);
    }

    /** How high a value stands. */
    public enum Heights {
        /** From the lowest value to the highest. */
        PLAIN,
        /** From zero: the values are shares of a whole. */
        SHARES,
        /** By its logarithm: each power of ten is as far from the next; zero and less leave a gap. */
        LOGARITHMS
    }

    /** A value over its x; NaN and infinite ones leave a gap in the line. */
    public record Value(double x, double y) {}

    /** A vertical line with a label, such as the best epoch. */
    public record Marker(double x, String label) {
        public Marker {
            requireDrawable(x);
        }
    }

    /**
     * A line through its values.
     *
     * @param values with ascending x
     */
    public record Line(String name, List<Value> values) {
        public Line {
            values = List.copyOf(values);
            for (int i = 0; i < values.size(); i++) {
                requireDrawable(values.get(i).x);
                if (i > 0 && values.get(i).x < values.get(i - 1).x) {
                    throw new IllegalArgumentException("x does not ascend at value " + i + " of line '" + name + "'");
                }
            }
        }

        /** Returns a line through the values at x = 1, 2, 3, ... */
        public static Line numbered(String name, double... values) {
            return new Line(
                    name,
                    IntStream.range(0, values.length)
                            .mapToObj(i -> new Value(i + 1, values[i]))
                            .toList());
        }

        private String inWords() {
            DoubleStream drawable = values.stream().mapToDouble(Value::y).filter(Range::isDrawable);
            var seen = drawable.summaryStatistics();
            return seen.getCount() == 0
                    ? name + ": no values"
                    : "%s: %s values from %s to %s, the last %s"
                            .formatted(
                                    name,
                                    Numbers.count(values.size()),
                                    Numbers.brief(seen.getMin()),
                                    Numbers.brief(seen.getMax()),
                                    Numbers.brief(values.get(values.size() - 1).y));
        }
    }

    public static LineChart of(String title, String xTitle, String yTitle, Line... lines) {
        return new LineChart(title, xTitle, yTitle, List.of(lines), Optional.empty(), Heights.PLAIN);
    }

    /** Returns this chart with a vertical line at x. */
    public LineChart marking(double x, String label) {
        return new LineChart(title, xTitle, yTitle, lines, Optional.of(new Marker(x, label)), heights);
    }

    /** Returns this chart with other heights. */
    public LineChart with(Heights other) {
        return new LineChart(title, xTitle, yTitle, lines, marker, other);
    }

    @Override
    public void write(Markup out) {
        LineDrawing drawing = LineDrawing.of(this);
        new Figure(title, inWords(), "plot")
                .write(
                        out,
                        LineDrawing.SIZE,
                        Legend.ofLines(lines.stream().map(Line::name).toList())::write,
                        drawing::draw);
    }

    DoubleStream xValues() {
        return DoubleStream.concat(
                lines.stream().flatMap(line -> line.values.stream()).mapToDouble(Value::x),
                marker.stream().mapToDouble(Marker::x));
    }

    /** Returns the heights of all values; those that cannot be drawn are not finite. */
    DoubleStream yValues() {
        return lines.stream().flatMap(line -> line.values.stream()).mapToDouble(value -> height(value.y));
    }

    double height(double y) {
        return heights == Heights.LOGARITHMS ? Math.log10(y) : y;
    }

    private String inWords() {
        String marked =
                marker.map(at -> "; " + at.label + " at " + Numbers.brief(at.x)).orElse("");
        return lines.stream()
                .map(Line::inWords)
                .collect(Collectors.joining("; ", yTitle + " over " + xTitle + ": ", marked));
    }

    private static void requireDrawable(double x) {
        if (!Range.isDrawable(x)) {
            throw new IllegalArgumentException("an x of " + x + " has no place on an axis");
        }
    }
}
