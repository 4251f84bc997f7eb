package io.elman.report.chart;

import io.elman.report.chart.LineChart.Line;
import io.elman.report.chart.LineChart.Marker;
import io.elman.report.chart.LineChart.Value;
import io.elman.report.drawing.Axis;
import io.elman.report.drawing.Box;
import io.elman.report.drawing.Figure;
import io.elman.report.drawing.Lettering;
import io.elman.report.drawing.Numbers;
import io.elman.report.drawing.Plot;
import io.elman.report.drawing.Range;
import io.elman.report.drawing.Scale;
import io.elman.report.drawing.Svg;
import io.elman.report.drawing.Svg.Anchor;
import io.elman.report.drawing.Svg.Point;
import io.elman.report.drawing.Thinning;
import io.elman.report.drawing.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** A line chart with every place worked out. */
record LineDrawing(LineChart chart, Plot plot) {
    static final Figure.Size SIZE = new Figure.Size(480, 280, Figure.SHOWN, 300);

    /** Values that lie as far apart as this are told apart: each gets a dot. */
    private static final double LEAST_DISTANCE = 7;

    private static final int MOST_ROWS = 6;

    /** The top of a chart of shares that are all zero. */
    private static final double LEAST_SHARE = 0.01;

    /** Keeps half of the last tick label inside the drawing. */
    private static final double RIGHT = 20;

    static LineDrawing of(LineChart chart) {
        List<Tick> rows = rows(chart);
        double left = Axis.labelWidth(rows, Plot.LETTERS) + 8;
        double top = Plot.HEAD + (chart.marker().isPresent() ? 1.2 * Plot.LETTERS : 0);
        Box area = new Box(left, top, SIZE.width() - left - RIGHT, SIZE.height() - top - Plot.FOOT);
        Range yRange = new Range(rows.get(0).value(), rows.get(rows.size() - 1).value());
        Axis y = new Axis(chart.yTitle(), new Scale(yRange, area.bottom(), area.y()), rows);
        return new LineDrawing(chart, new Plot(area, xAxis(chart, area), y, SIZE.width()));
    }

    private static List<Tick> rows(LineChart chart) {
        return switch (chart.heights()) {
            case PLAIN -> Tick.around(Range.covering(chart.yValues()), MOST_ROWS);
            case SHARES -> {
                DoubleStream ends = DoubleStream.of(0, LEAST_SHARE);
                yield Tick.around(Range.covering(DoubleStream.concat(ends, chart.yValues())), MOST_ROWS);
            }
            case LOGARITHMS -> Tick.decades(Range.covering(chart.yValues()), MOST_ROWS);
        };
    }

    void draw(Svg svg) {
        plot.draw(svg);
        chart.marker().ifPresent(marker -> drawMarker(svg, marker));
        for (int i = 0; i < chart.lines().size(); i++) {
            drawLine(svg, chart.lines().get(i), i);
        }
        if (chart.yValues().noneMatch(Range::isDrawable)) {
            plot.drawEmpty(svg);
        }
    }

    private static Axis xAxis(LineChart chart, Box area) {
        Range range = Range.covering(chart.xValues());
        boolean wholeNumbers = chart.xValues().allMatch(x -> x == Math.rint(x));
        int most = 10;
        List<Tick> ticks = Tick.within(range, most, wholeNumbers);
        while (most > Tick.FEWEST && ticks.size() * (Axis.labelWidth(ticks, Plot.LETTERS) + 10) > area.width()) {
            ticks = Tick.within(range, --most, wholeNumbers);
        }
        return new Axis(chart.xTitle(), new Scale(range, area.x() + 4, area.right() - 4), ticks);
    }

    private void drawMarker(Svg svg, Marker marker) {
        Box area = plot.area();
        double place = plot.x().scale().at(marker.x());
        boolean toTheRight = place < area.x() + area.width() / 2;
        double room = toTheRight ? SIZE.width() - place - 4 : place - 4;
        svg.line(new Point(place, area.y() - 1.1 * Plot.LETTERS), new Point(place, area.bottom()), "marker");
        Point label = new Point(place + (toTheRight ? 4 : -4), area.y() - 0.5 * Plot.LETTERS);
        Anchor anchor = toTheRight ? Anchor.start : Anchor.end;
        svg.text(label, anchor, "strong", Lettering.fit(marker.label(), 1.1 * Plot.LETTERS, room));
    }

    private void drawLine(Svg svg, Line line, int index) {
        boolean dots = areApart(line.values());
        for (List<Value> piece : pieces(line)) {
            if (piece.size() > 1) {
                svg.path(Thinning.line(piece.stream().map(this::place).toList()), Figure.lineStyle(index));
            }
            if (dots || piece.size() == 1) {
                piece.forEach(value -> svg.dot(place(value), Figure.fillStyle(index), tooltip(line, value)));
            }
        }
    }

    /** Dots that touch would hide whether the line is dashed. */
    private boolean areApart(List<Value> values) {
        if (values.isEmpty()) {
            return false;
        }
        Scale x = plot.x().scale();
        double width =
                x.at(values.get(values.size() - 1).x()) - x.at(values.get(0).x());
        return width >= LEAST_DISTANCE * (values.size() - 1);
    }

    private Point place(Value value) {
        return plot.point(value.x(), chart.height(value.y()));
    }

    private String tooltip(Line line, Value value) {
        return "%s, %s %s: %s"
                .formatted(line.name(), chart.xTitle(), Numbers.brief(value.x()), Numbers.brief(value.y()));
    }

    /** Returns the values between the gaps. */
    private List<List<Value>> pieces(Line line) {
        List<List<Value>> pieces = new ArrayList<>();
        boolean inside = false;
        for (Value value : line.values()) {
            boolean drawable = Range.isDrawable(chart.height(value.y()));
            if (drawable && !inside) {
                pieces.add(new ArrayList<>());
            }
            inside = drawable;
            if (inside) {
                pieces.get(pieces.size() - 1).add(value);
            }
        }
        return pieces;
    }
}
