package io.elman.engine.kernel;

import io.elman.engine.block.Activation;
import io.elman.engine.block.Blas;
import io.elman.engine.block.Block;
import io.elman.engine.block.Matrix;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The simple recurrent network of J. L. Elman, <i>Finding Structure in Time</i>, Cognitive Science 14, 1990, over a batch
 * of sequences, forward and backward:
 *
 * <pre>
 *     h_t = f(x_t W_xh + h_{t-1} W_hh + b_h)
 *     dz_t = (dL/dh_t + dz_{t+1} W_hh') f'(z_t)
 *     dW_xh = sum x_t' dz_t     dW_hh = sum h_{t-1}' dz_t     db_h = sum dz_t     dx_t = dz_t W_xh'
 * </pre>
 *
 * Per step there is one product, with W_hh; all others are one product for all steps. What the backward pass needs of the
 * forward pass, x and h, stays in the blocks until the next forward pass. A masked step holds the state.
 */
public final class Recurrence {
    private final Activation activation;
    private final Block input;
    private final Block hidden;
    private final Block previous;
    private final Block state;
    private final Block bias;
    private final Block dz;
    private final Block carry;
    private final Block held;
    private final Block dInput;
    private final Block zeros;
    private Packing packing;
    private int width;
    private int features;

    /** @param type FLOAT or DOUBLE */
    public Recurrence(DataType type, Activation activation) {
        this.activation = activation;
        this.input = Block.of(type);
        this.hidden = Block.of(type);
        this.previous = Block.of(type);
        this.state = Block.of(type);
        this.bias = Block.of(type);
        this.dz = Block.of(type);
        this.carry = Block.of(type);
        this.held = Block.of(type);
        this.dInput = Block.of(type);
        this.zeros = Block.of(type);
    }

    /**
     * Computes every state; {@link #readHidden} and {@link #readFinalState} tell them.
     *
     * @param parameters not modified
     * @param x [batch, features, time]; not modified
     * @param initialState [batch, hidden]; null for zeros; not modified
     * @throws IllegalArgumentException with both shapes, if they do not fit
     */
    public void forward(CellParameters parameters, INDArray x, INDArray initialState, Packing steps) {
        Shapes.require("input", x, parameters.inputWeights(), steps.batch(), parameters.features(), steps.steps());
        packing = steps;
        width = parameters.hidden();
        features = parameters.features();
        requireRoom();
        start(parameters, initialState);
        Tensor.of(x).gather(packing, input);
        input.push(0, packing.rows() * features);
        addInputs(parameters);
        Matrix recurrentWeights = Matrix.of(parameters.recurrentWeights());
        for (int step = 0; step < packing.steps(); step++) {
            advance(step, recurrentWeights, step == 0 && initialState == null);
        }
    }

    private void requireRoom() {
        input.require(packing.rows(), features);
        hidden.require(packing.batch() + packing.rows(), width);
        previous.require(packing.isFull() ? 0 : packing.rows(), width);
        state.require(packing.batch(), width);
        bias.require(packing.batch(), width);
        zeros.require(1, Math.max(width, features));
    }

    private void start(CellParameters parameters, INDArray initialState) {
        int numbers = packing.batch() * width;
        if (initialState == null) {
            state.clear(0, numbers);
        } else {
            Shapes.require("initial state", initialState, parameters.inputWeights(), packing.batch(), width);
            Tensor.of(initialState).gatherState(packing, state);
        }
        // The rows before the first step: where every step is real, h_{t-1} stands a batch before h_t.
        hidden.copy(state, 0, 0, numbers);
        hidden.push(0, numbers);
        keepPrevious(0);
    }

    /** Sets z to x W_xh + b_h, for all steps at once. */
    private void addInputs(CellParameters parameters) {
        Tensor.repeat(parameters.hiddenBias(), packing.batch(), bias);
        for (int step = 0; step < packing.steps(); step++) {
            hidden.push(bias, 0, row(step) * width, packing.rows(step) * width);
        }
        if (packing.rows() > 0) {
            Matrix z = hidden.product(packing.batch(), packing.rows(), width);
            Blas.multiplyAdd(input.factor(0, packing.rows(), features), Matrix.of(parameters.inputWeights()), z);
        }
    }

    /** Replaces z_t, so far without h_{t-1}, by h_t. */
    private void advance(int step, Matrix recurrentWeights, boolean fromZero) {
        int rows = packing.rows(step);
        if (rows == 0) {
            keepPrevious(step + 1);
            return;
        }
        if (!fromZero) {
            Blas.multiplyAdd(previous(step), recurrentWeights, hidden.product(row(step), rows, width));
        }
        int from = row(step) * width;
        hidden.pull(from, rows * width);
        hidden.activate(activation, from, rows * width);
        hidden.push(from, rows * width);
        keepState(step);
        keepPrevious(step + 1);
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

    /** Keeps h_{t-1} of the rows of step t, unless they stand where {@link #previous} finds them anyway. */
    private void keepPrevious(int step) {
        if (!packing.isFull() && step < packing.steps()) {
            previous.push(state, 0, packing.firstRow(step) * width, packing.rows(step) * width);
        }
    }

    private Matrix previous(int step) {
        return previous(packing.firstRow(step), packing.rows(step));
    }

    private Matrix previous(int firstRow, int rows) {
        return (packing.isFull() ? hidden : previous).factor(firstRow, rows, width);
    }

    /** Returns the row of {@link #hidden} at which a step begins. */
    private int row(int step) {
        return packing.batch() + packing.firstRow(step);
    }

    /** @param out [batch, hidden, time]; modified: every state, zero at masked steps */
    public void readHidden(INDArray out) {
        zeros.clear(0, width);
        Tensor.of(out).scatter(packing, hidden, packing.batch(), zeros);
    }

    /** @param out [batch, hidden]; modified: the state after the last real step */
    public void readFinalState(INDArray out) {
        Tensor.of(out).scatterState(packing, state, 0);
    }

    /**
     * Computes the gradients of a loss from those with respect to every state; {@link #readInputGradient} tells the one
     * with respect to the input.
     *
     * @param parameters those of the forward pass; not modified
     * @param epsilon dL/dh_t but for what goes by way of later steps, [batch, hidden, time]; not modified
     * @param earliest the gradient stops before this step, as if all earlier ones were constants
     * @param gradients modified: overwritten
     * @throws IllegalArgumentException with both shapes, if they do not fit
     */
    public void backward(CellParameters parameters, INDArray epsilon, int earliest, CellParameters gradients) {
        Shapes.require("epsilon", epsilon, parameters.inputWeights(), packing.batch(), width, packing.steps());
        dz.require(packing.rows(), width);
        carry.require(packing.batch(), width);
        held.require(packing.batch(), width);
        Tensor.of(epsilon).gather(packing, dz);
        carry.clear(0, packing.batch() * width);
        Matrix back = Matrix.of(parameters.recurrentWeights()).transpose();
        for (int step = packing.steps() - 1; step >= earliest; step--) {
            retreat(step, back, step == earliest);
        }
        dz.clear(0, packing.firstRow(earliest) * width);
        dz.push(0, packing.firstRow(earliest) * width);
        sumUp(parameters, gradients);
    }

    /** Replaces dL/dh_t by dz_t, and the carry by what goes to the step before. */
    private void retreat(int step, Matrix back, boolean last) {
        int rows = packing.rows(step);
        if (rows == 0) {
            return;
        }
        int from = packing.firstRow(step) * width;
        dz.backThrough(activation, carry, hidden, row(step) * width, from, rows * width);
        clearGaps(step);
        dz.push(from, rows * width);
        if (last) {
            return;
        }
        held.copy(carry, 0, 0, packing.hasGaps(step) ? rows * width : 0);
        Blas.multiply(dz.factor(packing.firstRow(step), rows, width), back, carry.product(0, rows, width));
        carry.pull(0, rows * width);
        restoreGaps(step);
    }

    private void clearGaps(int step) {
        if (packing.hasGaps(step)) {
            for (int place = 0; place < packing.rows(step); place++) {
                if (!packing.isReal(place, step)) {
                    dz.clear((packing.firstRow(step) + place) * width, width);
                }
            }
        }
    }

    /** The state of a masked step is the one before, and so is its gradient. */
    private void restoreGaps(int step) {
        if (packing.hasGaps(step)) {
            for (int place = 0; place < packing.rows(step); place++) {
                if (!packing.isReal(place, step)) {
                    carry.copy(held, place * width, place * width, width);
                }
            }
        }
    }

    private void sumUp(CellParameters parameters, CellParameters gradients) {
        int rows = packing.rows();
        bias.clear(0, width);
        bias.addRows(dz, 0, rows, width);
        Tensor.of(gradients.hiddenBias().reshape(1, width)).scatterState(Packing.full(1, 1), bias, 0);
        if (rows == 0) {
            gradients.inputWeights().assign(0);
            gradients.recurrentWeights().assign(0);
            return;
        }
        Matrix dzRows = dz.factor(0, rows, width);
        Blas.multiply(input.factor(0, rows, features).transpose(), dzRows, Matrix.of(gradients.inputWeights()));
        Blas.multiply(previous(0, rows).transpose(), dzRows, Matrix.of(gradients.recurrentWeights()));
        dInput.require(rows, features);
        Matrix inputWeights = Matrix.of(parameters.inputWeights());
        Blas.multiply(dzRows, inputWeights.transpose(), dInput.product(0, rows, features));
        dInput.pull(0, rows * features);
    }

    /** @param out [batch, features, time]; modified: dL/dx of the last backward pass, zero at masked steps */
    public void readInputGradient(INDArray out) {
        zeros.clear(0, features);
        Tensor.of(out).scatter(packing, dInput, 0, zeros);
    }
}
