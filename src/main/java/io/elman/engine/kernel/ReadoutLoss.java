package io.elman.engine.kernel;

import io.elman.engine.block.Block;
import io.elman.engine.block.ValueLoss;

/** What a readout makes of {@code z = h W_hy + b_y}, and how far that is from what was wanted. */
public sealed interface ReadoutLoss {
    /**
     * Replaces every row z by y.
     *
     * @param z [rows, outputs] on the Java side; modified
     */
    void activate(Block z, int rows, int outputs);

    /**
     * Replaces every row z by dL/dz.
     *
     * @param z [rows, outputs] on the Java side; modified
     * @param labels [rows, columns] on the Java side, negative where a row counts for nothing and there is one column for
     *     several outputs; not modified
     * @param columns of the labels, as {@link #labelColumns} has it
     * @return the loss of all rows together
     */
    double loss(Block z, Block labels, int columns, int rows, int outputs);

    /**
     * Returns how many columns labels must have.
     *
     * @param given how many they have
     */
    default int labelColumns(long given, int outputs) {
        return outputs;
    }

    /** @throws IllegalArgumentException if this is not a loss of so many outputs */
    default void requireOutputs(int outputs) {}

    /**
     * Classes:
     *
     * <pre>
     *     y = softmax(z)     L = -sum w label ln y     dz = y sum w label - w label
     * </pre>
     *
     * J. S. Bridle, <i>Training Stochastic Model Recognition Algorithms as Networks can Lead to Maximum Mutual Information
     * Estimation of Parameters</i>, NIPS 1989.
     *
     * @param weights w, one a class; none for 1 each; not modified
     */
    record CrossEntropy(double... weights) implements ReadoutLoss {
        @Override
        public void activate(Block z, int rows, int outputs) {
            z.softmax(rows, outputs);
        }

        @Override
        public double loss(Block z, Block labels, int columns, int rows, int outputs) {
            if (columns < outputs) {
                return z.crossEntropyOfClasses(labels, rows, outputs);
            }
            if (weights.length > 0) {
                labels.multiplyColumns(weights, rows);
            }
            return z.crossEntropy(labels, rows, outputs);
        }

        /** One column is the number of the class. */
        @Override
        public int labelColumns(long given, int outputs) {
            return given == 1 && weights.length == 0 ? 1 : outputs;
        }

        @Override
        public void requireOutputs(int outputs) {
            if (weights.length > 0 && weights.length != outputs) {
                throw new IllegalArgumentException(
                        "[" + outputs + "] classes, must be [" + weights.length + "]: one a weight");
            }
        }
    }

    /**
     * Values, {@code y = z}; the loss of a row is the mean over its outputs, as DL4J's losses of values have it.
     *
     * @param error of one output
     */
    record Values(ValueLoss error) implements ReadoutLoss {
        @Override
        public void activate(Block z, int rows, int outputs) {}

        @Override
        public double loss(Block z, Block labels, int columns, int rows, int outputs) {
            return z.valueLoss(error, labels, rows, outputs);
        }

        @Override
        public void requireOutputs(int outputs) {
            error.requireOutputs(outputs);
        }
    }
}
