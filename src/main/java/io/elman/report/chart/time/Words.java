package io.elman.report.chart.time;

import io.elman.report.drawing.Numbers;
import io.elman.report.drawing.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.function.LongFunction;

/** A chart over time in words. */
record Words(TimeChart chart, LongFunction<String> time) {
    static Words of(TimeChart chart) {
        return new Words(chart, chart.axis().wording(chart.ticks()));
    }

    String axisTitle() {
        LongSummaryStatistics ticks = chart.ticks().summaryStatistics();
        return ticks.getCount() == 0
                ? chart.axis().title()
                : chart.axis().title(time.apply(ticks.getMin()), time.apply(ticks.getMax()));
    }

    /** Returns the chart for who cannot see it. */
    String all() {
        List<String> parts = new ArrayList<>();
        chart.curves().stream().map(Curve::name).distinct().forEach(name -> parts.add(name + ": " + values(name)));
        chart.bands().stream().map(Band::name).distinct().forEach(name -> parts.add(name + ": " + edges(name)));
        chart.regions()
                .forEach(region ->
                        parts.add(region.name() + ": " + time.apply(region.from()) + " to " + time.apply(region.to())));
        return chart.yTitle() + " over time" + span() + (parts.isEmpty() ? "" : ": ") + String.join("; ", parts);
    }

    String tooltip(String name, Value value) {
        return name + ", " + time.apply(value.tick()) + ": " + Numbers.brief(value.y());
    }

    private String span() {
        LongSummaryStatistics ticks = chart.ticks().summaryStatistics();
        return ticks.getCount() == 0 ? "" : ", " + time.apply(ticks.getMin()) + " to " + time.apply(ticks.getMax());
    }

    private String values(String name) {
        return inWords(chart.curves().stream()
                .filter(curve -> curve.name().equals(name))
                .flatMap(curve -> curve.values().stream())
                .toList());
    }

    private String edges(String name) {
        List<Band> bands =
                chart.bands().stream().filter(band -> band.name().equals(name)).toList();
        return "below "
                + inWords(bands.stream().flatMap(band -> band.lower().stream()).toList()) + ", above "
                + inWords(bands.stream().flatMap(band -> band.upper().stream()).toList());
    }

    private static String inWords(List<Value> values) {
        var seen =
                values.stream().mapToDouble(Value::y).filter(Range::isDrawable).summaryStatistics();
        return seen.getCount() == 0
                ? "no values"
                : "%s values from %s to %s"
                        .formatted(
                                Numbers.count(seen.getCount()),
                                Numbers.brief(seen.getMin()),
                                Numbers.brief(seen.getMax()));
    }
}
