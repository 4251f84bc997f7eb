package io.elman.report.chart.time;

import io.elman.report.chart.time.Curve.Mark;
import io.elman.report.drawing.Figure;
import io.elman.report.drawing.Legend;
import io.elman.report.drawing.Legend.Entry;
import java.util.List;
import java.util.stream.Stream;

/**
 * The styles of a chart's curves and bands.
 *
 * @param names of the curves, in the order of their styles; at the end, what only bands refer to
 */
record Palette(TimeChart chart, List<String> names) {
    static Palette of(TimeChart chart) {
        return new Palette(
                chart,
                Stream.concat(
                                chart.curves().stream().map(Curve::name),
                                chart.bands().stream().map(Band::of))
                        .distinct()
                        .toList());
    }

    String line(String name) {
        return Figure.lineStyle(names.indexOf(name));
    }

    String dots(String name) {
        return "dots s" + names.indexOf(name) % Figure.COLOURS;
    }

    String fill(String name) {
        return Figure.fillStyle(names.indexOf(name));
    }

    String area(Band band) {
        return "area " + fill(band.of());
    }

    Legend legend() {
        Stream<Entry> curves = chart.curves().stream()
                .map(Curve::name)
                .distinct()
                .map(name -> isDotted(name) ? Entry.dot(name, dots(name)) : Entry.line(name, line(name)));
        Stream<Entry> bands =
                chart.bands().stream().map(Band::name).distinct().map(name -> Entry.area(name, area(firstBand(name))));
        return new Legend(Stream.concat(curves, bands).toList());
    }

    private boolean isDotted(String name) {
        return chart.curves().stream()
                .filter(curve -> curve.name().equals(name))
                .allMatch(curve -> curve.mark() == Mark.DOTS);
    }

    private Band firstBand(String name) {
        return chart.bands().stream()
                .filter(band -> band.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
