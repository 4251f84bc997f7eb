package io.elman.report.chart;

import io.elman.report.chart.BarChart.Group;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** A bar chart with every place worked out. */
record BarDrawing(List<Row> rows, Scale scale) {
    private static final double WIDTH = 480;
    private static final double ROW = 22;
    private static final double BAR = 14;
    private static final double WIDEST_NAME = 160;

    /** A line of the drawing. */
    sealed interface Row {
        String name();
    }

    private record Heading(String name) implements Row {}

    private record Bar(String name, int series, double value, String label) implements Row {}

    static BarDrawing of(BarChart chart) {
        List<Row> rows = rows(chart);
        List<Bar> bars =
                rows.stream().filter(Bar.class::isInstance).map(Bar.class::cast).toList();
        double names = Lettering.widest(bars.stream().map(Bar::name).toList(), Plot.LETTERS);
        double labels = Lettering.widest(bars.stream().map(Bar::label).toList(), Plot.LETTERS);
        boolean allZero = bars.stream().allMatch(bar -> bar.value == 0 || !Range.isDrawable(bar.value));
        DoubleStream ends = DoubleStream.of(0, allZero ? 1 : 0);
        Range range = Range.covering(DoubleStream.concat(ends, bars.stream().mapToDouble(Bar::value)));
        return new BarDrawing(rows, new Scale(range, Math.min(names, WIDEST_NAME) + 8, WIDTH - labels - 8));
    }

    Figure.Size size() {
        return new Figure.Size(WIDTH, rows.size() * ROW + 4, Figure.SHOWN, 300);
    }

    void draw(Svg svg) {
        for (int i = 0; i < rows.size(); i++) {
            double top = i * ROW;
            if (rows.get(i) instanceof Bar bar) {
                drawBar(svg, bar, top);
            } else {
                String name = Lettering.fit(rows.get(i).name(), 1.1 * Plot.LETTERS, WIDTH);
                svg.text(new Point(0, baseline(top)), Anchor.start, "strong", name);
            }
        }
    }

    String inWords() {
        return rows.stream()
                .map(row -> row instanceof Bar bar ? bar.name + " " + bar.label + ";" : row.name() + ":")
                .collect(Collectors.joining(" "));
    }

    /** With one series, a group is a bar; otherwise it is a heading and a bar for each series. */
    private static List<Row> rows(BarChart chart) {
        double largest = chart.groups().stream()
                .flatMap(group -> group.values().stream())
                .mapToDouble(Math::abs)
                .filter(Range::isDrawable)
                .max()
                .orElse(0);
        boolean single = chart.series().size() == 1;
        List<Row> rows = new ArrayList<>();
        for (Group group : chart.groups()) {
            if (!single) {
                rows.add(new Heading(group.name()));
            }
            for (int i = 0; i < group.values().size(); i++) {
                double value = group.values().get(i);
                String name = single ? group.name() : chart.series().get(i);
                rows.add(new Bar(name, i, value, Numbers.alike(value, largest)));
            }
        }
        return rows;
    }

    private void drawBar(Svg svg, Bar bar, double top) {
        double zero = scale.at(0);
        double end = Range.isDrawable(bar.value) ? scale.at(bar.value) : zero;
        Box box = new Box(Math.min(zero, end), top + (ROW - BAR) / 2, Math.abs(end - zero), BAR);
        String name = Lettering.fit(bar.name, Plot.LETTERS, WIDEST_NAME);
        svg.text(new Point(scale.start() - 8, baseline(top)), Anchor.end, "", name);
        svg.box(box, Figure.fillStyle(bar.series), bar.name + ": " + bar.label);
        svg.line(new Point(zero, top), new Point(zero, top + ROW), "axis");
        svg.text(new Point(box.right() + 5, baseline(top)), Anchor.start, "", bar.label);
    }

    private static double baseline(double top) {
        return top + 0.5 * ROW + 0.35 * Plot.LETTERS;
    }
}
