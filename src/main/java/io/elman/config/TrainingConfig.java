package io.elman.config;

import io.elman.config.reading.Input;
import io.elman.config.reading.Range;
import io.elman.config.reading.Section;

/**
 * How the weights are found.
 *
 * @param epochs the most passes over the training rows
 * @param batch rows in a step; streams of a text that is learned symbol by symbol
 * @param truncate steps of a stream after which the gradient is cut off
 * @param ensemble networks that are trained apart and joined to one
 * @param patience epochs without a better validation score after which training stops
 * @param keep which epoch's weights become the model
 * @param refit whether training is repeated, for as many epochs, on the validation rows as well
 * @param clipNorm the largest norm of the gradient of all weights together; 0 leaves it alone
 * @param l2 weight decay of the matrices through the loss
 * @param step the updater and the length of its steps
 * @param noise what keeps the network from learning rows by heart
 */
public record TrainingConfig(
        int epochs,
        int batch,
        int truncate,
        int ensemble,
        int patience,
        Keep keep,
        boolean refit,
        double clipNorm,
        double l2,
        StepConfig step,
        NoiseConfig noise) {
    /** Which epoch's weights become the model. */
    public enum Keep {
        /** The one with the lowest validation loss. */
        BEST,
        /** The last one: with a schedule that ends, its weights have come to rest. */
        LAST
    }

    static TrainingConfig read(Section training, Task task, Input input) {
        return new TrainingConfig(
                training.integer("epochs", 20, Range.between(1, 1_000_000)),
                training.integer("batch", 32, Range.between(1, 1_000_000)),
                task == Task.GENERATION ? training.integer("truncate", 32, Range.between(1, 10_000)) : 0,
                isOneNetwork(task) ? 1 : training.integer("ensemble", 1, Range.between(1, 100)),
                training.integer("patience", 3, Range.atLeast(1)),
                training.oneOf("keep", Keep.BEST),
                task == Task.FORECASTING && training.flag("refit", false),
                training.decimal("clip-norm", 1.0, Range.atLeast(0)),
                training.decimal("l2", 0.0, Range.atLeast(0)),
                StepConfig.read(training),
                NoiseConfig.read(training, task, input));
    }

    /** Answers that are texts are not joined. */
    private static boolean isOneNetwork(Task task) {
        return task == Task.GENERATION || task == Task.TRANSLATION;
    }
}
