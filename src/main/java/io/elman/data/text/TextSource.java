package io.elman.data.text;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.Suggestion;
import io.elman.data.ClassNames;
import io.elman.data.CsvHeader;
import io.elman.data.CsvRow;
import io.elman.data.CsvRows;
import io.elman.data.CsvSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A CSV file of labelled texts.
 *
 * @param csv the file
 * @param text the column with the text, which may be empty
 * @param label the column with the name of the class, which may not be blank
 * @param group the column whose equal cells keep rows on one side of a split
 */
public record TextSource(CsvSource csv, String text, String label, Optional<String> group) {
    /**
     * A row that was checked.
     *
     * @param line on which it starts
     * @param group empty text when there is no such column
     */
    public record Row(long line, String text, String label, String group) {}

    /** Takes one row and the index of its class. */
    @FunctionalInterface
    public interface Visitor {
        void visit(Row row, int label);
    }

    /**
     * Hands over the rows from the first to the last.
     *
     * @throws ElmanException after the last row, or earlier when there is enough, if any row was wrong
     */
    void forEach(Consumer<Row> consumer) {
        read(Optional.empty(), (row, unused) -> consumer.accept(row));
    }

    /** As above; a label that is none of the given classes is wrong, too. */
    public void forEach(ClassNames classes, Visitor visitor) {
        read(Optional.of(classes), visitor);
    }

    private void read(Optional<ClassNames> classes, Visitor visitor) {
        try (CsvRows rows = csv.open()) {
            CsvHeader header = rows.header();
            int textAt = header.column(text);
            int labelAt = header.column(label);
            // A file to test on needs no groups: all of it is on one side.
            int groupAt = classes.isPresent()
                    ? group.flatMap(header::find).orElse(-1)
                    : group.map(header::column).orElse(-1);
            while (rows.hasNext()) {
                CsvRow cells = rows.next();
                Optional<Finding> finding = check(cells, labelAt, classes);
                if (finding.isPresent()) {
                    rows.findings().add(finding.get());
                } else {
                    String name = cells.field(labelAt);
                    visitor.visit(
                            new Row(cells.line(), cells.field(textAt), name, groupAt < 0 ? "" : cells.field(groupAt)),
                            classes.flatMap(known -> known.indexOf(name)).orElse(EncodedRows.NO_LABEL));
                }
            }
        }
    }

    private Optional<Finding> check(CsvRow cells, int labelAt, Optional<ClassNames> classes) {
        String name = cells.field(labelAt);
        if (name.isBlank()) {
            return Optional.of(Finding.at(cells.location(labelAt), "the label in column '" + label + "' is blank"));
        }
        return classes.filter(known -> known.indexOf(name).isEmpty())
                .map(known -> unknown(
                        Finding.at(cells.location(labelAt), "label '" + name + "' is not in the training data"),
                        name,
                        known));
    }

    private static Finding unknown(Finding finding, String name, ClassNames known) {
        return Suggestion.nearest(name, known.names())
                .map(near -> finding.withHint("did you mean '" + near + "'?"))
                .orElse(finding);
    }
}
