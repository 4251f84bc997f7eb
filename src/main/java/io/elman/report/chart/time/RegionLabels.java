package io.elman.report.chart.time;

import io.elman.report.drawing.Box;
import io.elman.report.drawing.Lettering;
import io.elman.report.drawing.Plot;
import io.elman.report.drawing.Scale;
import io.elman.report.drawing.Svg;
import io.elman.report.drawing.Svg.Anchor;
import io.elman.report.drawing.Svg.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The spans of a chart's time, each with its place and the row its name stands in: names of narrow spans would cover one
 * another on a single row.
 */
record RegionLabels(List<Placed> regions) {
    private static final double ROW = 1.2 * Plot.LETTERS;
    private static final double GAP = 0.6 * Plot.LETTERS;

    /** More rows would leave no room for the values; names without a row are told by their tooltip. */
    private static final int MOST_ROWS = 3;

    /** @param row from the area upwards; {@value #MOST_ROWS} or more when there is no room for the name */
    private record Placed(Region region, double from, double to, String label, double centre, int row) {}

    static RegionLabels of(TimeChart chart, Scale scale) {
        double[] ends = new double[MOST_ROWS];
        List<Placed> placed = new ArrayList<>();
        for (Region region : chart.regions()) {
            if (region.to() < scale.range().low()
                    || region.from() > scale.range().high()) {
                continue;
            }
            double from = scale.at(Math.max(region.from(), scale.range().low()));
            double to = scale.at(Math.min(region.to(), scale.range().high()));
            String label = Lettering.fit(region.name(), Plot.LETTERS, (scale.end() - scale.start()) / 2);
            double half = Lettering.width(label, Plot.LETTERS) / 2;
            double centre = Math.max(scale.start() + half, Math.min(scale.end() - half, (from + to) / 2));
            placed.add(new Placed(region, from, to, label, centre, row(ends, centre - half, centre + half)));
        }
        return new RegionLabels(placed);
    }

    /**
     * Returns the first row that has room.
     *
     * @param ends where the last name of each row ends; changed to end with this one
     */
    private static int row(double[] ends, double start, double end) {
        int row = 0;
        while (row < MOST_ROWS && start < ends[row]) {
            row++;
        }
        if (row < MOST_ROWS) {
            ends[row] = end + GAP;
        }
        return row;
    }

    /** Returns the height that the names take. */
    double height() {
        int rows = regions.stream().mapToInt(placed -> placed.row + 1).max().orElse(0);
        return Math.min(MOST_ROWS, rows) * ROW;
    }

    void draw(Svg svg, Box area, LongFunction<String> time) {
        for (int i = 0; i < regions.size(); i++) {
            Placed placed = regions.get(i);
            Region region = placed.region;
            Box stripe = new Box(placed.from, area.y(), placed.to - placed.from, area.height());
            String span = time.apply(region.from()) + " to " + time.apply(region.to());
            svg.box(stripe, "region r" + i % 2, region.name() + ": " + span);
            if (placed.row < MOST_ROWS) {
                Point foot = new Point(placed.centre, area.y() - 0.4 * Plot.LETTERS - placed.row * ROW);
                svg.text(foot, Anchor.middle, "quiet", placed.label);
            }
        }
    }
}
