package io.elman.data.labelled;

import io.elman.Finding;
import io.elman.Suggestion;
import io.elman.data.ClassNames;
import io.elman.data.CsvHeader;
import io.elman.data.CsvRow;
import java.util.Optional;

/**
 * The columns that a file of labelled items has beside the items.
 *
 * @param label the name of the class, which may not be blank
 * @param group the column whose equal cells keep rows on one side of a split
 */
public record LabelColumns(String label, Optional<String> group) {
    /** Where the columns stand in a file, and which classes its labels may name. */
    public record Places(LabelColumns columns, int label, int group, Optional<ClassNames> classes) {
        /** Returns what is wrong with a row's label. */
        public Optional<Finding> check(CsvRow cells) {
            String name = cells.field(label);
            if (name.isBlank()) {
                return Optional.of(
                        Finding.at(cells.location(label), "the label in column '" + columns.label + "' is blank"));
            }
            return classes.filter(known -> known.indexOf(name).isEmpty())
                    .map(known -> unknown(
                            Finding.at(cells.location(label), "label '" + name + "' is not in the training data"),
                            name,
                            known));
        }

        public String label(CsvRow cells) {
            return cells.field(label);
        }

        /** Returns the group of a row; empty text when there is no such column. */
        public String group(CsvRow cells) {
            return group < 0 ? "" : cells.field(group);
        }

        /** Returns the index of a class, {@link LabelledSource#NO_LABEL} where no classes are known yet. */
        public int index(String name) {
            return classes.flatMap(known -> known.indexOf(name)).orElse(LabelledSource.NO_LABEL);
        }
    }

    /**
     * Returns where the columns stand.
     *
     * @throws io.elman.ElmanException if one is missing; a file whose classes are known needs no groups: all of it is on
     *     one side
     */
    public Places in(CsvHeader header, Optional<ClassNames> classes) {
        int groupAt = classes.isPresent()
                ? group.flatMap(header::find).orElse(-1)
                : group.map(header::column).orElse(-1);
        return new Places(this, header.column(label), groupAt, classes);
    }

    private static Finding unknown(Finding finding, String name, ClassNames known) {
        return Suggestion.nearest(name, known.names())
                .map(near -> finding.withHint("did you mean '" + near + "'?"))
                .orElse(finding);
    }
}
