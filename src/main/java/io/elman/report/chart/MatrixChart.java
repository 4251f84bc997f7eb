package io.elman.report.chart;

import io.elman.report.Block;
import io.elman.report.Markup;
import io.elman.report.drawing.Figure;
import io.elman.report.drawing.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts by row and column, each cell shaded by its share of the row: a confusion matrix.
 *
 * @param counts for each row, a count for each column
 */
public record MatrixChart(String title, Side rows, Side columns, List<List<Long>> counts) implements Block {
    public MatrixChart {
        counts = counts.stream().map(List::copyOf).toList();
        int width = columns.names.size();
        if (counts.size() != rows.names.size() || counts.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("counts of shape " + counts.size() + " x "
                    + counts.stream().map(List::size).distinct().toList() + " for " + rows.names.size() + " rows and "
                    + width + " columns");
        }
    }

    /** What the rows, or the columns, are, and the name of each. */
    public record Side(String title, List<String> names) {
        public Side {
            names = List.copyOf(names);
        }
    }

    /**
     * Returns how often a class was predicted for each class that was given.
     *
     * @param counts [given, predicted]; not modified
     */
    public static MatrixChart confusion(String title, List<String> classes, long[][] counts) {
        List<List<Long>> rows = Arrays.stream(counts)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
        return new MatrixChart(title, new Side("given", classes), new Side("predicted", classes), rows);
    }

    @Override
    public void write(Markup out) {
        Figure figure = new Figure(title, inWords(), "matrix");
        if (rows.names.isEmpty() || columns.names.isEmpty()) {
            figure.writeEmpty(out);
            return;
        }
        MatrixDrawing drawing = MatrixDrawing.of(this);
        figure.write(out, drawing.size(), MatrixDrawing::writeLegend, drawing::draw);
    }

    /** Returns the part of the row's sum that stands in the cell; 0 in a row without counts. */
    double share(int row, int column) {
        long sum = rowSum(row);
        return sum == 0 ? 0 : (double) counts.get(row).get(column) / sum;
    }

    long rowSum(int row) {
        return counts.get(row).stream().mapToLong(Long::longValue).sum();
    }

    boolean isSquare() {
        return rows.names.equals(columns.names);
    }

    private String inWords() {
        String shape = "Matrix of " + rows.names.size() + " rows (" + rows.title + ") and " + columns.names.size()
                + " columns (" + columns.title + ")";
        if (!isSquare()) {
            return shape;
        }
        long agreeing = IntStream.range(0, counts.size())
                .mapToLong(i -> counts.get(i).get(i))
                .sum();
        long all = IntStream.range(0, counts.size()).mapToLong(this::rowSum).sum();
        return shape + "; " + Numbers.count(agreeing) + " of " + Numbers.count(all) + " on the diagonal";
    }
}
