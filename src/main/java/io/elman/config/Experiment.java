package io.elman.config;

import io.elman.config.audio.AudioInput;
import io.elman.config.labelled.LabelledInput;
import io.elman.config.pair.PairInput;
import io.elman.config.reading.Input;
import io.elman.config.reading.Section;
import io.elman.config.sequence.SequenceInput;
import io.elman.config.series.SeriesInput;
import io.elman.config.symbol.SymbolInput;
import io.elman.config.text.TextInput;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One experiment: everything that decides what a training run does.
 *
 * @param seed of every random choice
 * @param output the model zip to be written
 * @param input what is read
 * @param effective all keys with the values that are in force, for people to read and for the zip
 */
public record Experiment(
        Task task,
        long seed,
        String output,
        Input input,
        ModelConfig model,
        TrainingConfig training,
        Map<String, Object> effective) {
    /** Returns the same experiment with other random choices, but for the split of the data. */
    public Experiment with(long otherSeed) {
        return new Experiment(task, otherSeed, output, input, model, training, effective);
    }

    /** Returns the same experiment with another network. */
    public Experiment with(ModelConfig otherModel) {
        return new Experiment(task, seed, output, input, otherModel, training, effective);
    }

    /** @throws IllegalArgumentException if the experiment reads something else */
    public LabelledInput labelled() {
        return input(LabelledInput.class, "labelled items");
    }

    /** @throws IllegalArgumentException if the experiment reads something else */
    public SeriesInput series() {
        return input(SeriesInput.class, "time series");
    }

    /** @throws IllegalArgumentException if the experiment reads something else */
    public SymbolInput symbols() {
        return input(SymbolInput.class, "text to be continued");
    }

    /** @throws IllegalArgumentException if the experiment reads something else */
    public PairInput pairs() {
        return input(PairInput.class, "pairs of texts");
    }

    private <T extends Input> T input(Class<T> type, String what) {
        if (!type.isInstance(input)) {
            throw new IllegalArgumentException("the task " + task + " reads no " + what);
        }
        return type.cast(input);
    }

    static Experiment read(Section root, String defaultOutput) {
        Task task = root.oneOf("task", Task.CLASSIFICATION);
        long seed = root.longInteger("seed", 42);
        String output = root.text("output", defaultOutput);
        Input input = switch (task) {
            case CLASSIFICATION -> labelled(root);
            case FORECASTING -> SeriesInput.read(root);
            case GENERATION -> SymbolInput.read(root);
            case TRANSLATION -> PairInput.read(root);
        };
        return new Experiment(
                task,
                seed,
                output,
                input,
                ModelConfig.read(root.section("model"), task, input),
                TrainingConfig.read(root.section("training"), task, input),
                root.effective());
    }

    /** What is read is told by the key that names its column. */
    private static Input labelled(Section root) {
        Section data = root.section("data");
        List<String> given = Stream.of(TextInput.KEY, AudioInput.KEY, SequenceInput.KEY)
                .filter(data::has)
                .toList();
        if (given.size() > 1) {
            data.reject(
                    given.get(1),
                    "cannot go with 'data." + given.get(0) + "': one kind of items is read",
                    "keep one of text, audio and sequence");
        }
        return switch (given.isEmpty() ? TextInput.KEY : given.get(0)) {
            case AudioInput.KEY -> AudioInput.read(root);
            case SequenceInput.KEY -> SequenceInput.read(root);
            default -> TextInput.read(root);
        };
    }
}
