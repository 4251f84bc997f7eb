package io.elman.report.chart;

import io.elman.report.Block;
import io.elman.report.Markup;
import io.elman.report.drawing.Figure;
import java.util.List;

/**
 * Values between -1 and 1 by row and column, as colours: the states of units while a text is read.
 *
 * @param columns a character each
 * @param rows from top to bottom
 */
public record HeatMap(String title, List<String> columns, List<Row> rows) implements Block {
    public HeatMap {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.values.size() != columns.size()) {
                throw new IllegalArgumentException("row '" + row.name + "' has " + row.values.size() + " values for "
                        + columns.size() + " columns");
            }
        }
    }

    /**
     * A row and its name.
     *
     * @param values one a column; beyond -1 and 1 they are drawn like -1 and 1
     */
    public record Row(String name, List<Double> values) {
        public Row {
            values = List.copyOf(values);
        }
    }

    @Override
    public void write(Markup out) {
        Figure figure = new Figure(
                title,
                rows.size() + " rows of " + columns.size() + " values: "
                        + String.join("; ", rows.stream().map(Row::name).toList()),
                "matrix");
        if (rows.isEmpty() || columns.isEmpty()) {
            figure.writeEmpty(out);
            return;
        }
        HeatDrawing drawing = HeatDrawing.of(this);
        figure.write(out, drawing.size(), HeatDrawing::writeLegend, drawing::draw);
    }
}
