package io.elman.data.sequence.table;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.data.CsvHeader;
import io.elman.data.CsvRow;
import io.elman.data.CsvRows;
import io.elman.data.NumberCells;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The sequences of one CSV file in long format, one at a time: rows that follow one another and share their id. Holds one
 * sequence, and an entry for each id. A sequence with a mistake is not returned; what is wrong goes to the rows' findings.
 */
public final class SequenceReader implements Iterator<SequenceReader.Found> {
    /** In numbers; 80 MB. */
    private static final int LONGEST = 10_000_000;

    private final CsvRows rows;
    private final SequenceColumns columns;
    private final NumberCells cells;
    private final int idAt;
    private final int[] featuresAt;
    private final int[] constantsAt;
    private final Map<String, Long> lastLines = new HashMap<>();
    private CsvRow pending;
    private Found next;

    /**
     * A sequence and its first row.
     *
     * @param first which has what all rows of the sequence have
     */
    public record Found(CsvRow first, NumberSequence sequence) {}

    /**
     * @param constants columns whose cells have to be the same in all rows of a sequence
     * @throws ElmanException if a column is missing
     */
    public SequenceReader(CsvRows rows, SequenceColumns columns, List<Integer> constants) {
        CsvHeader header = rows.header();
        this.rows = rows;
        this.columns = columns;
        this.cells = new NumberCells(columns.decimal());
        this.idAt = header.column(columns.sequence());
        this.featuresAt = columns.features().stream().mapToInt(header::column).toArray();
        this.constantsAt = constants.stream().mapToInt(Integer::intValue).toArray();
    }

    /** @throws ElmanException at the end of the file, or earlier when there is enough, if anything was wrong */
    @Override
    public boolean hasNext() {
        while (next == null && (pending != null || rows.hasNext())) {
            next = read().orElse(null);
        }
        return next != null;
    }

    @Override
    public Found next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Found found = next;
        next = null;
        return found;
    }

    private Optional<Found> read() {
        CsvRow first = pending == null ? rows.next() : pending;
        pending = null;
        String id = first.field(idAt);
        boolean isGood = checkId(first, id);
        List<double[]> steps = new ArrayList<>();
        for (CsvRow row = first; row != null; row = following(id)) {
            isGood &= checkConstants(first, row);
            double[] step = numbers(row);
            isGood &= step.length > 0;
            steps.add(step);
            lastLines.put(id, row.line());
            refuseIfTooLong(row, steps.size());
        }
        return isGood
                ? Optional.of(new Found(first, new NumberSequence(id, steps.toArray(double[][]::new))))
                : Optional.empty();
    }

    /** Returns the next row if it belongs to the sequence; null if it does not, or there is none. */
    private CsvRow following(String id) {
        // At the end of the file, what was wrong is thrown once the last sequence was returned.
        if (!rows.hasNextRow()) {
            return null;
        }
        CsvRow row = rows.next();
        if (row.field(idAt).equals(id)) {
            return row;
        }
        pending = row;
        return null;
    }

    private boolean checkId(CsvRow first, String id) {
        if (id.isBlank()) {
            tell(
                    first,
                    idAt,
                    "the id in column '" + columns.sequence() + "' is blank",
                    "the rows of a sequence share an id");
            return false;
        }
        Long before = lastLines.get(id);
        if (before != null) {
            tell(
                    first,
                    idAt,
                    "the sequence '" + id + "' goes on here, but it ended on line " + before,
                    "sort the file by '" + columns.sequence() + "', each sequence in the order of its steps");
        }
        return before == null;
    }

    private boolean checkConstants(CsvRow first, CsvRow row) {
        boolean same = true;
        for (int column : constantsAt) {
            if (!row.field(column).equals(first.field(column))) {
                tell(
                        row,
                        column,
                        "'" + row.field(column) + "' in the sequence '" + first.field(idAt) + "' that has '"
                                + first.field(column) + "' on line " + first.line(),
                        "all rows of a sequence have the same '"
                                + rows.header().names().get(column) + "'");
                same = false;
            }
        }
        return same;
    }

    /** Returns the numbers of a row; none if one is wrong. */
    private double[] numbers(CsvRow row) {
        double[] numbers = new double[featuresAt.length];
        boolean isGood = true;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = cells.read(row.field(featuresAt[i])).orElse(Double.NaN);
            if (!Double.isFinite((float) numbers[i])) {
                tellWrong(row, featuresAt[i], columns.features().get(i));
                isGood = false;
            }
        }
        return isGood ? numbers : new double[0];
    }

    private void tellWrong(CsvRow row, int at, String name) {
        String cell = row.field(at);
        String hint = cells.hint(cell).orElse("every step needs a number: fill it in, or leave the row out");
        tell(
                row,
                at,
                NumberCells.isMissing(cell)
                        ? "there is no number in column '" + name + "'"
                        : "'" + cell + "' in column '" + name + "' is not a number that can be used",
                hint);
    }

    private void refuseIfTooLong(CsvRow row, int steps) {
        if ((long) steps * featuresAt.length > LONGEST) {
            throw new ElmanException(
                    Finding.at(row.location(idAt), String.format("a sequence of more than %,d numbers", LONGEST))
                            .withHint("is '" + columns.sequence() + "' the column that tells sequences apart?"));
        }
    }

    private void tell(CsvRow row, int column, String message, String hint) {
        rows.findings().add(Finding.at(row.location(column), message).withHint(hint));
    }
}
