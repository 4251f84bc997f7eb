package io.elman.report.chart;

import io.elman.report.Markup;
import io.elman.report.drawing.Box;
import io.elman.report.drawing.Figure;
import io.elman.report.drawing.Lettering;
import io.elman.report.drawing.Numbers;
import io.elman.report.drawing.Svg;
import io.elman.report.drawing.Svg.Anchor;
import io.elman.report.drawing.Svg.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A heat map with every place worked out.
 *
 * @param cells the area of the cells
 * @param upright whether the names of the columns stand one above the other's width
 */
record HeatDrawing(HeatMap map, Box cells, boolean upright) {
    private static final double LETTERS = 12;
    private static final double WIDEST_ROW_NAME = 220;
    private static final double WIDEST_COLUMN_NAME = 110;
    private static final double WIDTH = 520;
    private static final double LEAST_CELL_WIDTH = 11;
    private static final double MOST_CELL_WIDTH = 22;
    private static final double LEAST_CELL_HEIGHT = 18;

    /** On either side of zero; as many as the style has. */
    private static final int SHADES = 8;

    /** How a character is shown that has no form of its own. */
    private static final Map<String, String> SIGNS = Map.of("\n", "↵", "\t", "→");

    static HeatDrawing of(HeatMap map) {
        int across = map.columns().names().size();
        double width = Math.max(LEAST_CELL_WIDTH, Math.min(MOST_CELL_WIDTH, WIDTH / across));
        double height = Math.max(LEAST_CELL_HEIGHT, width);
        double widest = Math.min(
                WIDEST_COLUMN_NAME, Lettering.widest(signs(map.columns().names()), LETTERS));
        boolean upright = widest <= width + 4;
        double left = Math.max(
                        Lettering.width(rowsTitle(map), LETTERS),
                        Math.min(
                                WIDEST_ROW_NAME,
                                Lettering.widest(signs(map.rows().names()), LETTERS)))
                + 8;
        double top = 1.6 * LETTERS + (upright ? LETTERS : widest + 4) + 8;
        Box cells = new Box(left, top, across * width, map.rows().names().size() * height);
        return new HeatDrawing(map, cells, upright);
    }

    Figure.Size size() {
        double width = Math.max(cells.right() + 1, cells.x() + Lettering.width(columnsTitle(map), LETTERS));
        double shrunk = Math.min(1, Math.max(0.7, LEAST_CELL_WIDTH / cellWidth())) * width;
        return new Figure.Size(width, cells.bottom() + 1, width, Math.min(width, Math.max(300, shrunk)));
    }

    private int columns() {
        return map.columns().names().size();
    }

    private double cellWidth() {
        return cells.width() / columns();
    }

    private double cellHeight() {
        return cells.height() / map.values().size();
    }

    private static String rowsTitle(HeatMap map) {
        return map.rows().title() + " ↓";
    }

    private static String columnsTitle(HeatMap map) {
        return map.columns().title() + " →";
    }

    private static List<String> signs(List<String> names) {
        return names.stream().map(HeatDrawing::sign).toList();
    }

    private static String sign(String name) {
        return SIGNS.getOrDefault(name, name.isBlank() ? "·" : name);
    }

    void draw(Svg svg) {
        drawRowNames(svg);
        drawColumnNames(svg);
        if (map.scale() == HeatMap.Scale.SHARE) {
            drawTelling(svg);
        } else {
            edges().forEach((style, edges) -> svg.areas(edges, style));
        }
        svg.box(cells, "cells");
    }

    private void drawRowNames(Svg svg) {
        double right = cells.x() - 8;
        svg.text(new Point(right, LETTERS), Anchor.end, "quiet", rowsTitle(map));
        for (int row = 0; row < map.values().size(); row++) {
            double baseline = cells.y() + (row + 0.5) * cellHeight() + 0.35 * LETTERS;
            String name = Lettering.fit(sign(map.rows().names().get(row)), LETTERS, right);
            svg.text(new Point(right, baseline), Anchor.end, "", name);
        }
    }

    private void drawColumnNames(Svg svg) {
        svg.text(new Point(cells.x(), LETTERS), Anchor.start, "quiet", columnsTitle(map));
        String letters = cellWidth() < LETTERS + 2 ? "small" : "";
        for (int column = 0; column < columns(); column++) {
            double middle = cells.x() + (column + 0.5) * cellWidth();
            String name = Lettering.fit(sign(map.columns().names().get(column)), LETTERS, WIDEST_COLUMN_NAME);
            if (upright) {
                svg.text(new Point(middle, cells.y() - 6), Anchor.middle, letters, name);
            } else {
                svg.risingText(new Point(middle + 0.35 * LETTERS, cells.y() - 5), 90, letters, name);
            }
        }
    }

    /** Draws a box a cell, which tells its value: few are not near zero where shares of a row are drawn. */
    private void drawTelling(Svg svg) {
        for (int row = 0; row < map.values().size(); row++) {
            List<Double> shares = map.values().get(row);
            double largest = shares.stream().mapToDouble(share -> share).max().orElse(1);
            for (int column = 0; column < columns(); column++) {
                // Shares of many columns are all small.
                String style = style(shares.get(column) / largest);
                if (!style.isEmpty()) {
                    svg.box(cell(row, column), style, tooltip(row, column));
                }
            }
        }
    }

    private String tooltip(int row, int column) {
        return "%s %s, %s %s: %s"
                .formatted(
                        map.rows().title(),
                        sign(map.rows().names().get(row)),
                        map.columns().title(),
                        sign(map.columns().names().get(column)),
                        Numbers.percent(map.values().get(row).get(column)));
    }

    /** Returns the edges of the cells by style: one path a colour is a small page. */
    private Map<String, List<List<Point>>> edges() {
        Map<String, List<List<Point>>> edges = new TreeMap<>();
        for (int row = 0; row < map.values().size(); row++) {
            for (int column = 0; column < columns(); column++) {
                String style = style(map.values().get(row).get(column));
                if (!style.isEmpty()) {
                    edges.computeIfAbsent(style, unused -> new ArrayList<>()).add(edge(cell(row, column)));
                }
            }
        }
        return edges;
    }

    private Box cell(int row, int column) {
        return new Box(cells.x() + column * cellWidth(), cells.y() + row * cellHeight(), cellWidth(), cellHeight());
    }

    private static List<Point> edge(Box cell) {
        return List.of(
                new Point(cell.x(), cell.y()),
                new Point(cell.right(), cell.y()),
                new Point(cell.right(), cell.bottom()),
                new Point(cell.x(), cell.bottom()));
    }

    /** Returns the colour of a value; none near zero. */
    private static String style(double value) {
        long shade = Math.min(SHADES, Math.round(Math.abs(value) * SHADES));
        return shade == 0 ? "" : Figure.fillStyle(value > 0 ? 0 : 1) + " h" + shade;
    }

    /** Writes what the colours mean. */
    void writeLegend(Markup out) {
        int least = map.scale() == HeatMap.Scale.SHARE ? 0 : -SHADES;
        String what = map.scale().legend();
        out.open("p").with("class", "legend").open("span").text(what + ": " + least / SHADES + " ");
        int width = (SHADES - least + 1) * 10;
        Svg shades = Svg.open(out, width, 12)
                .with("width", String.valueOf(width))
                .with("height", "12")
                .with("aria-hidden", "true");
        for (int shade = least; shade <= SHADES; shade++) {
            if (shade != 0) {
                shades.box(new Box((shade - least) * 10.0, 0, 10, 12), style((double) shade / SHADES));
            }
        }
        shades.box(new Box(0.5, 0.5, width - 1, 11), "cells");
        shades.close();
        out.text("1").close().close();
    }
}
