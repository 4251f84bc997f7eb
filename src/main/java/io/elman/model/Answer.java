package io.elman.model;

import java.util.Arrays;
import java.util.List;

/** What comes out of a network. */
public sealed interface Answer {
    /** Returns how many numbers come out of it, at each step that has an answer. */
    int outputs();

    /**
     * The probability of each class.
     *
     * @param weights what a row of each class counts in the loss; kept, not modified
     */
    record Classes(double[] weights) implements Answer {
        /** @throws IllegalArgumentException unless there is a choice */
        public Classes {
            if (weights.length < 2) {
                throw new IllegalArgumentException("a network needs two classes or more, not " + weights.length);
            }
        }

        /** Returns classes that all count the same. */
        public static Classes unweighted(int count) {
            double[] ones = new double[count];
            Arrays.fill(ones, 1);
            return new Classes(ones);
        }

        @Override
        public int outputs() {
            return weights.length;
        }

        boolean isWeighted() {
            return Arrays.stream(weights).anyMatch(weight -> weight != 1);
        }
    }

    /**
     * The probability of each symbol to come next, at every step.
     *
     * @param outputs how many symbols there are
     */
    record NextSymbol(int outputs) implements Answer {
        /** @throws IllegalArgumentException unless there is a choice */
        public NextSymbol {
            if (outputs < 2) {
                throw new IllegalArgumentException("a network needs two symbols or more, not " + outputs);
            }
        }
    }

    /**
     * Numbers, as they come out of the sum.
     *
     * @param outputs how many
     * @param loss what is minimised
     * @param quantiles one an output for {@link Loss#PINBALL}, else empty
     */
    record Values(int outputs, Loss loss, List<Double> quantiles) implements Answer {
        /** What is minimised, the mean over the outputs. */
        public enum Loss {
            ABSOLUTE,
            SQUARED,
            PINBALL
        }

        /** @throws IllegalArgumentException unless something comes out, and each output of a pinball loss has a quantile */
        public Values {
            quantiles = List.copyOf(quantiles);
            if (outputs < 1 || quantiles.size() != (loss == Loss.PINBALL ? outputs : 0)) {
                throw new IllegalArgumentException(
                        outputs + " outputs and " + quantiles.size() + " quantiles for the loss " + loss);
            }
        }

        /** Returns these outputs several times, side by side. */
        Values times(int count) {
            List<Double> all = java.util.Collections.nCopies(count, quantiles).stream()
                    .flatMap(List::stream)
                    .toList();
            return new Values(outputs * count, loss, all);
        }
    }
}
