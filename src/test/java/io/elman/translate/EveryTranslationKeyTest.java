package io.elman.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.elman.ElmanException;
import io.elman.config.ConfigKeys;
import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import io.elman.model.Model;
import io.elman.model.ModelReader;
import io.elman.model.Sha256;
import io.elman.train.TrainingRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key of a translation changes what a run leaves; a key without an entry here fails the build. */
class EveryTranslationKeyTest {
    /** Each key with another value than that of the base, or than its default. */
    private static final Map<String, String> CHANGES = new TreeMap<>(Map.ofEntries(
            Map.entry("seed", "8"),
            Map.entry("data.train", "other.csv"),
            Map.entry("data.test", "0.3"),
            Map.entry("data.validation", "0.4"),
            Map.entry("data.source", "high"),
            Map.entry("data.target", "other"),
            Map.entry("data.charset", "ISO-8859-5"),
            Map.entry("data.delimiter", ";"),
            Map.entry("text.tokens", "words"),
            Map.entry("text.vocabulary", "6"),
            Map.entry("text.length", "5"),
            Map.entry("text.lower-case", "true"),
            Map.entry("model.attention", "none"),
            Map.entry("model.engine", "stock"),
            Map.entry("model.embedding", "4"),
            Map.entry("model.hidden", "[8, 6]"),
            Map.entry("model.bidirectional", "false"),
            Map.entry("model.dropout", "0.5"),
            Map.entry("training.epochs", "2"),
            Map.entry("training.batch", "5"),
            Map.entry("training.patience", "1"),
            Map.entry("training.keep", "last"),
            Map.entry("training.clip-norm", "0.01"),
            Map.entry("training.l2", "0.1"),
            Map.entry("training.updater", "sgd"),
            Map.entry("training.learning-rate", "0.003"),
            Map.entry("training.schedule", "cosine"),
            Map.entry("training.warm-up", "0.9"),
            Map.entry("decoding.beam", "1"),
            Map.entry("decoding.length-penalty", "5")));

    /** One value each, so that there is nothing to change them to; and the output, which names the zip itself. */
    private static final Set<String> WITHOUT_CHOICE = Set.of("task", "model.cell", "output");

    @TempDir
    static Path folder;

    private static String base;
    private static Set<String> keys;

    @BeforeAll
    static void trainTheBase() throws IOException {
        TinyPairs.in(folder);
        TinyPairs.writeRows(folder.resolve("other.csv"), 60, 3);
        Experiment experiment = experiment("seed=7");
        keys = ConfigKeys.of(experiment);
        base = trace(experiment);
    }

    @Test
    void everyKeyHasAnEntryHere() {
        Set<String> entries = new TreeSet<>(CHANGES.keySet());
        entries.addAll(WITHOUT_CHOICE);
        assertThat(keys).isEqualTo(entries);
    }

    @Test
    void theSameConfigurationLeavesTheSame() throws IOException {
        assertThat(trace(experiment("seed=7"))).isEqualTo(base);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aKeyChangesWhatARunLeaves(Map.Entry<String, String> change) throws IOException {
        String value = change.getKey().equals("data.train")
                ? folder.resolve(change.getValue()).toString()
                : change.getValue();
        String target = change.getKey().equals("data.source") ? "data.target=other" : "data.target=high";
        assertThat(trace(experiment(target, change.getKey() + "=" + value)))
                .as(change.getKey())
                .isNotEqualTo(base);
    }

    static Set<Map.Entry<String, String>> changes() {
        return CHANGES.entrySet();
    }

    private static String trace(Experiment experiment) {
        return Sha256.of(left(experiment).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns what is left of a run but for the configuration: an error, or weights, tokens and metrics. */
    private static String left(Experiment experiment) {
        try {
            TrainingRun run =
                    new TranslationTraining(experiment).run(false).runs().get(0);
            Model model = ModelReader.read(Path.of(experiment.output()));
            return run.epochs()
                    + new String(model.entries().get("source-vocabulary.txt"), StandardCharsets.UTF_8)
                    + new String(model.entries().get("target-vocabulary.txt"), StandardCharsets.UTF_8)
                    + model.manifest().result()
                    + Arrays.toString(model.network().params().toFloatVector());
        } catch (ElmanException refused) {
            return refused.getMessage();
        }
    }

    /** The learning rate of the base is too large to learn steadily: which epoch is best, and when to stop, matters. */
    private static Experiment experiment(String... overrides) {
        String engine = Stream.of(overrides).anyMatch("model.engine=stock"::equals) ? "none" : "dot";
        return ConfigReader.read(
                folder.resolve("tiny.yaml"),
                Stream.concat(
                                Stream.of(
                                        "training.epochs=6", "training.learning-rate=0.6", "model.attention=" + engine),
                                Arrays.stream(overrides))
                        .toList());
    }
}
