package io.elman.classify;

import io.elman.config.Experiment;
import io.elman.config.text.TextData;
import io.elman.data.CsvFormat;
import io.elman.data.CsvSource;
import io.elman.data.Split;
import io.elman.data.text.TextDataset;
import io.elman.data.text.TextSource;
import io.elman.model.Sha256;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The labelled texts that an experiment names. */
record TextInputs(Experiment experiment) {
    /** Returns a file with the columns of the experiment. */
    TextSource source(String file) {
        TextData data = experiment.texts().data();
        CsvFormat format = new CsvFormat(data.csv().charset(), data.csv().delimiter());
        return new TextSource(
                CsvSource.file(Path.of(file), format),
                data.columns().text(),
                data.columns().label(),
                data.columns().group());
    }

    /** Returns the rows of all parts, read, checked, split and encoded. */
    TextDataset open(Path scratch) {
        TextData data = experiment.texts().data();
        TextDataset.Sources sources = new TextDataset.Sources(
                source(data.train()), Optional.empty(), data.testFile().map(this::source));
        TextDataset.Request request = new TextDataset.Request(
                sources,
                new Split.Fractions(data.testFraction().orElse(0), data.validation()),
                experiment.seed(),
                ClassifierEntries.tokenizer(experiment.texts().text()),
                experiment.texts().text().vocabulary(),
                experiment.texts().text().length());
        return TextDataset.open(request, scratch);
    }

    /** Returns the SHA-256 of each file, by its name in the configuration. */
    Map<String, String> digests() {
        Map<String, String> digests = new LinkedHashMap<>();
        String train = experiment.texts().data().train();
        digests.put(train, Sha256.of(Path.of(train)));
        experiment.texts().data().testFile().ifPresent(test -> digests.put(test, Sha256.of(Path.of(test))));
        return digests;
    }

    String describeTestPart() {
        TextData data = experiment.texts().data();
        return data.testFile()
                .orElseGet(() -> "the test part (" + data.testFraction().getAsDouble() + ") of " + data.train());
    }
}
