package io.elman.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Text in columns, aligned right, each as wide as its widest cell. Numbers look the same in every locale. */
final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Table(List<String> headings) {
        rows.add(List.copyOf(headings));
    }

    void add(List<String> cells) {
        if (cells.size() != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    cells.size() + " cells in a table of " + rows.get(0).size() + " columns");
        }
        rows.add(List.copyOf(cells));
    }

    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    /** Returns a number the way the checks show values: seven decimals. */
    static String value(double number) {
        return String.format(Locale.ROOT, "%.7f", number);
    }

    /** Returns a number the way the checks show errors: {@code 3.1e-12}, and {@code 0} for none at all. */
    static String error(double number) {
        return number == 0 ? "0" : String.format(Locale.ROOT, "%.1e", number);
    }

    private String line(List<String> cells) {
        return IntStream.range(0, cells.size())
                .mapToObj(column ->
                        GAP + " ".repeat(width(column) - cells.get(column).length()) + cells.get(column))
                .collect(Collectors.joining());
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
