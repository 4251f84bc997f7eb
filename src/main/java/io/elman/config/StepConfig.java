package io.elman.config;

import io.elman.config.reading.Range;
import io.elman.config.reading.Section;

/**
 * The updater and the length of its steps.
 *
 * @param updater the rule that turns a gradient into a step
 * @param learningRate the length of a step at its longest
 * @param schedule how the learning rate goes down
 * @param warmUp the share of all steps over which the learning rate rises from nothing
 */
public record StepConfig(Updater updater, double learningRate, Schedule schedule, double warmUp) {
    /** The rule that turns a gradient into a step. */
    public enum Updater {
        ADAM,
        RMSPROP,
        SGD
    }

    /** How the learning rate goes down after the warm-up. */
    public enum Schedule {
        CONSTANT,
        /** Along half a cosine wave, to nothing at the last step of the last epoch. */
        COSINE,
        /** Halved after each third of the epochs. */
        STEP
    }

    static StepConfig read(Section training) {
        return new StepConfig(
                training.oneOf("updater", Updater.ADAM),
                training.decimal("learning-rate", 0.001, Range.aboveZeroTo(1e38)),
                training.oneOf("schedule", Schedule.CONSTANT),
                training.decimal("warm-up", 0.0, Range.between(0, 1)));
    }
}
