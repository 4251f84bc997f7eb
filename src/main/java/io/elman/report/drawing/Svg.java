package io.elman.report.drawing;

import io.elman.report.Markup;
import java.util.List;
import java.util.stream.Collectors;

/** Draws lines, boxes and letters; how they look is the page's style, by their class. */
public final class Svg {
    private final Markup out;

    private Svg(Markup out) {
        this.out = out;
    }

    /** Which point of a text stands at its x. */
    public enum Anchor {
        start,
        middle,
        end
    }

    /** A place in the drawing; y grows downwards. */
    public record Point(double x, double y) {}

    /** Returns a drawing of the size, open for content until {@link #close}. */
    public static Svg open(Markup out, double width, double height) {
        out.open("svg").with("viewBox", "0 0 " + Numbers.coordinate(width) + " " + Numbers.coordinate(height));
        return new Svg(out);
    }

    /** Returns this drawing; attributes may be given until there is content. */
    public Svg with(String attribute, String value) {
        out.with(attribute, value);
        return this;
    }

    public void close() {
        out.close();
    }

    public void line(Point from, Point to, String style) {
        shape("line", style);
        number("x1", from.x).number("y1", from.y).number("x2", to.x).number("y2", to.y);
        out.close();
    }

    public void path(List<Point> points, String style) {
        paths(List.of(points), style);
    }

    /** Draws lines of one style that do not hang together. */
    public void paths(List<List<Point>> paths, String style) {
        shape("path", style);
        out.with("d", paths.stream().map(Svg::steps).collect(Collectors.joining()));
        out.close();
    }

    /** Draws areas of one style, given by their edges; where they cover one another they are not darker. */
    public void areas(List<List<Point>> edges, String style) {
        shape("path", style);
        out.with("d", edges.stream().map(edge -> steps(edge) + "Z").collect(Collectors.joining()));
        out.close();
    }

    public void box(Box box, String style) {
        openBox(box, style);
        out.close();
    }

    /** Draws a box that tells more when the pointer rests on it. */
    public void box(Box box, String style, String tooltip) {
        openBox(box, style);
        out.leaf("title", tooltip).close();
    }

    /** Draws a dot that tells more when the pointer rests on it. */
    public void dot(Point at, String style, String tooltip) {
        shape("circle", style);
        number("cx", at.x).number("cy", at.y).number("r", 2.5);
        out.leaf("title", tooltip).close();
    }

    public void text(Point at, Anchor anchor, String style, String text) {
        shape("text", style);
        number("x", at.x).number("y", at.y);
        out.with("text-anchor", anchor.name()).text(text).close();
    }

    /** Draws a text that begins at the point and rises to the right, by the angle in degrees. */
    public void risingText(Point at, double degrees, String style, String text) {
        shape("text", style);
        String turn = "rotate(" + Numbers.coordinate(-degrees) + ")";
        out.with("transform", "translate(" + Numbers.coordinate(at.x) + " " + Numbers.coordinate(at.y) + ") " + turn);
        out.text(text).close();
    }

    private static String steps(List<Point> points) {
        return points.stream()
                .map(point -> Numbers.coordinate(point.x) + " " + Numbers.coordinate(point.y))
                .collect(Collectors.joining("L", "M", ""));
    }

    private void openBox(Box box, String style) {
        shape("rect", style);
        number("x", box.x()).number("y", box.y()).number("width", box.width()).number("height", box.height());
    }

    private void shape(String element, String style) {
        out.open(element);
        if (!style.isEmpty()) {
            out.with("class", style);
        }
    }

    private Svg number(String attribute, double value) {
        return with(attribute, Numbers.coordinate(value));
    }
}
