package io.elman.report.drawing;

import io.elman.report.drawing.Svg.Anchor;
import io.elman.report.drawing.Svg.Point;

/** The area that an x axis and a y axis span, inside a drawing that is {@code width} wide. */
public record Plot(Box area, Axis x, Axis y, double width) {
    /** The size of letters for which room is kept; the style has smaller ones on a wide screen. */
    public static final double LETTERS = 14;

    /** Below the area: the tick labels and the title of the x axis. */
    public static final double FOOT = 2.9 * LETTERS;

    /** Above the area: the title of the y axis, upright, since a turned one is hard to read. */
    public static final double HEAD = 2.3 * LETTERS;

    public Point point(double xValue, double yValue) {
        return new Point(x.scale().at(xValue), y.scale().at(yValue));
    }

    public void draw(Svg svg) {
        y.ticks().forEach(tick -> drawRow(svg, tick));
        svg.line(new Point(area.x(), area.bottom()), new Point(area.right(), area.bottom()), "axis");
        x.ticks().forEach(tick -> drawColumn(svg, tick));
        svg.text(new Point(0, LETTERS), Anchor.start, "quiet", Lettering.fit(y.title(), LETTERS, width));
        Point foot = new Point(area.x() + area.width() / 2, area.bottom() + 2.6 * LETTERS);
        svg.text(foot, Anchor.middle, "quiet", Lettering.fit(x.title(), LETTERS, area.width()));
    }

    /** Says in the middle of the area that there is nothing to draw. */
    public void drawEmpty(Svg svg) {
        Point centre = new Point(area.x() + area.width() / 2, area.y() + area.height() / 2);
        svg.text(centre, Anchor.middle, "quiet", "no values");
    }

    private void drawRow(Svg svg, Tick tick) {
        double height = y.at(tick);
        svg.line(new Point(area.x(), height), new Point(area.right(), height), "grid");
        svg.text(new Point(area.x() - 6, height + 0.3 * LETTERS), Anchor.end, "", tick.label());
    }

    private void drawColumn(Svg svg, Tick tick) {
        double place = x.at(tick);
        svg.line(new Point(place, area.bottom()), new Point(place, area.bottom() + 4), "axis");
        svg.text(
                new Point(x.labelCentre(tick, LETTERS, width), area.bottom() + 1.3 * LETTERS),
                Anchor.middle,
                "",
                tick.label());
    }
}
