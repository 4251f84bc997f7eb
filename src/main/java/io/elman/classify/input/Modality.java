package io.elman.classify.input;

import io.elman.classify.baseline.Baseline;
import io.elman.config.Experiment;
import io.elman.config.audio.AudioInput;
import io.elman.config.sequence.SequenceInput;
import io.elman.config.text.TextInput;
import io.elman.data.CsvSource;
import io.elman.data.answer.ItemRows;
import io.elman.data.labelled.LabelledSource;
import io.elman.model.Model;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A kind of items that can be classified: how they stand in files, and how they become what a network reads. */
public interface Modality<T> {
    /** Returns what an experiment reads. */
    static Modality<?> of(Experiment experiment) {
        if (experiment.labelled() instanceof AudioInput audio) {
            return new AudioModality(audio);
        }
        return experiment.labelled() instanceof SequenceInput sequences
                ? new SequenceModality(sequences)
                : new TextModality(
                        (TextInput) experiment.labelled(), experiment.model().embedding() == 0);
    }

    /** Returns what an item is called. */
    String noun();

    /** Returns the class of items. */
    Class<T> type();

    /** Returns the columns that hold the items, for people, by the key of the configuration that names them. */
    Map<String, Object> columns();

    /** Returns a file of labelled items. */
    LabelledSource<T> labelled(CsvSource csv);

    /** Returns the items of a file without labels; closed with the file. */
    ItemRows<T> items(CsvSource csv);

    /** Returns the item that a file is by itself; empty for a file that lists items. */
    Optional<T> whole(Path file);

    /** Returns whether there is nothing in an item that could tell its class, as in a recording of silence. */
    default boolean saysNothing(T item) {
        return false;
    }

    /**
     * Returns the rows of all parts of an experiment, read, checked, split and encoded.
     *
     * @param scratch where encoded rows are kept until the examples are closed
     */
    Examples<T> open(Experiment experiment, Path scratch);

    /**
     * Returns what training fitted to encode items.
     *
     * @param zip how the user named the model
     * @throws IllegalArgumentException or ElmanException if an entry is missing or broken
     */
    Encoding<T> encoding(Model model, String zip);

    /** Returns the name of the entry that holds the simple model of this modality. */
    String baselineEntry();

    /**
     * Returns the simple model of this modality that was trained on the same rows.
     *
     * @throws IllegalArgumentException if an entry is missing or broken
     */
    Baseline<T> baseline(Model model, Encoding<T> encoding, int classes);
}
