package io.elman.report.chart.time;

import io.elman.report.drawing.Plot;
import io.elman.report.drawing.Svg;
import io.elman.report.drawing.Svg.Point;
import io.elman.report.drawing.Thinning;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws bands. */
record Areas(Plot plot) {
    /** Half the width of a band at a single time. */
    private static final double LONE = 3;

    /** Draws bands of one name as one shape: where they cover one another, it is no darker. */
    void draw(Svg svg, List<Band> bands, String style) {
        List<List<Point>> outlines = bands.stream().flatMap(this::outlines).toList();
        if (!outlines.isEmpty()) {
            svg.areas(outlines, style);
        }
    }

    private Stream<List<Point>> outlines(Band band) {
        List<List<Point>> below = pieces(band, Band::lower);
        List<List<Point>> above = pieces(band, Band::upper);
        return IntStream.range(0, below.size())
                .mapToObj(i -> outline(Thinning.lowerEdge(below.get(i)), Thinning.upperEdge(above.get(i))));
    }

    private List<List<Point>> pieces(Band band, Function<Band, List<Value>> edge) {
        return Thinning.pieces(IntStream.range(0, band.lower().size())
                .mapToObj(i -> place(edge.apply(band).get(i), band.hasArea(i)))
                .toList());
    }

    private Point place(Value value, boolean isDrawn) {
        return plot.point(value.tick(), isDrawn ? value.y() : Double.NaN);
    }

    private static List<Point> outline(List<Point> below, List<Point> above) {
        if (below.size() == 1) {
            return lone(below.get(0), above.get(0));
        }
        List<Point> back = new ArrayList<>(below);
        Collections.reverse(back);
        return Stream.concat(above.stream(), back.stream()).toList();
    }

    private static List<Point> lone(Point below, Point above) {
        return List.of(
                new Point(above.x() - LONE, above.y()),
                new Point(above.x() + LONE, above.y()),
                new Point(below.x() + LONE, below.y()),
                new Point(below.x() - LONE, below.y()));
    }
}
