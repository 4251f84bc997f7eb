package io.elman.forecast.linear;

import io.elman.data.series.batch.WindowTensors;

/**
 * What a linear part reads of a window: the last rows of some of its scaled columns, latest first, and the calendar of the
 * step that is forecast.
 *
 * @param first of the columns
 * @param columns how many of them
 * @param lags rows of each
 * @param calendar numbers of a step's calendar
 */
record LinearInputs(int first, int columns, int lags, int calendar) {
    int size() {
        return columns * lags + calendar;
    }

    /** Returns how much less each input may weigh: a row of long ago less than the last one, as its variance's root. */
    double[] penalties() {
        double[] penalties = new double[size()];
        for (int i = 0; i < penalties.length; i++) {
            penalties[i] = i < columns * lags ? Math.sqrt(1 + i % lags) : 1;
        }
        return penalties;
    }

    /** Returns the changes between the rows of one column, latest first, and the calendar. */
    LinearInputs changes() {
        return new LinearInputs(first, columns, lags - 1, calendar);
    }

    /**
     * Returns the inputs of {@link #changes}; new array.
     *
     * @param row of one column's rows and the calendar; not modified
     */
    double[] changes(double[] row) {
        double[] changes = new double[row.length - 1];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = i < lags - 1 ? row[i] - row[i + 1] : row[i + 1];
        }
        return changes;
    }

    /** Returns what expects a value of rows as the given weights expect its change of theirs. */
    LinearWeights ofValues(LinearWeights ofChanges) {
        double[] weights = new double[size()];
        weights[0] = 1;
        for (int i = 0; i < ofChanges.weights().length; i++) {
            double weight = ofChanges.weights()[i];
            if (i < lags - 1) {
                weights[i] += weight;
                weights[i + 1] -= weight;
            } else {
                weights[i + 1] = weight;
            }
        }
        return new LinearWeights(ofChanges.intercept(), weights);
    }

    /** Some windows as plain arrays. */
    static final class Windows {
        private final float[] past;
        private final float[] future;
        private final int features;
        private final int lookback;
        private final int known;
        private final int horizon;
        private final int targets;

        Windows(WindowTensors tensors) {
            this.past = tensors.past().dup('c').data().asFloat();
            this.future = tensors.future().dup('c').data().asFloat();
            this.features = (int) tensors.past().size(1);
            this.lookback = (int) tensors.past().size(2);
            this.known = (int) tensors.future().size(1);
            this.horizon = (int) tensors.future().size(2);
            this.targets = tensors.targets();
        }

        int horizon() {
            return horizon;
        }

        /** @param into the inputs of a step without its calendar; modified */
        void lags(int window, LinearInputs inputs, double[] into) {
            for (int column = 0; column < inputs.columns(); column++) {
                int end = (window * features + inputs.first() + column + 1) * lookback;
                for (int lag = 0; lag < inputs.lags(); lag++) {
                    into[column * inputs.lags() + lag] = past[end - 1 - lag];
                }
            }
        }

        /** @param into the inputs of a step, of which those of the calendar are modified */
        void calendar(int window, int step, LinearInputs inputs, double[] into) {
            for (int i = 0; i < inputs.calendar(); i++) {
                into[inputs.columns() * inputs.lags() + i] = future[(window * known + targets + i) * horizon + step];
            }
        }
    }
}
