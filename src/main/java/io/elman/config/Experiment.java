package io.elman.config;

import io.elman.config.pair.PairInput;
import io.elman.config.reading.Input;
import io.elman.config.reading.Section;
import io.elman.config.series.SeriesInput;
import io.elman.config.text.TextInput;
import java.util.Map;

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
    public TextInput texts() {
        return input(TextInput.class, "texts");
    }

    /** @throws IllegalArgumentException if the experiment reads something else */
    public SeriesInput series() {
        return input(SeriesInput.class, "time series");
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
            case CLASSIFICATION -> TextInput.read(root);
            case FORECASTING -> SeriesInput.read(root);
            case TRANSLATION -> PairInput.read(root);
        };
        return new Experiment(
                task,
                seed,
                output,
                input,
                ModelConfig.read(root.section("model"), task),
                TrainingConfig.read(root.section("training"), task),
                root.effective());
    }
}
