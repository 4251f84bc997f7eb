package io.elman.report.drawing;

import io.elman.report.drawing.Svg.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Of many points, those that can be seen: a drawing stays small, and no peak is lost. */
public final class Thinning {
    /** Of dots; more would be a large file. */
    private static final int MOST_STROKES = 4_000;

    private Thinning() {}

    /**
     * Returns the runs of points between gaps; a gap within a unit of x cannot be seen.
     *
     * @param points with ascending x; a y that is not a number is a gap
     */
    public static List<List<Point>> pieces(List<Point> points) {
        List<List<Point>> pieces = new ArrayList<>();
        Point last = null;
        boolean gap = true;
        for (Point point : points) {
            if (Double.isNaN(point.y())) {
                gap = true;
                continue;
            }
            if (last == null || gap && point.x() - last.x() >= 1) {
                pieces.add(new ArrayList<>());
            }
            pieces.get(pieces.size() - 1).add(point);
            last = point;
            gap = false;
        }
        return pieces;
    }

    /** Returns of each unit of x the first, the highest, the lowest and the last point: more cannot be seen. */
    public static List<Point> line(List<Point> points) {
        List<Point> kept = new ArrayList<>();
        for (List<Point> column : columns(points, 1)) {
            int highest = 0;
            int lowest = 0;
            for (int i = 1; i < column.size(); i++) {
                highest = column.get(i).y() < column.get(highest).y() ? i : highest;
                lowest = column.get(i).y() > column.get(lowest).y() ? i : lowest;
            }
            IntStream.of(0, highest, lowest, column.size() - 1)
                    .sorted()
                    .distinct()
                    .mapToObj(column::get)
                    .forEach(kept::add);
        }
        return kept;
    }

    /** Returns of each unit of x the highest point: what an area below the points is seen to reach. */
    public static List<Point> upperEdge(List<Point> points) {
        return edge(points, Comparator.comparingDouble(Point::y));
    }

    /** Returns of each unit of x the lowest point. */
    public static List<Point> lowerEdge(List<Point> points) {
        return edge(points, Comparator.comparingDouble(Point::y).reversed());
    }

    private static List<Point> edge(List<Point> points, Comparator<Point> firstIsKept) {
        return columns(points, 1).stream()
                .map(column -> Collections.min(column, firstIsKept))
                .toList();
    }

    /**
     * Returns strokes that cover the points, each from one point down to another: where there are many dots, those that
     * touch are one stroke, and dots move to others by a little.
     *
     * @param points with ascending x
     */
    public static List<List<Point>> dots(List<Point> points) {
        if (points.size() <= MOST_STROKES) {
            return points.stream().map(point -> List.of(point, point)).toList();
        }
        double width = 1;
        List<List<Point>> strokes = strokes(points, width);
        while (strokes.size() > MOST_STROKES) {
            strokes = strokes(points, ++width);
        }
        return strokes;
    }

    private static List<List<Point>> strokes(List<Point> points, double width) {
        List<List<Point>> strokes = new ArrayList<>();
        for (List<Point> column : columns(points, width)) {
            double x = rounded(column.get(column.size() / 2).x());
            double[] heights = column.stream().mapToDouble(Point::y).sorted().toArray();
            for (int from = 0, to = 0; from < heights.length; from = ++to) {
                while (to + 1 < heights.length && heights[to + 1] - heights[to] < 2 * width) {
                    to++;
                }
                strokes.add(List.of(new Point(x, rounded(heights[from])), new Point(x, rounded(heights[to]))));
            }
        }
        return strokes;
    }

    /** A digit less in each of thousands of dots. */
    private static double rounded(double coordinate) {
        return Math.rint(10 * coordinate) / 10;
    }

    /** Returns the points of each stripe of that width. */
    private static List<List<Point>> columns(List<Point> points, double width) {
        List<List<Point>> columns = new ArrayList<>();
        double last = Double.NaN;
        for (Point point : points) {
            double column = Math.floor(point.x() / width);
            if (column != last) {
                columns.add(new ArrayList<>());
            }
            columns.get(columns.size() - 1).add(point);
            last = column;
        }
        return columns;
    }
}
