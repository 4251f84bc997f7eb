package io.elman.config;

import io.elman.config.reading.Input;
import io.elman.config.reading.Range;
import io.elman.config.reading.Section;

/**
 * What keeps the network from learning rows by heart, and rare classes from being ignored.
 *
 * @param wordDropout the share of tokens that are shown as unknown while training
 * @param classWeights each row counts by its class's share to the power of minus this: 0 counts every row the same, 1 every
 *     class the same, more gives rare classes more than that
 * @param inputNoise the standard deviation of what is added to scaled numbers while training
 */
public record NoiseConfig(double wordDropout, double classWeights, double inputNoise) {
    static NoiseConfig read(Section training, Task task, Input input) {
        boolean tokens = task == Task.CLASSIFICATION && input.hasTokens();
        boolean numbers = task == Task.FORECASTING || (task == Task.CLASSIFICATION && !input.hasTokens());
        return new NoiseConfig(
                tokens ? training.decimal("word-dropout", 0.0, Range.between(0, 0.95)) : 0,
                task == Task.CLASSIFICATION ? training.decimal("class-weights", 0.0, Range.between(0, 2)) : 0,
                numbers ? training.decimal("input-noise", 0.0, Range.between(0, 10)) : 0);
    }
}
