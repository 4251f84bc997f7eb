package io.elman.data.labelled;

import io.elman.ElmanException;
import io.elman.data.ClassNames;
import io.elman.data.CsvSource;
import java.util.Optional;
import java.util.function.Consumer;

/** A file of labelled items. */
public interface LabelledSource<T> {
    /** The class of a row that has none. */
    int NO_LABEL = -1;

    CsvSource csv();

    /** Returns the columns of label and group. */
    LabelColumns columns();

    /**
     * Hands over the rows from the first to the last.
     *
     * @param classes a label that is none of them is wrong; empty takes every label, with the class {@link #NO_LABEL}
     * @throws ElmanException after the last row, or earlier when there is enough, if any row was wrong
     */
    void read(Optional<ClassNames> classes, LabelledRow.Visitor<T> visitor);

    /** As {@link #read}, for rows whose classes are not known yet. */
    default void forEach(Consumer<LabelledRow<T>> consumer) {
        read(Optional.empty(), (row, unused) -> consumer.accept(row));
    }

    /** As {@link #read}. */
    default void forEach(ClassNames classes, LabelledRow.Visitor<T> visitor) {
        read(Optional.of(classes), visitor);
    }
}
