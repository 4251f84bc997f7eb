package io.elman.engine.kernel;

import io.elman.engine.block.Activation;
import io.elman.engine.block.Blas;
import io.elman.engine.block.Block;
import io.elman.engine.block.Matrix;
import io.elman.engine.parallel.Crew;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
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
 * Per step there is one product, with W_hh, shared by threads where it is large; all others are for all steps. What the backward pass needs of the
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
    private Slice[] slices = {};
    private int[] ranges;
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
        slices = Slice.of(width);
        ranges = packing.ranges((long) features * width);
        requireRoom();
        start(parameters, initialState);
        addInputs(parameters, x);
        advance(parameters, initialState == null);
    }

    private void requireRoom() {
        input.requireShared(packing.rows(), features);
        hidden.requireShared(packing.batch() + packing.rows(), width);
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

    /** Sets z to x W_xh + b_h, for all steps. */
    private void addInputs(CellParameters parameters, INDArray x) {
        Tensor numbers = Tensor.of(x);
        Tensor.repeat(parameters.hiddenBias(), packing.batch(), bias);
        Matrix weights = Matrix.of(parameters.inputWeights());
        Matrix inputs = input.factor(0, packing.rows(), features);
        Matrix sums = hidden.product(packing.batch(), packing.rows(), width);
        Crew.shared().run(ranges.length - 1, range -> {
            int from = packing.firstRow(ranges[range]);
            int rows = packing.firstRow(ranges[range + 1]) - from;
            numbers.gather(packing, ranges[range], ranges[range + 1], input);
            input.push(from * features, rows * features);
            for (int step = ranges[range]; step < ranges[range + 1]; step++) {
                hidden.push(bias, 0, row(step) * width, packing.rows(step) * width);
            }
            if (rows > 0) {
                Blas.multiplyAdd(
                        inputs.own().rows(from, rows), weights.own(), sums.own().rows(from, rows));
            }
        });
    }

    /** Replaces z, so far without h_{t-1}, by h, step by step. */
    private void advance(CellParameters parameters, boolean fromZero) {
        Matrix recurrentWeights = Matrix.of(parameters.recurrentWeights());
        Matrix[] weights = parts(slice -> slice.of(recurrentWeights));
        Matrix[] sums = parts(slice -> slice.of(hidden.product(0, packing.batch() + packing.rows(), width)));
        Matrix[] states = parts(slice -> previousStates().own());
        for (int step = 0; step < packing.steps(); step++) {
            int at = step;
            Crew.shared().run(packing.rows(step) == 0 ? 0 : slices.length, part -> {
                int rows = packing.rows(at);
                if (at > 0 || !fromZero) {
                    Matrix before = states[part].rows(packing.firstRow(at), rows);
                    Blas.multiplyAdd(before, weights[part], sums[part].rows(row(at), rows));
                }
                slices[part].pull(hidden, row(at), rows);
                slices[part].activate(hidden, activation, row(at), rows);
                slices[part].push(hidden, row(at), rows);
            });
            keepState(step);
            keepPrevious(step + 1);
        }
    }

    private Matrix[] parts(Function<Slice, Matrix> of) {
        return Arrays.stream(slices).map(of).toArray(Matrix[]::new);
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

    /** @param out [batch, hidden, time]; modified: every state, zero at masked steps */
    public void readHidden(INDArray out) {
        zeros.clear(0, width);
        Tensor numbers = Tensor.of(out);
        Crew.shared().run(ranges.length - 1, range -> {
            numbers.scatter(packing, ranges[range], ranges[range + 1], hidden, packing.batch(), zeros);
        });
    }

    /** @param out [batch, hidden]; modified: the state after the last real step */
    public void readFinalState(INDArray out) {
        Tensor.of(out).scatterState(packing, state, 0);
    }

    /**
     * Computes the gradients of a loss from those with respect to every state; {@link #inputGradient} computes
     * the one with respect to the input.
     *
     * @param parameters those of the forward pass; not modified
     * @param epsilon dL/dh_t but for what goes by way of later steps, [batch, hidden, time]; not modified
     * @param earliest the gradient stops before this step, as if all earlier ones were constants
     * @param gradients modified: overwritten
     * @throws IllegalArgumentException with both shapes, if they do not fit
     */
    public void backward(CellParameters parameters, INDArray epsilon, int earliest, CellParameters gradients) {
        Shapes.require("epsilon", epsilon, parameters.inputWeights(), packing.batch(), width, packing.steps());
        dz.requireShared(packing.rows(), width);
        carry.requireShared(packing.batch(), width);
        held.requireShared(packing.batch(), width);
        Tensor above = Tensor.of(epsilon);
        Crew.shared().run(ranges.length - 1, range -> above.gather(packing, ranges[range], ranges[range + 1], dz));
        carry.clear(0, packing.batch() * width);
        retreat(parameters, earliest);
        dz.clear(0, packing.firstRow(earliest) * width);
        dz.push(0, packing.firstRow(earliest) * width);
        sumUp(gradients);
    }

    /** Replaces dL/dh by dz, from the last step back to the earliest. */
    private void retreat(CellParameters parameters, int earliest) {
        Matrix back = Matrix.of(parameters.recurrentWeights()).transpose();
        Matrix[] weights = parts(slice -> slice.of(back));
        Matrix[] carries = parts(slice -> slice.of(carry.product(0, packing.batch(), width)));
        Matrix[] slopes = parts(slice -> dz.factor(0, packing.rows(), width).own());
        for (int step = packing.steps() - 1; step >= earliest; step--) {
            int at = step;
            Crew.shared().run(slices.length, part -> {
                if (at < packing.steps() - 1 && packing.rows(at + 1) > 0) {
                    Matrix later = slopes[part].rows(packing.firstRow(at + 1), packing.rows(at + 1));
                    carryBack(at + 1, slices[part], later, weights[part], carries[part]);
                }
                applySlope(at, slices[part]);
            });
        }
    }

    /** Replaces the carry by what goes to the step before. */
    private void carryBack(int step, Slice slice, Matrix slopes, Matrix back, Matrix out) {
        int rows = packing.rows(step);
        if (packing.hasGaps(step)) {
            slice.copy(carry, 0, held, 0, rows);
        }
        Blas.multiply(slopes, back, out.rows(0, rows));
        slice.pull(carry, 0, rows);
        // The state of a masked step is the one before, and so is its gradient.
        for (int place = 0; packing.hasGaps(step) && place < rows; place++) {
            if (!packing.isReal(place, step)) {
                slice.copy(held, place, carry, place, 1);
            }
        }
    }

    private void applySlope(int step, Slice slice) {
        int rows = packing.rows(step);
        int first = packing.firstRow(step);
        slice.backThrough(dz, activation, carry, hidden, row(step), first, rows);
        for (int place = 0; packing.hasGaps(step) && place < rows; place++) {
            if (!packing.isReal(place, step)) {
                slice.clear(dz, first + place, 1);
            }
        }
        slice.push(dz, first, rows);
    }

    private void sumUp(CellParameters gradients) {
        bias.clear(0, width);
        if (packing.rows() == 0) {
            gradients.inputWeights().assign(0);
            gradients.recurrentWeights().assign(0);
        } else {
            List<Runnable> tasks = new ArrayList<>();
            tasks.add(() -> bias.addRows(dz, 0, packing.rows(), width));
            addProducts(previousStates(), Matrix.of(gradients.recurrentWeights()), tasks);
            addProducts(input.factor(0, packing.rows(), features), Matrix.of(gradients.inputWeights()), tasks);
            Crew.shared().run(tasks.size(), task -> tasks.get(task).run());
        }
        Tensor.of(gradients.hiddenBias().reshape(1, width)).scatterState(Packing.full(1, 1), bias, 0);
    }

    /** Adds the tasks that set a gradient to factor' dz. */
    private void addProducts(Matrix factor, Matrix gradient, List<Runnable> tasks) {
        Matrix slopes = dz.factor(0, packing.rows(), width);
        for (Slice slice : slices) {
            tasks.add(() -> Blas.multiply(factor.own().transpose(), slice.of(slopes), slice.of(gradient)));
        }
    }

    /**
     * Computes the gradient with respect to the input, after {@link #backward}.
     *
     * @param parameters those of the backward pass; not modified
     * @param out [batch, features, time]; modified: dL/dx, zero at masked steps
     */
    public void inputGradient(CellParameters parameters, INDArray out) {
        dInput.requireShared(packing.rows(), features);
        zeros.clear(0, features);
        Matrix back = Matrix.of(parameters.inputWeights()).transpose();
        Matrix slopes = dz.factor(0, packing.rows(), width);
        Matrix below = dInput.product(0, packing.rows(), features);
        Tensor numbers = Tensor.of(out);
        Crew.shared().run(ranges.length - 1, range -> {
            int from = packing.firstRow(ranges[range]);
            int rows = packing.firstRow(ranges[range + 1]) - from;
            if (rows > 0) {
                Blas.multiply(
                        slopes.own().rows(from, rows), back.own(), below.own().rows(from, rows));
                dInput.pull(from * features, rows * features);
            }
            numbers.scatter(packing, ranges[range], ranges[range + 1], dInput, 0, zeros);
        });
    }
}
