package io.elman.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.elman.ElmanException;
import io.elman.config.ConfigKeys;
import io.elman.config.Experiment;
import io.elman.model.ModelReader;
import io.elman.report.Evaluation;
import io.elman.train.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key that clips or sequences have of their own changes what a run leaves; the others are {@link EveryKeyTest}'s. */
class EveryInputKeyTest {
    private static final Map<String, String> CLIPS = new TreeMap<>(Map.ofEntries(
            Map.entry("data.audio", "other"),
            Map.entry("audio.sample-rate", "6000"),
            Map.entry("audio.trim", "0"),
            Map.entry("audio.seconds", "0.1"),
            Map.entry("audio.window", "0.03"),
            Map.entry("audio.step", "0.02"),
            Map.entry("audio.mel-bands", "16"),
            Map.entry("audio.coefficients", "7"),
            Map.entry("audio.deltas", "2"),
            Map.entry("audio.noise", "0.3"),
            Map.entry("audio.speed", "0.1"),
            Map.entry("audio.shift", "0.03"),
            Map.entry("training.input-noise", "0.3")));

    private static final Map<String, String> SEQUENCES = new TreeMap<>(Map.of(
            "data.sequence", "person",
            "data.features", "[x, z]",
            "data.decimal", "','",
            "training.input-noise", "0.3"));

    @TempDir
    static Path folder;

    private static final Map<String, String> LEFT = new HashMap<>();

    @Test
    void everyKeyHasAnEntry() throws IOException {
        assertThat(keys(TinyClips.experiment(folder))).isEqualTo(known(CLIPS));
        assertThat(keys(TinySequences.experiment(folder))).isEqualTo(known(SEQUENCES));
    }

    @ParameterizedTest
    @MethodSource("clips")
    void aKeyOfClipsChangesWhatARunLeaves(Map.Entry<String, String> change) throws IOException {
        assertThat(left(experimentOfClips(change.getKey() + "=" + change.getValue())))
                .isNotEqualTo(base(experimentOfClips()));
    }

    @ParameterizedTest
    @MethodSource("sequences")
    void aKeyOfSequencesChangesWhatARunLeaves(Map.Entry<String, String> change) throws IOException {
        assertThat(left(experimentOfSequences(change.getKey() + "=" + change.getValue())))
                .isNotEqualTo(base(experimentOfSequences()));
    }

    static Set<Map.Entry<String, String>> clips() {
        return CLIPS.entrySet();
    }

    static Set<Map.Entry<String, String>> sequences() {
        return SEQUENCES.entrySet();
    }

    private static Experiment experimentOfClips(String... overrides) throws IOException {
        return TinyClips.experiment(folder, once(overrides));
    }

    private static Experiment experimentOfSequences(String... overrides) throws IOException {
        return TinySequences.experiment(folder, once(overrides));
    }

    private static String[] once(String... overrides) {
        return Stream.concat(Stream.of("training.epochs=1"), Arrays.stream(overrides))
                .toArray(String[]::new);
    }

    private static String base(Experiment experiment) {
        return LEFT.computeIfAbsent(experiment.output(), output -> left(experiment));
    }

    /** Returns an error, or the weights and metrics that are left of a run. */
    private static String left(Experiment experiment) {
        try {
            Outcome<Evaluation> run = new ClassifierTraining(experiment).run(false);
            return run.runs().get(0).epochs()
                    + run.evaluation().metrics().toString()
                    + Arrays.toString(
                            ModelReader.read(run.zip()).network().params().toFloatVector());
        } catch (ElmanException refused) {
            return refused.getMessage();
        }
    }

    /** The group has no value unless it is given. */
    private static Set<String> keys(Experiment experiment) {
        Set<String> keys = ConfigKeys.of(experiment);
        keys.add("data.group");
        return keys;
    }

    private static Set<String> known(Map<String, String> own) {
        Set<String> known = new TreeSet<>(EveryKeyTest.keysOfAllInputs());
        known.addAll(own.keySet());
        return known;
    }
}
