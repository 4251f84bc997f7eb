package io.elman.forecast;

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
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key of a forecasting configuration changes what a run leaves; a key without an entry here fails the build. */
class EveryForecastKeyTest {
    /** Each key with another value than that of the base. */
    private static final Map<String, String> CHANGES = new TreeMap<>(Map.ofEntries(
            Map.entry("seed", "8"),
            Map.entry("data.file", "other.csv"),
            Map.entry("data.layout", "wide"),
            Map.entry("data.time", "sky"),
            Map.entry("data.target", "rain"),
            Map.entry("data.past", "[]"),
            Map.entry("data.series", "shop"),
            Map.entry("data.calendar", "[day-of-week]"),
            Map.entry("data.holidays", "holidays.csv"),
            Map.entry("data.test", "40"),
            Map.entry("data.validation", "30"),
            Map.entry("data.charset", "UTF-16"),
            Map.entry("data.delimiter", ";"),
            Map.entry("data.decimal", "','"),
            Map.entry("data.time-format", "dd.MM.yyyy"),
            Map.entry("data.time-language", "de"),
            Map.entry("data.duplicates", "mean"),
            Map.entry("data.missing", "previous"),
            Map.entry("data.sentinels", "[0]"),
            Map.entry("data.text-columns", "one-hot"),
            Map.entry("window.lookback", "9"),
            Map.entry("window.horizon", "2"),
            Map.entry("window.season", "5"),
            Map.entry("window.carry", "last"),
            Map.entry("window.level", "20"),
            Map.entry("transform.log", "[visitors]"),
            Map.entry("transform.yearly", "[visitors]"),
            Map.entry("transform.difference", "[visitors]"),
            Map.entry("transform.lag", "7"),
            Map.entry("transform.return", "[visitors]"),
            Map.entry("transform.window-level", "[]"),
            Map.entry("transform.unscaled", "[rain]"),
            Map.entry("model.engine", "stock"),
            Map.entry("model.hidden", "[5, 4]"),
            Map.entry("model.bidirectional", "true"),
            Map.entry("model.dropout", "0.6"),
            Map.entry("model.linear", "iterated"),
            Map.entry("model.loss", "mse"),
            Map.entry("model.quantiles", "[0.1, 0.5, 0.9]"),
            Map.entry("model.interval", "0.5"),
            Map.entry("training.epochs", "2"),
            Map.entry("training.batch", "5"),
            Map.entry("training.ensemble", "2"),
            Map.entry("training.patience", "1"),
            Map.entry("training.keep", "last"),
            Map.entry("training.refit", "true"),
            Map.entry("training.clip-norm", "0.01"),
            Map.entry("training.l2", "0.1"),
            Map.entry("training.updater", "sgd"),
            Map.entry("training.learning-rate", "0.003"),
            Map.entry("training.schedule", "cosine"),
            Map.entry("training.warm-up", "0.9"),
            Map.entry("training.input-noise", "0.3")));

    /** What a key needs beside itself to mean something. */
    private static final Map<String, List<String>> BESIDE = Map.of(
            "data.missing", List.of("data.file=gaps.csv"),
            "data.sentinels", List.of("data.missing=previous"),
            "data.time-language", List.of("data.file=german.csv", "data.time-format=d. MMMM yyyy"),
            "data.duplicates", List.of("data.file=twice.csv"),
            "data.text-columns", List.of("data.past=[rain, sky]"),
            "training.patience", List.of("training.learning-rate=1e-30"),
            "transform.lag", List.of("transform.difference=[visitors]"),
            "model.quantiles", List.of("transform.window-level=[visitors]"));

    /** One value each so far, and the output, which names the zip itself. */
    private static final Set<String> WITHOUT_CHOICE = Set.of("task", "model.cell", "output");

    @TempDir
    static Path folder;

    private static Set<String> keys;

    @BeforeAll
    static void writeFiles() throws IOException {
        TinySeries.in(folder);
        TinySeries.writeRows(folder.resolve("other.csv"), 0, 260, 5);
        String rows = Files.readString(folder.resolve("days.csv"));
        Files.writeString(folder.resolve("gaps.csv"), rows.replaceFirst("(2021-03-05),[0-9.]*", "$1,"));
        Files.writeString(
                folder.resolve("twice.csv"),
                rows + rows.lines().skip(9).findFirst().orElseThrow() + "\n");
        Files.writeString(folder.resolve("german.csv"), german(rows));
        keys = ConfigKeys.of(experiment(List.of()));
    }

    private static String german(String rows) {
        DateTimeFormatter german = DateTimeFormatter.ofPattern("d. MMMM yyyy", Locale.GERMAN);
        return Pattern.compile("20\\d\\d-\\d\\d-\\d\\d")
                .matcher(rows)
                .replaceAll(day -> german.format(LocalDate.parse(day.group())));
    }

    @Test
    void everyKeyHasAnEntryHere() {
        Set<String> entries = new TreeSet<>(CHANGES.keySet());
        entries.addAll(WITHOUT_CHOICE);
        // Of these there is no default to be shown.
        entries.removeAll(Set.of("data.series", "data.holidays", "data.sentinels", "data.time-format"));
        assertThat(keys).isEqualTo(entries);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aKeyChangesWhatARunLeaves(String key, String value) throws IOException {
        List<String> beside = BESIDE.getOrDefault(key, List.of());
        List<String> changed =
                Stream.concat(beside.stream(), Stream.of(key + "=" + value)).toList();
        String with = trace(changed);
        assertThat(with).isNotEqualTo(trace(beside)).isEqualTo(trace(changed));
    }

    static Stream<Object[]> changes() {
        return CHANGES.entrySet().stream().map(entry -> new Object[] {entry.getKey(), entry.getValue()});
    }

    /** Returns a digest of what is left of a run but for the configuration: an error, or weights, entries and metrics. */
    private static String trace(List<String> overrides) throws IOException {
        return Sha256.of(left(overrides).getBytes(StandardCharsets.UTF_8));
    }

    private static String left(List<String> overrides) throws IOException {
        try {
            Experiment experiment = experiment(overrides);
            TrainingRun run = new ForecastTraining(experiment).run(false).runs().get(0);
            Model model = ModelReader.read(Path.of(experiment.output()));
            StringBuilder left = new StringBuilder(run.epochs().toString());
            model.entries().values().forEach(bytes -> left.append(new String(bytes, StandardCharsets.UTF_8)));
            return left.append(model.manifest().result())
                    .append(Arrays.toString(model.network().params().toFloatVector()))
                    .toString();
        } catch (ElmanException refused) {
            return refused.getMessage();
        }
    }

    /** The learning rate is too large to learn steadily: which epoch is best, and when to stop, matters. */
    private static Experiment experiment(List<String> overrides) throws IOException {
        List<String> all = new java.util.ArrayList<>(List.of("training.epochs=7", "training.learning-rate=0.4"));
        for (String override : overrides) {
            boolean isFile = override.endsWith(".csv");
            all.add(isFile ? override.replace("=", "=" + folder + "/") : override);
        }
        return ConfigReader.read(folder.resolve("tiny.yaml"), all);
    }
}
