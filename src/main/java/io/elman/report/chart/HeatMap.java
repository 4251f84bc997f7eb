package io.elman.report.chart;

import io.elman.report.Block;
import io.elman.report.Markup;
import io.elman.report.drawing.Figure;
import java.util.List;

/**
 * Shares by row and column, each cell shaded by its share: what was attended to.
 *
 * @param shares for each row, a number from 0 to 1 for each column
 */
public record HeatMap(String title, MatrixChart.Side rows, MatrixChart.Side columns, List<List<Double>> shares)
        implements Block {
    public HeatMap {
        shares = shares.stream().map(List::copyOf).toList();
        int width = columns.names().size();
        if (shares.size() != rows.names().size() || shares.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("shares of shape " + shares.size() + " x "
                    + shares.stream().map(List::size).distinct().toList() + " for "
                    + rows.names().size() + " rows and " + width + " columns");
        }
    }

    @Override
    public void write(Markup out) {
        Figure figure = new Figure(
                title,
                "Heat map of " + rows.names().size() + " rows (" + rows.title() + ") and "
                        + columns.names().size() + " columns (" + columns.title() + ")",
                "matrix");
        if (rows.names().isEmpty() || columns.names().isEmpty()) {
            figure.writeEmpty(out);
            return;
        }
        HeatDrawing drawing = HeatDrawing.of(this);
        figure.write(out, drawing.size(), legend -> {}, drawing::draw);
    }
}
