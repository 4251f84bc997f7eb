package io.elman.config;

import java.util.Map;

/**
 * One experiment: everything that decides what a training run does.
 *
 * @param seed of every random choice
 * @param output the model zip to be written
 * @param effective all keys with the values that are in force, for people to read and for the zip
 */
public record Experiment(
        Task task,
        long seed,
        String output,
        TextData data,
        TextConfig text,
        ModelConfig model,
        TrainingConfig training,
        Map<String, Object> effective) {
    /** Returns the same experiment with other random choices, but for the split of the data. */
    public Experiment with(long otherSeed) {
        return new Experiment(task, otherSeed, output, data, text, model, training, effective);
    }

    /** Returns the same experiment with another network. */
    public Experiment with(ModelConfig otherModel) {
        return new Experiment(task, seed, output, data, text, otherModel, training, effective);
    }

    static Experiment read(Section root, String defaultOutput) {
        return new Experiment(
                root.oneOf("task", Task.CLASSIFICATION),
                root.longInteger("seed", 42),
                root.text("output", defaultOutput),
                TextData.read(root.section("data")),
                TextConfig.read(root.section("text")),
                ModelConfig.read(root.section("model")),
                TrainingConfig.read(root.section("training")),
                root.effective());
    }
}
