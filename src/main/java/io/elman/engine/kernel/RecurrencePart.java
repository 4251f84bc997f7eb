package io.elman.engine.kernel;

import io.elman.engine.block.Activation;
import io.elman.engine.block.Blas;
import io.elman.engine.block.Block;
import io.elman.engine.block.Matrix;
import io.elman.engine.block.Weights;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The {@link Recurrence} of some examples of a batch, for one thread at a time. Per step there is one product, with W_hh; all
 * others are for all steps. What the backward pass needs of the forward pass, x and h, stays in the blocks until the next
 * forward pass. A masked step holds the state.
 */
final class RecurrencePart {
    private final Activation activation;
    private final VectorInput vectors;
    private final WordInput words;
    private final Block hidden;
    private final Block previous;
    private final Block state;
    private final Block dz;
    private final Block carry;
    private final Block held;
    private final Block zeros;
    private final Weights recurrentWeights;
    private Packing packing;
    private CellInput input;
    private int width;

    RecurrencePart(DataType type, Activation activation) {
        this.activation = activation;
        this.vectors = new VectorInput(type);
        this.words = new WordInput(type);
        this.hidden = Block.of(type);
        this.previous = Block.of(type);
        this.state = Block.of(type);
        this.dz = Block.of(type);
        this.carry = Block.of(type);
        this.held = Block.of(type);
        this.zeros = Block.of(type);
        this.recurrentWeights = new Weights(type);
    }

    /** Computes every state of the examples from vectors; as {@link Recurrence#forward}. */
    void forward(CellParameters parameters, INDArray x, INDArray initialState, Packing steps, INDArray out) {
        input = vectors.take(x);
        forward(parameters, initialState, steps, out);
    }

    /** Computes every state of the examples from words; as {@link Recurrence#forward}. */
    void forward(CellParameters parameters, Words read, INDArray initialState, Packing steps, INDArray out) {
        input = words.take(read);
        forward(parameters, initialState, steps, out);
    }

    private void forward(CellParameters parameters, INDArray initialState, Packing steps, INDArray out) {
        packing = steps;
        width = parameters.hidden();
        requireRoom();
        start(initialState);
        input.multiply(parameters, packing, hidden, packing.batch());
        advance(parameters, initialState == null);
        if (out != null) {
            readHidden(out);
        }
    }

    private void requireRoom() {
        hidden.require(packing.batch() + packing.rows(), width);
        previous.require(packing.isFull() ? 0 : packing.rows(), width);
        state.require(packing.batch(), width);
        zeros.require(1, width);
    }

    private void start(INDArray initialState) {
        int numbers = packing.batch() * width;
        if (initialState == null) {
            state.clear(0, numbers);
        } else {
            Tensor.of(initialState).gatherState(packing, state);
        }
        // The rows before the first step: where every step is real, h_{t-1} stands a batch before h_t.
        hidden.copy(state, 0, 0, numbers);
        hidden.push(0, numbers);
        keepPrevious(0);
    }

    /** Replaces z, so far without h_{t-1}, by h, step by step. */
    private void advance(CellParameters parameters, boolean fromZero) {
        Matrix weights = recurrentWeights.factor(parameters.recurrentWeights(), packing.rows());
        Matrix sums = hidden.product(0, packing.batch() + packing.rows(), width);
        Matrix states = previousStates();
        for (int step = 0; step < packing.steps(); step++) {
            int rows = packing.rows(step);
            if (rows > 0 && (step > 0 || !fromZero)) {
                Blas.multiplyAdd(states.rows(packing.firstRow(step), rows), weights, sums.rows(row(step), rows));
            }
            hidden.pull(row(step) * width, rows * width);
            hidden.activate(activation, row(step) * width, rows * width);
            hidden.push(row(step) * width, rows * width);
            keepState(step);
            keepPrevious(step + 1);
        }
    }

    private void keepState(int step) {
        int rows = packing.rows(step);
        if (packing.isFull() && step < packing.steps() - 1) {
            return;
        }
        if (!packing.hasGaps(step)) {
            state.copy(hidden, row(step) * width, 0, rows * width);
            return;
        }
        for (int place = 0; place < rows; place++) {
            if (packing.isReal(place, step)) {
                state.copy(hidden, (row(step) + place) * width, place * width, width);
            }
        }
    }

    /** Keeps h_{t-1} of the rows of step t, unless they stand where {@link #previousStates} finds them anyway. */
    private void keepPrevious(int step) {
        if (!packing.isFull() && step < packing.steps()) {
            previous.push(state, 0, packing.firstRow(step) * width, packing.rows(step) * width);
        }
    }

    /** Returns h_{t-1} of all rows. */
    private Matrix previousStates() {
        return (packing.isFull() ? hidden : previous).factor(0, packing.rows(), width);
    }

    /** Returns the row of {@link #hidden} at which a step begins. */
    private int row(int step) {
        return packing.batch() + packing.firstRow(step);
    }

    /** As {@link Recurrence#readHidden}. */
    void readHidden(INDArray out) {
        zeros.clear(0, width);
        Tensor.of(out).scatter(packing, hidden, packing.batch(), zeros);
    }

    /** As {@link Recurrence#readFinalState}. */
    void readFinalState(INDArray out) {
        Tensor.of(out).scatterState(packing, state, 0);
    }

    /** Computes what the examples add to the gradients; as {@link Recurrence#backward}. */
    void backward(CellParameters parameters, INDArray epsilon, int earliest, CellParameters gradients, INDArray below) {
        dz.require(packing.rows(), width);
        carry.require(packing.batch(), width);
        held.require(packing.batch(), width);
        Tensor.of(epsilon).gather(packing, dz);
        carry.clear(0, packing.batch() * width);
        retreat(parameters, earliest);
        dz.clear(0, packing.firstRow(earliest) * width);
        dz.push(0, packing.firstRow(earliest) * width);
        sumUp(gradients.recurrentWeights());
        input.backward(parameters, dz, gradients);
        if (below != null) {
            vectors.below(parameters, dz, below);
        }
    }

    /** Replaces dL/dh by dz, from the last step back to the earliest. */
    private void retreat(CellParameters parameters, int earliest) {
        Matrix back = Matrix.of(parameters.recurrentWeights()).transpose();
        Matrix out = carry.product(0, packing.batch(), width);
        Matrix slopes = dz.factor(0, packing.rows(), width);
        for (int step = packing.steps() - 1; step >= earliest; step--) {
            if (step < packing.steps() - 1 && packing.rows(step + 1) > 0) {
                Matrix later = slopes.rows(packing.firstRow(step + 1), packing.rows(step + 1));
                carryBack(step + 1, later, back, out);
            }
            applySlope(step);
        }
    }

    /** Replaces the carry by what goes to the step before. */
    private void carryBack(int step, Matrix slopes, Matrix back, Matrix out) {
        int rows = packing.rows(step);
        if (packing.hasGaps(step)) {
            held.copy(carry, 0, 0, rows * width);
        }
        Blas.multiply(slopes, back, out.rows(0, rows));
        carry.pull(0, rows * width);
        // The state of a masked step is the one before, and so is its gradient.
        for (int place = 0; packing.hasGaps(step) && place < rows; place++) {
            if (!packing.isReal(place, step)) {
                carry.copy(held, place * width, place * width, width);
            }
        }
    }

    private void applySlope(int step) {
        int rows = packing.rows(step);
        int first = packing.firstRow(step);
        dz.backThrough(activation, carry, hidden, row(step) * width, first * width, rows * width);
        for (int place = 0; packing.hasGaps(step) && place < rows; place++) {
            if (!packing.isReal(place, step)) {
                dz.clear((first + place) * width, width);
            }
        }
        dz.push(first * width, rows * width);
    }

    private void sumUp(INDArray recurrentGradient) {
        int rows = packing.rows();
        if (rows == 0) {
            recurrentGradient.assign(0);
        } else {
            Blas.multiply(previousStates().transpose(), dz.factor(0, rows, width), Matrix.of(recurrentGradient));
        }
    }

    /** As {@link WordInput#addColumn}. */
    void addColumn(Block tableColumn, int column) {
        words.addColumn(tableColumn, column);
    }
}
