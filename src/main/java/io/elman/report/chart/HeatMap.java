package io.elman.report.chart;

import io.elman.report.Block;
import io.elman.report.Markup;
import io.elman.report.drawing.Figure;
import java.util.List;

/**
 * Values by row and column, as colours: what was attended to, or the states of units while a text is read.
 *
 * @param values for each row, a number for each column; those beyond the scale are drawn like its ends
 */
public record HeatMap(
        String title, MatrixChart.Side rows, MatrixChart.Side columns, List<List<Double>> values, Scale scale)
        implements Block {
    public HeatMap {
        values = values.stream().map(List::copyOf).toList();
        int width = columns.names().size();
        if (values.size() != rows.names().size() || values.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("values of shape " + values.size() + " x "
                    + values.stream().map(List::size).distinct().toList() + " for "
                    + rows.names().size() + " rows and " + width + " columns");
        }
    }

    /** What the values are. */
    public enum Scale {
        /** From 0 to 1; coloured by the largest of the row, and each cell with a colour tells its value. */
        SHARE("share, by the largest of the row"),
        /** From -1 to 1. */
        STATE("state");

        private final String legend;

        Scale(String legend) {
            this.legend = legend;
        }

        String legend() {
            return legend;
        }
    }

    @Override
    public void write(Markup out) {
        Figure figure = new Figure(
                title,
                "Heat map of " + rows.names().size() + " rows (" + rows.title() + ") and "
                        + columns.names().size() + " columns (" + columns.title() + "); rows: "
                        + String.join("; ", rows.names()),
                "matrix");
        if (rows.names().isEmpty() || columns.names().isEmpty()) {
            figure.writeEmpty(out);
            return;
        }
        HeatDrawing drawing = HeatDrawing.of(this);
        figure.write(out, drawing.size(), drawing::writeLegend, drawing::draw);
    }
}
