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
import java.util.LinkedHashMap;
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
                        data.testFile().map(this::file).map(modality::labelled)),
                new Split.Fractions(data.testFraction().orElse(0), data.validation()),
                experiment.seed());
    }

    /** Returns the SHA-256 of each file, by its name in the configuration. */
    public Map<String, String> digests() {
        Map<String, String> digests = new LinkedHashMap<>();
        digests.put(data.train(), Sha256.of(Path.of(data.train())));
        data.testFile().ifPresent(test -> digests.put(test, Sha256.of(Path.of(test))));
        return digests;
    }

    public String describeTestPart() {
        return data.testFile()
                .orElseGet(() -> "the test part (" + data.testFraction().getAsDouble() + ") of " + data.train());
    }

    LabelColumns columns() {
        return new LabelColumns(data.label(), data.group());
    }
}
