package io.elman.engine.inference;

import io.elman.engine.block.Activation;
import io.elman.engine.block.Blas;
import io.elman.engine.block.Block;
import io.elman.engine.block.Matrix;
import io.elman.engine.kernel.CellParameters;

/**
 * The simple recurrent network of {@link io.elman.engine.kernel.Recurrence} over texts, in one direction and forward only.
 * Of the states, those of one step are in memory.
 *
 * @param inputs x_t W_xh + b_h
 * @param weights not modified
 * @param reversed whether every text is read from its end
 */
record Direction(Inputs inputs, CellParameters weights, Activation activation, boolean reversed) {
    /** Is told the states of one step after the other. */
    interface Listener {
        /**
         * @param step as the direction reads: 0 is a text's end if it is reversed
         * @param states on the Java side, a row for each text that has the step; not modified
         */
        void computed(int step, Block states);
    }

    int hidden() {
        return weights.hidden();
    }

    /** Returns which step of a text is read at a step of this direction, and the other way round. */
    int step(Sequences texts, int place, int step) {
        return reversed ? texts.length(place) - 1 - step : step;
    }

    /** @param below as {@link Inputs#prepare} takes it */
    void run(Sequences texts, Block below, Workspace space, Listener listener) {
        Inputs.Rows rows = inputs.prepare(texts, below, space);
        Matrix recurrentWeights = Matrix.of(weights.recurrentWeights());
        Block states = space.states();
        Block previous = space.previous();
        states.require(texts.size(), hidden());
        previous.require(texts.size(), hidden());
        for (int step = 0; step < texts.steps(); step++) {
            int count = texts.rows(step) * hidden();
            for (int place = 0; place < texts.rows(step); place++) {
                rows.copy(place, step(texts, place, step), states, place);
            }
            if (step > 0) {
                addPrevious(texts.rows(step), recurrentWeights, previous, states);
            }
            states.activate(activation, 0, count);
            previous.push(states, 0, 0, count);
            listener.computed(step, states);
        }
    }

    /** Adds h_{t-1} W_hh to z_t. */
    private void addPrevious(int rows, Matrix recurrentWeights, Block previous, Block states) {
        states.push(0, rows * hidden());
        Blas.multiplyAdd(previous.factor(0, rows, hidden()), recurrentWeights, states.product(0, rows, hidden()));
        states.pull(0, rows * hidden());
    }
}
