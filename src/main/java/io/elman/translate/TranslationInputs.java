package io.elman.translate;

import io.elman.config.Experiment;
import io.elman.config.pair.PairData;
import io.elman.data.CsvFormat;
import io.elman.data.CsvSource;
import io.elman.data.Split;
import io.elman.data.text.pair.PairDataset;
import io.elman.data.text.pair.PairSource;
import io.elman.model.Sha256;
import java.nio.file.Path;
import java.util.Map;

/** The pairs of texts that an experiment names. */
record TranslationInputs(Experiment experiment) {
    CsvFormat format() {
        PairData data = experiment.pairs().data();
        return new CsvFormat(data.csv().charset(), data.csv().delimiter());
    }

    /** Returns a file with the columns of the experiment. */
    PairSource source(String file) {
        PairData data = experiment.pairs().data();
        return new PairSource(CsvSource.file(Path.of(file), format()), data.source(), data.target());
    }

    /** Returns the pairs of all parts, read, checked, split and encoded. */
    PairDataset open(Path scratch) {
        PairData data = experiment.pairs().data();
        PairDataset.Request request = new PairDataset.Request(
                source(data.train()),
                data.test().file().map(this::source),
                new Split.Fractions(data.test().fraction().orElse(0), data.validation()),
                experiment.seed(),
                TranslationEntries.spelling(experiment.pairs().text()).tokenizer(),
                experiment.pairs().text().vocabulary(),
                experiment.pairs().text().length());
        return PairDataset.open(request, scratch);
    }

    /** Returns the SHA-256 of each file, by its name in the configuration. */
    Map<String, String> digests() {
        PairData data = experiment.pairs().data();
        return Sha256.of(data.test().files(data.train()));
    }

    String describeTestPart() {
        PairData data = experiment.pairs().data();
        return data.test().describe(data.train());
    }
}
