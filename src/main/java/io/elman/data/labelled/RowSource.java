package io.elman.data.labelled;

import io.elman.Finding;
import io.elman.data.ClassNames;
import io.elman.data.CsvHeader;
import io.elman.data.CsvRow;
import io.elman.data.CsvRows;
import io.elman.data.CsvSource;
import java.util.Optional;

/**
 * A CSV file with a labelled item in each row.
 *
 * @param csv the file
 * @param column the column with the item
 * @param columns of label and group
 * @param items turns cells into items
 */
public record RowSource<T>(CsvSource csv, String column, LabelColumns columns, Items<T> items)
        implements LabelledSource<T> {
    /** Turns cells into items. */
    @FunctionalInterface
    public interface Items<T> {
        /** Returns the item that a cell names; empty after telling what is wrong with it. */
        Optional<T> item(CsvRow row, int column, CsvRows rows);
    }

    /** Returns a file of texts: the cell is the item, and may be empty. */
    public static RowSource<String> texts(CsvSource csv, String column, LabelColumns columns) {
        return new RowSource<>(csv, column, columns, RowSource::text);
    }

    /** Returns a cell as a text. */
    public static Optional<String> text(CsvRow row, int column, CsvRows rows) {
        return Optional.of(row.field(column));
    }

    @Override
    public void read(Optional<ClassNames> classes, LabelledRow.Visitor<T> visitor) {
        try (CsvRows rows = csv.open()) {
            CsvHeader header = rows.header();
            int itemAt = header.column(column);
            LabelColumns.Places places = columns.in(header, classes);
            while (rows.hasNext()) {
                CsvRow cells = rows.next();
                Optional<Finding> finding = places.check(cells);
                finding.ifPresent(rows.findings()::add);
                Optional<T> item = items.item(cells, itemAt, rows);
                if (finding.isEmpty() && item.isPresent()) {
                    String label = places.label(cells);
                    visitor.visit(
                            new LabelledRow<>(
                                    cells.line(), item.get(), cells.field(itemAt), label, places.group(cells)),
                            places.index(label));
                }
            }
        }
    }
}
