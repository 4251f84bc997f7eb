package io.elman.config;

import io.elman.config.reading.Range;
import io.elman.config.reading.Section;

/**
 * What keeps the network from learning rows by heart, and rare classes from being ignored.
 *
 * @param wordDropout the share of tokens that are shown as unknown while training
 * @param classWeights 0 counts every row the same, 1 every class the same; between them, each row by the class's share
 *     to the power of minus this
 * @param inputNoise the standard deviation of what is added to the scaled values of a window while training
 */
public record NoiseConfig(double wordDropout, double classWeights, double inputNoise) {
    static NoiseConfig read(Section training, Task task) {
        if (task == Task.FORECASTING) {
            return new NoiseConfig(0, 0, training.decimal("input-noise", 0.0, Range.between(0, 10)));
        }
        if (task == Task.TRANSLATION) {
            return new NoiseConfig(0, 0, 0);
        }
        return new NoiseConfig(
                training.decimal("word-dropout", 0.0, Range.between(0, 0.95)),
                training.decimal("class-weights", 0.0, Range.between(0, 1)),
                0);
    }
}
