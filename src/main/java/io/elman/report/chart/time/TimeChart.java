package io.elman.report.chart.time;

import io.elman.report.Block;
import io.elman.report.Markup;
import io.elman.report.chart.time.Curve.Mark;
import io.elman.report.chart.time.axis.TimeAxis;
import io.elman.report.drawing.Figure;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Curves over time, bands around them and named spans of time behind them. What has one name looks alike and stands in
 * the legend once.
 *
 * @param yTitle what is drawn, with its unit
 * @param regions by ascending time
 */
public record TimeChart(
        String title,
        TimeAxis axis,
        String yTitle,
        List<Curve> curves,
        List<Band> bands,
        List<Region> regions,
        Look look)
        implements Block {
    public TimeChart {
        curves = List.copyOf(curves);
        bands = List.copyOf(bands);
        regions = List.copyOf(regions);
    }

    /**
     * What is not data.
     *
     * @param level a value that a horizontal line stands at; empty when there is none
     * @param isWide whether the chart has the width of the page; a narrow screen scrolls it
     */
    public record Look(OptionalDouble level, boolean isWide) {}

    /** Returns a chart of nothing; what it is to show follows by {@link #line} and so on. */
    public static TimeChart of(String title, TimeAxis axis, String yTitle) {
        Look look = new Look(OptionalDouble.empty(), false);
        return new TimeChart(title, axis, yTitle, List.of(), List.of(), List.of(), look);
    }

    /**
     * Returns this chart with one more line; lines of one name look alike.
     *
     * @param ticks ascending; not modified
     * @param values as many; NaN leaves a gap; not modified
     */
    public TimeChart line(String name, long[] ticks, double... values) {
        return with(new Curve(name, Mark.LINE, Value.list(ticks, values)));
    }

    /** Returns this chart with one more curve, its values drawn as dots. */
    public TimeChart dots(String name, long[] ticks, double... values) {
        return with(new Curve(name, Mark.DOTS, Value.list(ticks, values)));
    }

    /**
     * Returns this chart with an area under its curves.
     *
     * @param of the name of the curve whose colour it has
     * @param ticks ascending; not modified
     */
    public TimeChart band(String name, String of, long[] ticks, double[] lower, double[] upper) {
        Band band = new Band(name, of, Value.list(ticks, lower), Value.list(ticks, upper));
        return new TimeChart(title, axis, yTitle, curves, joined(bands, band), regions, look);
    }

    /**
     * Returns this chart with a span of time set off and named.
     *
     * @param to where the next region may begin
     */
    public TimeChart region(String name, long from, long to) {
        List<Region> more = joined(regions, new Region(name, from, to));
        return new TimeChart(title, axis, yTitle, curves, bands, more, look);
    }

    /** Returns this chart with a horizontal line: at zero, where values are errors. */
    public TimeChart level(double y) {
        return with(new Look(OptionalDouble.of(y), look.isWide));
    }

    /** Returns this chart as wide as the page. */
    public TimeChart wide() {
        return with(new Look(look.level, true));
    }

    private TimeChart with(Curve curve) {
        return new TimeChart(title, axis, yTitle, joined(curves, curve), bands, regions, look);
    }

    private TimeChart with(Look changed) {
        return new TimeChart(title, axis, yTitle, curves, bands, regions, changed);
    }

    private static <T> List<T> joined(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    @Override
    public void write(Markup out) {
        TimeDrawing drawing = TimeDrawing.of(this);
        new Figure(title, Words.of(this).all(), "plot")
                .write(out, drawing.size(), Palette.of(this).legend()::write, drawing::draw);
    }

    /** Returns the ticks of curves and bands; in a chart without any, those of the regions. */
    LongStream ticks() {
        List<Value> drawn = Stream.concat(
                        curves.stream().flatMap(curve -> curve.values().stream()),
                        bands.stream().flatMap(band -> band.lower().stream()))
                .toList();
        return drawn.isEmpty()
                ? regions.stream().flatMapToLong(region -> LongStream.of(region.from(), region.to()))
                : drawn.stream().mapToLong(Value::tick);
    }

    DoubleStream heights() {
        Stream<List<Value>> edges = bands.stream().flatMap(band -> Stream.of(band.lower(), band.upper()));
        return Stream.concat(curves.stream().map(Curve::values), edges)
                .flatMap(List::stream)
                .mapToDouble(Value::y);
    }
}
