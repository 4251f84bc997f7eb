package io.elman.classify.input;

import io.elman.config.Experiment;
import io.elman.config.labelled.LabelledData;
import io.elman.data.CsvFormat;
import io.elman.data.CsvSource;
import io.elman.data.Split;
import io.elman.data.labelled.LabelColumns;
import io.elman.data.labelled.Parts;
import io.elman.model.Sha256;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The files of labelled items that an experiment names. */
public record LabelledFiles(LabelledData data) {
    /** Returns how the files are written. */
    public CsvFormat format() {
        return new CsvFormat(data.csv().charset(), data.csv().delimiter());
    }

    public CsvSource file(String file) {
        return CsvSource.file(Path.of(file), format());
    }

    /** Returns the rows of all parts, read, checked and split, but not encoded. */
    public <T> Parts<T> parts(Modality<T> modality, Experiment experiment) {
        return new Parts<>(
                new Parts.Sources<>(
                        modality.labelled(file(data.train())),
                        Optional.empty(),
                        data.test().file().map(this::file).map(modality::labelled)),
                new Split.Fractions(data.test().fraction().orElse(0), data.validation()),
                experiment.seed());
    }

    /** Returns the SHA-256 of each file, by its name in the configuration. */
    public Map<String, String> digests() {
        return Sha256.of(data.test().files(data.train()));
    }

    public String describeTestPart() {
        return data.test().describe(data.train());
    }

    LabelColumns columns() {
        return new LabelColumns(data.label(), data.group());
    }
}
