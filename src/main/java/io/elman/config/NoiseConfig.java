package io.elman.config;

/**
 * What keeps the network from learning rows by heart, and rare classes from being ignored.
 *
 * @param wordDropout the share of tokens that are shown as unknown while training
 * @param classWeights 0 counts every row the same, 1 every class the same; between them, each row by the class's share
 *     to the power of minus this
 */
public record NoiseConfig(double wordDropout, double classWeights) {
    static NoiseConfig read(Section training) {
        return new NoiseConfig(
                training.decimal("word-dropout", 0.0, Range.between(0, 0.95)),
                training.decimal("class-weights", 0.0, Range.between(0, 1)));
    }
}
