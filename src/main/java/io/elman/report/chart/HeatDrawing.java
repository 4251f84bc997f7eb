package io.elman.report.chart;

import io.elman.report.Markup;
import io.elman.report.drawing.Box;
import io.elman.report.drawing.Figure;
import io.elman.report.drawing.Lettering;
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
 * @param left where the cells begin
 */
record HeatDrawing(HeatMap map, double left) {
    private static final double LETTERS = 12;
    private static final double SMALL_LETTERS = 10;
    private static final double WIDEST_NAME = 220;
    private static final double CELL_WIDTH = 11;
    private static final double CELL_HEIGHT = 18;
    private static final double HEAD = 18;

    /** On either side of zero; as many as the style has. */
    private static final int SHADES = 8;

    /** How a character is shown that has no form of its own. */
    private static final Map<String, String> SIGNS = Map.of(" ", "·", "\n", "↵", "\t", "→", "\u00a0", "·");

    static HeatDrawing of(HeatMap map) {
        List<String> names = map.rows().stream().map(HeatMap.Row::name).toList();
        return new HeatDrawing(map, Math.min(WIDEST_NAME, Lettering.widest(names, LETTERS)) + 8);
    }

    Figure.Size size() {
        double width = left + map.columns().size() * CELL_WIDTH + 1;
        return new Figure.Size(width, HEAD + map.rows().size() * CELL_HEIGHT + 1, width, width);
    }

    void draw(Svg svg) {
        for (int column = 0; column < map.columns().size(); column++) {
            String sign = map.columns().get(column);
            double middle = left + (column + 0.5) * CELL_WIDTH;
            svg.text(
                    new Point(middle, HEAD - 5),
                    Anchor.middle,
                    "small",
                    SIGNS.getOrDefault(sign, Lettering.fit(sign, SMALL_LETTERS, 2 * CELL_WIDTH)));
        }
        for (int row = 0; row < map.rows().size(); row++) {
            double baseline = HEAD + (row + 0.5) * CELL_HEIGHT + 0.35 * LETTERS;
            String name = Lettering.fit(map.rows().get(row).name(), LETTERS, left - 8);
            svg.text(new Point(left - 8, baseline), Anchor.end, "", name);
        }
        cells().forEach((style, edges) -> svg.areas(edges, style));
        svg.box(
                new Box(
                        left,
                        HEAD,
                        map.columns().size() * CELL_WIDTH,
                        map.rows().size() * CELL_HEIGHT),
                "cells");
    }

    /** Returns the edges of the cells by style: one path a colour is a small page. */
    private Map<String, List<List<Point>>> cells() {
        Map<String, List<List<Point>>> cells = new TreeMap<>();
        for (int row = 0; row < map.rows().size(); row++) {
            List<Double> values = map.rows().get(row).values();
            for (int column = 0; column < values.size(); column++) {
                String style = style(values.get(column));
                if (!style.isEmpty()) {
                    cells.computeIfAbsent(style, unused -> new ArrayList<>())
                            .add(edge(left + column * CELL_WIDTH, HEAD + row * CELL_HEIGHT));
                }
            }
        }
        return cells;
    }

    private static List<Point> edge(double x, double y) {
        return List.of(
                new Point(x, y),
                new Point(x + CELL_WIDTH, y),
                new Point(x + CELL_WIDTH, y + CELL_HEIGHT),
                new Point(x, y + CELL_HEIGHT));
    }

    /** Returns the colour of a value; none near zero. */
    private static String style(double value) {
        long shade = Math.min(SHADES, Math.round(Math.abs(value) * SHADES));
        return shade == 0 ? "" : Figure.fillStyle(value > 0 ? 0 : 1) + " h" + shade;
    }

    /** Writes what the colours mean. */
    static void writeLegend(Markup out) {
        out.open("p").with("class", "legend").open("span").text("state: -1 ");
        int width = (2 * SHADES + 1) * 10;
        Svg shades = Svg.open(out, width, 12)
                .with("width", String.valueOf(width))
                .with("height", "12")
                .with("aria-hidden", "true");
        for (int shade = -SHADES; shade <= SHADES; shade++) {
            if (shade != 0) {
                shades.box(new Box((shade + SHADES) * 10.0, 0, 10, 12), style((double) shade / SHADES));
            }
        }
        shades.box(new Box(0.5, 0.5, width - 1, 11), "cells");
        shades.close();
        out.text("1").close().close();
    }
}
