package io.elman.report.chart.time;

import io.elman.report.chart.time.Curve.Mark;
import io.elman.report.drawing.Plot;
import io.elman.report.drawing.Range;
import io.elman.report.drawing.Svg;
import io.elman.report.drawing.Svg.Point;
import io.elman.report.drawing.Thinning;
import java.util.Comparator;
import java.util.List;

/** Draws curves: as many strokes as can be seen, however many values there are. */
record Strokes(Plot plot, Palette palette, Words words) {
    /** Dots that are closer to one another are no dots but a thick line. */
    private static final double ROOM_OF_A_DOT = 7;

    /** A line with more points in a unit of x is a thin one. */
    private static final double DENSE = 0.5;

    /** Draws curves of one name and one kind. */
    void draw(Svg svg, List<Curve> curves) {
        if (curves.get(0).mark() == Mark.DOTS) {
            curves.forEach(curve -> drawDots(svg, curve));
        } else {
            drawLines(svg, curves);
        }
    }

    private void drawLines(Svg svg, List<Curve> curves) {
        String name = curves.get(0).name();
        List<List<Point>> pieces = curves.stream()
                .flatMap(curve -> Thinning.pieces(places(curve.values())).stream())
                .toList();
        boolean dense = pieces.stream().anyMatch(piece -> density(piece) > DENSE);
        List<List<Point>> lines = pieces.stream()
                .filter(piece -> piece.size() > 1)
                .map(Thinning::line)
                .toList();
        if (!lines.isEmpty()) {
            svg.paths(lines, palette.line(name) + (dense ? " thin" : ""));
        }
        drawLone(svg, pieces, palette.dots(name));
        if (hasRoomForDots(curves)) {
            curves.forEach(curve -> drawTooltips(svg, curve));
        }
    }

    /** A line through a single value would not be seen. */
    private static void drawLone(Svg svg, List<List<Point>> pieces, String style) {
        List<List<Point>> lone = pieces.stream()
                .filter(piece -> piece.size() == 1)
                .map(piece -> List.of(piece.get(0), piece.get(0)))
                .toList();
        if (!lone.isEmpty()) {
            svg.paths(lone, style);
        }
    }

    private void drawDots(Svg svg, Curve curve) {
        List<Point> points = points(curve);
        if (hasRoomForDots(List.of(curve))) {
            drawTooltips(svg, curve);
        } else if (!points.isEmpty()) {
            svg.paths(Thinning.dots(points), palette.dots(curve.name()));
        }
    }

    private void drawTooltips(Svg svg, Curve curve) {
        curve.values().stream()
                .filter(value -> Range.isDrawable(value.y()))
                .forEach(
                        value -> svg.dot(place(value), palette.fill(curve.name()), words.tooltip(curve.name(), value)));
    }

    /** Curves of one step each have room alone, but not side by side. */
    private boolean hasRoomForDots(List<Curve> curves) {
        return density(curves.stream()
                        .flatMap(curve -> points(curve).stream())
                        .sorted(Comparator.comparingDouble(Point::x))
                        .toList())
                <= 1 / ROOM_OF_A_DOT;
    }

    private static double density(List<Point> points) {
        return points.size() < 2
                ? 0
                : (points.size() - 1)
                        / Math.max(
                                1e-9,
                                points.get(points.size() - 1).x()
                                        - points.get(0).x());
    }

    private List<Point> places(List<Value> values) {
        return values.stream().map(this::place).toList();
    }

    private List<Point> points(Curve curve) {
        return places(curve.values()).stream()
                .filter(point -> !Double.isNaN(point.y()))
                .toList();
    }

    private Point place(Value value) {
        return plot.point(value.tick(), Range.isDrawable(value.y()) ? value.y() : Double.NaN);
    }
}
