package io.elman.data.answer;

import io.elman.data.CsvRow;
import io.elman.data.CsvRows;
import io.elman.data.CsvSource;
import io.elman.data.labelled.RowSource;
import java.io.Closeable;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** The items of a CSV file, one at a time, each with the cells that are given out beside its answer. */
public interface ItemRows<T> extends Iterator<ItemRows.Item<T>>, Closeable {
    /** An item and the cells that tell it. */
    record Item<T>(List<String> cells, T item) {}

    /** Returns the names of the cells. */
    List<String> names();

    @Override
    void close();

    /** Returns a file with an item in each row. */
    static <T> ItemRows<T> inCells(CsvSource csv, String column, RowSource.Items<T> items) {
        return opened(csv, rows -> new InCells<>(rows, rows.header().column(column), items));
    }

    /** Returns the items of a file, which is closed if a column is missing. */
    static <T> ItemRows<T> opened(CsvSource csv, Function<CsvRows, ItemRows<T>> items) {
        CsvRows rows = csv.open();
        try {
            return items.apply(rows);
        } catch (RuntimeException wrong) {
            rows.close();
            throw wrong;
        }
    }

    /** An item a row. */
    final class InCells<T> implements ItemRows<T> {
        private final CsvRows rows;
        private final int column;
        private final RowSource.Items<T> items;
        private Item<T> next;

        InCells(CsvRows rows, int column, RowSource.Items<T> items) {
            this.rows = rows;
            this.column = column;
            this.items = items;
        }

        @Override
        public List<String> names() {
            return rows.header().names();
        }

        @Override
        public boolean hasNext() {
            while (next == null && rows.hasNext()) {
                CsvRow row = rows.next();
                Optional<T> item = items.item(row, column, rows);
                next = item.map(found -> new Item<>(row.fields(), found)).orElse(null);
            }
            return next != null;
        }

        @Override
        public Item<T> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Item<T> item = next;
            next = null;
            return item;
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
