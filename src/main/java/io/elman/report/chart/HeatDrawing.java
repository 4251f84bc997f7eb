package io.elman.report.chart;

import io.elman.report.drawing.Box;
import io.elman.report.drawing.Figure;
import io.elman.report.drawing.Lettering;
import io.elman.report.drawing.Numbers;
import io.elman.report.drawing.Svg;
import io.elman.report.drawing.Svg.Anchor;
import io.elman.report.drawing.Svg.Point;
import java.util.List;

/**
 * A heat map with every place worked out.
 *
 * @param cells the area of the cells
 * @param side of a cell
 * @param upright whether the names of the columns stand one above the other's width
 */
record HeatDrawing(HeatMap map, Box cells, double side, boolean upright) {
    private static final double LETTERS = 12;
    private static final double WIDEST_NAME = 110;
    private static final double WIDTH = 520;

    /** The shades of the style, without the first, which is for zero. */
    private static final int SHADES = 8;

    static HeatDrawing of(HeatMap map) {
        int across = map.columns().names().size();
        int down = map.rows().names().size();
        double side = Math.max(10, Math.min(22, WIDTH / across));
        double widest = Math.min(WIDEST_NAME, Lettering.widest(map.columns().names(), LETTERS));
        boolean upright = widest <= side + 4;
        double left = Math.max(
                        Lettering.width(map.rows().title() + " ↓", LETTERS),
                        Math.min(WIDEST_NAME, Lettering.widest(map.rows().names(), LETTERS)))
                + 8;
        double top = 1.6 * LETTERS + (upright ? LETTERS : widest + 4) + 8;
        return new HeatDrawing(map, new Box(left, top, across * side, down * side), side, upright);
    }

    Figure.Size size() {
        double width = Math.max(
                cells.right() + 1, cells.x() + Lettering.width(map.columns().title() + " →", LETTERS));
        return new Figure.Size(width, cells.bottom() + 1, width, Math.min(width, Math.max(300, 0.7 * width)));
    }

    void draw(Svg svg) {
        drawNames(svg);
        for (int row = 0; row < map.shares().size(); row++) {
            List<Double> shares = map.shares().get(row);
            for (int column = 0; column < shares.size(); column++) {
                int shade = (int) Math.round(shares.get(column) * SHADES);
                if (shade > 0) {
                    Box cell = new Box(cells.x() + column * side, cells.y() + row * side, side, side);
                    svg.box(cell, "cell l" + Math.min(SHADES, shade), tooltip(row, column));
                }
            }
        }
        svg.box(cells, "cells");
    }

    private void drawNames(Svg svg) {
        double room = cells.x() - 8;
        svg.text(new Point(room, LETTERS), Anchor.end, "quiet", map.rows().title() + " ↓");
        svg.text(
                new Point(cells.x(), LETTERS),
                Anchor.start,
                "quiet",
                map.columns().title() + " →");
        String letters = side < LETTERS + 2 ? "small" : "";
        for (int row = 0; row < map.shares().size(); row++) {
            double baseline = cells.y() + (row + 0.5) * side + 0.35 * LETTERS;
            svg.text(
                    new Point(room, baseline),
                    Anchor.end,
                    letters,
                    Lettering.fit(map.rows().names().get(row), LETTERS, room));
        }
        for (int column = 0; column < map.columns().names().size(); column++) {
            double middle = cells.x() + (column + 0.5) * side;
            String name = Lettering.fit(map.columns().names().get(column), LETTERS, WIDEST_NAME);
            if (upright) {
                svg.text(new Point(middle, cells.y() - 6), Anchor.middle, letters, name);
            } else {
                svg.risingText(new Point(middle + 0.35 * LETTERS, cells.y() - 5), 90, letters, name);
            }
        }
    }

    private String tooltip(int row, int column) {
        return "%s %s, %s %s: %s"
                .formatted(
                        map.rows().title(),
                        map.rows().names().get(row),
                        map.columns().title(),
                        map.columns().names().get(column),
                        Numbers.percent(map.shares().get(row).get(column)));
    }
}
