package io.elman.data.text.pair;

import io.elman.Finding;
import io.elman.data.CsvHeader;
import io.elman.data.CsvRow;
import io.elman.data.CsvRows;
import io.elman.data.CsvSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A CSV file of pairs of texts, neither of which may be blank.
 *
 * @param csv the file
 * @param source the column of what goes in
 * @param target the column of what should come out
 */
public record PairSource(CsvSource csv, String source, String target) {
    /**
     * A pair that was checked.
     *
     * @param line on which its row starts
     */
    public record Pair(long line, String source, String target) {}

    /**
     * Hands over the pairs from the first to the last.
     *
     * @throws io.elman.ElmanException after the last row, or earlier when there is enough, if any row was wrong
     */
    public void forEach(Consumer<Pair> consumer) {
        try (CsvRows rows = csv.open()) {
            CsvHeader header = rows.header();
            int sourceAt = header.column(source);
            int targetAt = header.column(target);
            while (rows.hasNext()) {
                CsvRow cells = rows.next();
                Optional<Finding> finding =
                        blank(cells, sourceAt, "source", source).or(() -> blank(cells, targetAt, "target", target));
                if (finding.isPresent()) {
                    rows.findings().add(finding.get());
                } else {
                    consumer.accept(new Pair(cells.line(), cells.field(sourceAt), cells.field(targetAt)));
                }
            }
        }
    }

    private static Optional<Finding> blank(CsvRow cells, int column, String what, String name) {
        return cells.field(column).isBlank()
                ? Optional.of(Finding.at(cells.location(column), "the " + what + " in column '" + name + "' is blank")
                        .withHint("a pair needs both texts: fill the cell or remove the row"))
                : Optional.empty();
    }
}
