package io.elman.report.chart;

import io.elman.report.Markup;
import io.elman.report.drawing.Box;
import io.elman.report.drawing.Figure;
import io.elman.report.drawing.Lettering;
import io.elman.report.drawing.Numbers;
import io.elman.report.drawing.Svg;
import io.elman.report.drawing.Svg.Anchor;
import io.elman.report.drawing.Svg.Point;
import java.util.List;

/**
 * A matrix with every place worked out.
 *
 * @param cells the area of the cells
 * @param cell the size of one of them, at x = y = 0
 * @param slant by how many degrees the names of the columns rise
 */
record MatrixDrawing(MatrixChart chart, Box cells, Box cell, double slant) {
    private static final double LETTERS = 12;
    private static final double WIDEST_NAME = 130;

    /** The shades of the style, without the first, which is for zero. */
    private static final int SHADES = 8;

    /** From this shade on, letters need the other colour. */
    private static final int DARK_SHADE = 6;

    /** With more columns, zeros are left out: they would hide what there is to see. */
    private static final int MOST_WITH_ZEROS = 12;

    static MatrixDrawing of(MatrixChart chart) {
        List<String> names = chart.columns().names();
        int across = Math.max(1, names.size());
        double width = Math.max(18, Math.min(96, 560.0 / across));
        Box cell = new Box(0, 0, width, Math.min(width, 48));
        double widest = Math.min(Lettering.widest(names, LETTERS), WIDEST_NAME);
        double slant = widest <= width - 6 ? 0 : width < 30 ? 90 : 45;
        double nameHeight = slant == 0 ? LETTERS : widest * Math.sin(Math.toRadians(slant)) + LETTERS * 0.7;
        double left = Math.min(rowNames(chart), WIDEST_NAME) + 8;
        Box cells = new Box(
                left,
                1.6 * LETTERS + nameHeight + 8,
                across * width,
                chart.rows().names().size() * cell.height());
        return new MatrixDrawing(chart, cells, cell, slant);
    }

    Figure.Size size() {
        double widest = Math.min(WIDEST_NAME, Lettering.widest(chart.columns().names(), LETTERS));
        double overhang = slant == 45 ? Math.max(1, (widest - cell.width() / 2) * 0.71 + LETTERS) : 1;
        double title = cells.x() + Lettering.width(chart.columns().title(), LETTERS);
        double width = Math.max(cells.right() + overhang, title);
        return new Figure.Size(width, cells.bottom() + 1, width, Math.min(width, Math.max(300, 0.8 * width)));
    }

    void draw(Svg svg) {
        drawNames(svg);
        for (int row = 0; row < chart.rows().names().size(); row++) {
            for (int column = 0; column < chart.columns().names().size(); column++) {
                if (chart.counts().get(row).get(column) != 0 || showsZeros()) {
                    drawCell(svg, row, column);
                }
            }
        }
        svg.box(cells, "cells");
    }

    /** Writes what the shades mean. */
    static void writeLegend(Markup out) {
        out.open("p").with("class", "legend").open("span").text("share of the row: 0\u00a0% ");
        Svg shades = Svg.open(out, (SHADES + 1) * 14, 12)
                .with("width", String.valueOf((SHADES + 1) * 14))
                .with("height", "12")
                .with("aria-hidden", "true");
        for (int shade = 0; shade <= SHADES; shade++) {
            shades.box(new Box(shade * 14, 0, 14, 12), "cell l" + shade);
        }
        shades.box(new Box(0.5, 0.5, (SHADES + 1) * 14 - 1, 11), "cells");
        shades.close();
        out.text("100\u00a0%").close().close();
    }

    private static double rowNames(MatrixChart chart) {
        double title = Lettering.width(chart.rows().title() + " ↓", LETTERS);
        return Math.max(title, Lettering.widest(chart.rows().names(), LETTERS));
    }

    private boolean showsZeros() {
        return chart.columns().names().size() <= MOST_WITH_ZEROS;
    }

    private void drawNames(Svg svg) {
        double room = cells.x() - 8;
        String rowTitle = Lettering.fit(chart.rows().title() + " ↓", LETTERS, room);
        svg.text(new Point(room, cells.y() - 8), Anchor.end, "quiet", rowTitle);
        svg.text(
                new Point(cells.x(), LETTERS),
                Anchor.start,
                "quiet",
                chart.columns().title() + " →");
        for (int row = 0; row < chart.rows().names().size(); row++) {
            double middle = cells.y() + (row + 0.5) * cell.height() + 0.35 * LETTERS;
            String name = Lettering.fit(chart.rows().names().get(row), LETTERS, room);
            svg.text(new Point(room, middle), Anchor.end, "", name);
        }
        for (int column = 0; column < chart.columns().names().size(); column++) {
            drawColumnName(
                    svg,
                    cells.x() + (column + 0.5) * cell.width(),
                    chart.columns().names().get(column));
        }
    }

    private void drawColumnName(Svg svg, double middle, String name) {
        String fitted = Lettering.fit(name, LETTERS, WIDEST_NAME);
        if (slant == 0) {
            svg.text(new Point(middle, cells.y() - 8), Anchor.middle, "", fitted);
        } else {
            // Half of the letters' height to the right: the middle of the first letter stands over the middle of the
            // cell.
            svg.risingText(new Point(middle + 0.35 * LETTERS, cells.y() - 5), slant, "", fitted);
        }
    }

    private void drawCell(Svg svg, int row, int column) {
        double share = chart.share(row, column);
        int shade = share == 0 ? 0 : Math.min(SHADES, 1 + (int) (share * SHADES));
        double x = cells.x() + column * cell.width();
        double y = cells.y() + row * cell.height();
        svg.box(new Box(x, y, cell.width(), cell.height()), "cell l" + shade, tooltip(row, column));
        String style = shade >= DARK_SHADE ? "onshade" : shade == 0 ? "quiet" : "";
        drawCount(svg, new Point(x + cell.width() / 2, y + cell.height() / 2), style, row, column);
    }

    private void drawCount(Svg svg, Point centre, String style, int row, int column) {
        long count = chart.counts().get(row).get(column);
        boolean withShare = cell.width() >= 40 && chart.rowSum(row) > 0;
        String size = cell.width() >= 40 ? "" : cell.width() >= 26 ? " small" : " tiny";
        double letters = size.isEmpty() ? 12 : size.equals(" small") ? 10 : 8;
        String full = Numbers.count(count);
        String text = Lettering.width(full, letters) <= cell.width() ? full : Numbers.shortCount(count);
        double baseline = centre.y() + (withShare ? -0.1 : 0.35) * letters;
        svg.text(new Point(centre.x(), baseline), Anchor.middle, (style + size).strip(), text);
        if (withShare) {
            Point below = new Point(centre.x(), centre.y() + LETTERS);
            svg.text(below, Anchor.middle, (style + " small").strip(), Numbers.percent(chart.share(row, column)));
        }
    }

    private String tooltip(int row, int column) {
        return "%s %s, %s %s: %s of %s (%s)"
                .formatted(
                        chart.rows().title(),
                        chart.rows().names().get(row),
                        chart.columns().title(),
                        chart.columns().names().get(column),
                        Numbers.count(chart.counts().get(row).get(column)),
                        Numbers.count(chart.rowSum(row)),
                        Numbers.percent(chart.share(row, column)));
    }
}
