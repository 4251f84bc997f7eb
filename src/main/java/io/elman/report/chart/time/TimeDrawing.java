package io.elman.report.chart.time;

import io.elman.report.drawing.Axis;
import io.elman.report.drawing.Box;
import io.elman.report.drawing.Figure;
import io.elman.report.drawing.Plot;
import io.elman.report.drawing.Range;
import io.elman.report.drawing.Scale;
import io.elman.report.drawing.Svg;
import io.elman.report.drawing.Svg.Point;
import io.elman.report.drawing.Tick;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** A chart over time with every place worked out. */
record TimeDrawing(TimeChart chart, Words words, Plot plot, RegionLabels regions) {
    private static final double HEIGHT = 280;
    private static final Figure.Size USUAL = new Figure.Size(480, HEIGHT, Figure.SHOWN, 300);
    private static final Figure.Size WIDE = new Figure.Size(1000, HEIGHT, 1080, 770);
    private static final double RIGHT = 8;
    private static final int MOST_ROWS = 8;

    static TimeDrawing of(TimeChart chart) {
        Words words = Words.of(chart);
        double width = size(chart).width();
        List<Tick> rows = Tick.around(Range.covering(DoubleStream.concat(chart.heights(), level(chart))), MOST_ROWS);
        double left = Axis.labelWidth(rows, Plot.LETTERS) + 8;
        Scale xScale = new Scale(range(chart), left + 4, width - RIGHT - 4);
        RegionLabels regions = RegionLabels.of(chart, xScale);
        double top = Plot.HEAD + regions.height();
        Box area = new Box(left, top, width - left - RIGHT, HEIGHT - top - Plot.FOOT);
        Range yRange = new Range(rows.get(0).value(), rows.get(rows.size() - 1).value());
        Axis y = new Axis(chart.yTitle(), new Scale(yRange, area.bottom(), area.y()), rows);
        return new TimeDrawing(chart, words, new Plot(area, xAxis(chart, words, xScale, width), y, width), regions);
    }

    Figure.Size size() {
        return size(chart);
    }

    void draw(Svg svg) {
        regions.draw(svg, plot.area(), words.time());
        plot.draw(svg);
        level(chart).forEach(level -> drawLevel(svg, level));
        Palette palette = Palette.of(chart);
        grouped(chart.bands(), Band::name)
                .forEach(bands -> new Areas(plot).draw(svg, bands, palette.area(bands.get(0))));
        Strokes strokes = new Strokes(plot, palette, words);
        grouped(chart.curves(), curve -> List.of(curve.mark(), curve.name()))
                .forEach(curves -> strokes.draw(svg, curves));
        if (chart.heights().noneMatch(Range::isDrawable)) {
            plot.drawEmpty(svg);
        }
    }

    /** Returns the groups in the order of their first members. */
    private static <T> Collection<List<T>> grouped(List<T> all, Function<T, Object> key) {
        return all.stream()
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static Axis xAxis(TimeChart chart, Words words, Scale scale, double width) {
        boolean empty = chart.ticks().findAny().isEmpty();
        List<Tick> ticks = empty
                ? List.of()
                : chart.axis()
                        .ticks(
                                scale.range(),
                                chart.ticks(),
                                some -> new Axis("", scale, some).hasRoomForLabels(Plot.LETTERS, width));
        return new Axis(words.axisTitle(), scale, ticks);
    }

    private void drawLevel(Svg svg, double level) {
        double height = plot.y().scale().at(level);
        svg.line(new Point(plot.area().x(), height), new Point(plot.area().right(), height), "level");
    }

    private static Figure.Size size(TimeChart chart) {
        return chart.look().isWide() ? WIDE : USUAL;
    }

    private static DoubleStream level(TimeChart chart) {
        return chart.look().level().stream().filter(Range::isDrawable);
    }

    /** Returns the time from the first to the last tick; there is room on both sides of a single one. */
    private static Range range(TimeChart chart) {
        LongSummaryStatistics ticks = chart.ticks().summaryStatistics();
        if (ticks.getCount() == 0) {
            return new Range(0, 1);
        }
        long around = ticks.getMin() < ticks.getMax() ? 0 : chart.axis().around();
        return new Range((double) ticks.getMin() - around, (double) ticks.getMax() + around);
    }
}
