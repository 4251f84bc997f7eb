package io.elman.generate;

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
import java.nio.file.Files;
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

/** Every key of the configuration changes what a run leaves; a key without an entry here fails the build. */
class EveryGeneratorKeyTest {
    /** Each key with another value than that of the base, or than its default. */
    private static final Map<String, String> CHANGES = new TreeMap<>(Map.ofEntries(
            Map.entry("seed", "8"),
            Map.entry("data.file", "other.txt"),
            Map.entry("data.test", "0.3"),
            Map.entry("data.validation", "0.4"),
            Map.entry("data.charset", "ISO-8859-5"),
            Map.entry("text.vocabulary", "7"),
            Map.entry("text.minimum-count", "200"),
            Map.entry("model.embedding", "0"),
            Map.entry("model.hidden", "[5, 4]"),
            Map.entry("model.dropout", "0.6"),
            Map.entry("training.epochs", "2"),
            Map.entry("training.batch", "5"),
            Map.entry("training.truncate", "5"),
            Map.entry("training.patience", "1"),
            Map.entry("training.keep", "last"),
            Map.entry("training.clip-norm", "0.01"),
            Map.entry("training.l2", "0.1"),
            Map.entry("training.updater", "sgd"),
            Map.entry("training.learning-rate", "0.003"),
            Map.entry("training.schedule", "cosine"),
            Map.entry("training.warm-up", "0.9"),
            Map.entry("model.engine", "stock"),
            Map.entry("model.bidirectional", "true")));

    /** One value each so far, so that there is nothing to change them to; and the output, which names the zip itself. */
    private static final Set<String> WITHOUT_CHOICE = Set.of("task", "model.cell", "output");

    @TempDir
    static Path folder;

    private static String base;
    private static Set<String> keys;

    @BeforeAll
    static void trainTheBase() throws IOException {
        TinyText.in(folder);
        Files.writeString(folder.resolve("other.txt"), TinyText.text(900, 2));
        Experiment experiment = experiment("seed=7");
        keys = ConfigKeys.of(experiment);
        base = trace("seed=7");
    }

    @Test
    void everyKeyHasAnEntryHere() {
        Set<String> entries = new TreeSet<>(CHANGES.keySet());
        entries.addAll(WITHOUT_CHOICE);
        assertThat(keys).isEqualTo(entries);
    }

    @Test
    void theSameConfigurationLeavesTheSame() throws IOException {
        assertThat(trace("seed=7")).isEqualTo(base);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aKeyChangesWhatARunLeaves(Map.Entry<String, String> change) throws IOException {
        String value = change.getKey().equals("data.file")
                ? folder.resolve(change.getValue()).toString()
                : change.getValue();
        assertThat(trace(change.getKey() + "=" + value)).isNotEqualTo(base);
    }

    static Set<Map.Entry<String, String>> changes() {
        return CHANGES.entrySet();
    }

    /** Returns a digest of what is left of a run but for the configuration: an error, or weights, symbols and metrics. */
    private static String trace(String override) throws IOException {
        return Sha256.of(left(override).getBytes(StandardCharsets.UTF_8));
    }

    private static String left(String override) throws IOException {
        try {
            Experiment experiment = experiment(override);
            TrainingRun run =
                    new GeneratorTraining(experiment).run(false).runs().get(0);
            Model model = ModelReader.read(Path.of(experiment.output()));
            return run.epochs()
                    + model.text("vocabulary.txt")
                    + model.manifest().result()
                    + Arrays.toString(model.network().params().toFloatVector());
        } catch (ElmanException refused) {
            return refused.getMessage();
        }
    }

    /** The learning rate of the base is too large to learn steadily: which epoch is best, and when to stop, matters. */
    private static Experiment experiment(String override) throws IOException {
        return ConfigReader.read(
                folder.resolve("tiny.yaml"),
                Stream.of("training.epochs=8", "training.learning-rate=0.3", override)
                        .toList());
    }
}
