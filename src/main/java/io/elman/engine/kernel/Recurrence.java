package io.elman.engine.kernel;

import io.elman.engine.block.Activation;
import io.elman.engine.block.Block;
import io.elman.engine.parallel.Crew;
import java.util.Arrays;
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
 * Threads share the examples of a batch and meet at the end of a pass. How the work is divided, and in which order sums are
 * made, does not depend on the threads. A masked step holds the state.
 */
public final class Recurrence {
    /** Multiplications of a pass below which it is not worth being shared by threads. */
    private static final long LARGE = 1 << 21;

    /** Examples at which a product is about as fast, per number, as one of the whole batch. */
    private static final int EXAMPLES = 16;

    private final RecurrencePart[] parts = new RecurrencePart[Crew.MOST_PARTS];
    private final CellParameters[] partial = new CellParameters[Crew.MOST_PARTS];
    private Packing packing;
    private int count;
    private int width;

    /** @param type FLOAT or DOUBLE */
    public Recurrence(DataType type, Activation activation) {
        Arrays.setAll(parts, part -> new RecurrencePart(type, activation));
    }

    /**
     * Computes every state; {@link #readHidden} and {@link #readFinalState} tell them again.
     *
     * @param parameters not modified
     * @param x [batch, features, time]; not modified
     * @param initialState [batch, hidden]; null for zeros; not modified
     * @param out [batch, hidden, time]; modified: every state, zero at masked steps; null if nobody asks for them yet
     * @throws IllegalArgumentException with both shapes, if they do not fit
     */
    public void forward(CellParameters parameters, INDArray x, INDArray initialState, Packing steps, INDArray out) {
        Shapes.require("input", x, parameters.inputWeights(), steps.batch(), parameters.features(), steps.steps());
        Packing[] shares = shares(parameters, initialState, steps);
        Crew.shared().run(count, part -> parts[part].forward(parameters, x, initialState, shares[part], out));
    }

    /**
     * Computes every state of words, as {@link #forward(CellParameters, INDArray, INDArray, Packing, INDArray)} of their vectors.
     *
     * @param words not modified
     */
    public void forward(CellParameters parameters, Words words, INDArray initialState, Packing steps, INDArray out) {
        if (words.examples() != steps.batch() || words.steps() != steps.steps()) {
            throw new IllegalArgumentException("words are [" + words.examples() + ", " + words.steps() + "], must be ["
                    + steps.batch() + ", " + steps.steps() + "]");
        }
        Shapes.require(
                "table", words.table(), parameters.inputWeights(), words.table().size(0), parameters.features());
        Packing[] shares = shares(parameters, initialState, steps);
        Crew.shared().run(count, part -> parts[part].forward(parameters, words, initialState, shares[part], out));
    }

    private Packing[] shares(CellParameters parameters, INDArray initialState, Packing steps) {
        packing = steps;
        width = parameters.hidden();
        if (initialState != null) {
            Shapes.require("initial state", initialState, parameters.inputWeights(), steps.batch(), width);
        }
        count = parts((long) steps.rows() * width * (width + parameters.features()));
        return steps.shares(count);
    }

    /** Returns how many threads share the examples at most. */
    private int parts(long products) {
        if (products < LARGE) {
            return 1;
        }
        return Math.max(1, Integer.highestOneBit(Math.min(Crew.MOST_PARTS, packing.batch() / EXAMPLES)));
    }

    /** @param out [batch, hidden, time]; modified: every state, zero at masked steps */
    public void readHidden(INDArray out) {
        Crew.shared().run(count, part -> parts[part].readHidden(out));
    }

    /** @param out [batch, hidden]; modified: the state after the last real step */
    public void readFinalState(INDArray out) {
        for (int part = 0; part < count; part++) {
            parts[part].readFinalState(out);
        }
    }

    /**
     * Computes the gradients of a loss from those with respect to every state.
     *
     * @param parameters those of the forward pass; not modified
     * @param epsilon dL/dh_t but for what goes by way of later steps, [batch, hidden, time]; not modified
     * @param earliest the gradient stops before this step, as if all earlier ones were constants
     * @param gradients modified: overwritten
     * @param below [batch, features, time]; modified: dL/dx, zero at masked steps; null if nobody asks for it, or if words
     *     were read
     * @throws IllegalArgumentException with both shapes, if they do not fit
     */
    public void backward(
            CellParameters parameters, INDArray epsilon, int earliest, CellParameters gradients, INDArray below) {
        Shapes.require("epsilon", epsilon, parameters.inputWeights(), packing.batch(), width, packing.steps());
        partial[0] = gradients;
        for (int part = 1; part < count; part++) {
            partial[part] = like(gradients, partial[part]);
        }
        Crew.shared().run(count, part -> parts[part].backward(parameters, epsilon, earliest, partial[part], below));
        for (int part = 1; part < count; part++) {
            Gradients.add(gradients.inputWeights(), partial[part].inputWeights());
            Gradients.add(gradients.recurrentWeights(), partial[part].recurrentWeights());
            Gradients.add(gradients.hiddenBias(), partial[part].hiddenBias());
        }
    }

    /** Returns room for gradients, the former one if it has the right shapes and orders. */
    private static CellParameters like(CellParameters gradients, CellParameters former) {
        if (former != null && Shapes.areAlike(former.inputWeights(), gradients.inputWeights())) {
            return former;
        }
        return new CellParameters(
                Shapes.roomLike(gradients.inputWeights()),
                Shapes.roomLike(gradients.recurrentWeights()),
                Shapes.roomLike(gradients.hiddenBias()));
    }

    /**
     * Adds a column of the gradient of the table that the words come from, after {@link #backward}, in an order that does
     * not depend on the threads.
     *
     * @param sums a number for each word of the vocabulary, on the Java side; modified
     */
    void addTableGradient(Block sums, int column) {
        for (int part = 0; part < count; part++) {
            parts[part].addColumn(sums, column);
        }
    }
}
