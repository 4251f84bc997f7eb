package io.elman.data.sequence.table;

import io.elman.Finding;
import io.elman.data.ClassNames;
import io.elman.data.CsvRow;
import io.elman.data.CsvRows;
import io.elman.data.CsvSource;
import io.elman.data.labelled.LabelColumns;
import io.elman.data.labelled.LabelledRow;
import io.elman.data.labelled.LabelledSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A CSV file of labelled sequences in long format; label and group are the same in all rows of a sequence.
 *
 * @param csv the file
 * @param sequences the columns of the sequences
 * @param columns of label and group
 */
public record SequenceSource(CsvSource csv, SequenceColumns sequences, LabelColumns columns)
        implements LabelledSource<NumberSequence> {
    @Override
    public void read(Optional<ClassNames> classes, LabelledRow.Visitor<NumberSequence> visitor) {
        try (CsvRows rows = csv.open()) {
            LabelColumns.Places places = columns.in(rows.header(), classes);
            List<Integer> constants = new ArrayList<>(List.of(places.label()));
            if (places.group() >= 0) {
                constants.add(places.group());
            }
            SequenceReader reader = new SequenceReader(rows, sequences, constants);
            while (reader.hasNext()) {
                SequenceReader.Found found = reader.next();
                CsvRow first = found.first();
                Optional<Finding> finding = places.check(first);
                if (finding.isPresent()) {
                    rows.findings().add(finding.get());
                } else {
                    String label = places.label(first);
                    NumberSequence sequence = found.sequence();
                    visitor.visit(
                            new LabelledRow<>(first.line(), sequence, sequence.id(), label, places.group(first)),
                            places.index(label));
                }
            }
        }
    }
}
