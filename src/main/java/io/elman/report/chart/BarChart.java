package io.elman.report.chart;

import io.elman.report.Block;
import io.elman.report.Markup;
import io.elman.report.drawing.Figure;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Horizontal bars from zero, each with its name and its value; all share one scale, so values of different units belong
 * in different charts.
 *
 * @param series the names of the bars of a group: our model, its baselines
 */
public record BarChart(String title, List<String> series, List<Group> groups) implements Block {
    public BarChart {
        series = List.copyOf(series);
        groups = List.copyOf(groups);
        for (Group group : groups) {
            if (group.values.size() != series.size()) {
                throw new IllegalArgumentException("group '" + group.name + "' has " + group.values.size()
                        + " values for " + series.size() + " series");
            }
        }
    }

    /**
     * The bars of one metric, say.
     *
     * @param values one for each series; NaN where there is none
     */
    public record Group(String name, List<Double> values) {
        public Group {
            values = List.copyOf(values);
        }

        public static Group of(String name, double... values) {
            return new Group(name, DoubleStream.of(values).boxed().toList());
        }
    }

    @Override
    public void write(Markup out) {
        BarDrawing drawing = BarDrawing.of(this);
        Figure figure = new Figure(title, drawing.inWords(), "plot");
        if (drawing.rows().isEmpty()) {
            figure.writeEmpty(out);
        } else {
            figure.write(out, drawing.size(), legend -> {}, drawing::draw);
        }
    }
}
