package io.elman.report;

import java.util.List;
import java.util.OptionalInt;

/**
 * A table with a header; the first cell of a row is its name.
 *
 * @param rows the cells as they are shown, one for each column
 * @param highlighted the row that is set off from the others, counted from 0
 */
public record Table(String caption, List<Column> columns, List<List<String>> rows, OptionalInt highlighted)
        implements Block {
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of " + row.size() + " cells in a table of " + columns.size() + " columns: " + row);
            }
        }
    }

    /** A header; the cells below a numeric one are right-aligned. */
    public record Column(String name, boolean numeric) {
        public static Column text(String name) {
            return new Column(name, false);
        }

        public static Column number(String name) {
            return new Column(name, true);
        }

        Markup align(Markup cell) {
            return numeric ? cell.with("class", "number") : cell.with("dir", "auto");
        }
    }

    /** Returns a table without a highlighted row. */
    public static Table of(String caption, List<Column> columns, List<List<String>> rows) {
        return new Table(caption, columns, rows, OptionalInt.empty());
    }

    /** Returns this table with the row, counted from 0, set off from the others. */
    public Table highlighting(int row) {
        return new Table(caption, columns, rows, OptionalInt.of(row));
    }

    @Override
    public void write(Markup out) {
        out.open("div").with("class", "scroll").open("table").leaf("caption", caption);
        out.open("thead").open("tr");
        columns.forEach(column -> column.align(out.open("th").with("scope", "col"))
                .text(column.name)
                .close());
        out.close().close().open("tbody");
        for (int row = 0; row < rows.size(); row++) {
            writeRow(out, row);
        }
        out.close().close().close();
    }

    private void writeRow(Markup out, int row) {
        out.open("tr");
        if (highlighted.isPresent() && highlighted.getAsInt() == row) {
            out.with("class", "highlighted");
        }
        for (int column = 0; column < columns.size(); column++) {
            Markup cell = column == 0 ? out.open("th").with("scope", "row") : out.open("td");
            columns.get(column).align(cell).text(rows.get(row).get(column)).close();
        }
        out.close();
    }
}
