package io.elman.engine.kernel;

import io.elman.engine.block.Block;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The sum or the mean over the real steps of every example:
 *
 * <pre>
 *     p = 1/n sum h_t     dh_t = 1/n dp
 * </pre>
 *
 * The mean of no steps is not a number.
 */
public final class TimePooling {
    private final boolean mean;
    private final Block rows;
    private final Block pooled;
    private final Block zeros;
    private Packing packing;
    private int width;

    /**
     * @param type FLOAT or DOUBLE
     * @param mean whether the sum is divided by the number of steps
     */
    public TimePooling(DataType type, boolean mean) {
        this.mean = mean;
        this.rows = Block.of(type);
        this.pooled = Block.of(type);
        this.zeros = Block.of(type);
    }

    /**
     * Pools the steps.
     *
     * @param x [batch, width, time]; not modified
     * @param out [batch, width]; modified: the sums or means
     */
    public void pool(INDArray x, Packing steps, INDArray out) {
        Shapes.require("input", x, out, steps.batch(), out.size(1), steps.steps());
        packing = steps;
        width = (int) out.size(1);
        rows.require(packing.rows(), width);
        pooled.require(packing.batch(), width);
        zeros.require(1, width);
        Tensor.of(x).gather(packing, rows);
        pooled.clear(0, packing.batch() * width);
        for (int step = 0; step < packing.steps(); step++) {
            pooled.add(rows, packing.firstRow(step) * width, packing.rows(step) * width);
        }
        divide();
        Tensor.of(out).scatterState(packing, pooled, 0);
    }

    /**
     * Hands the gradient back to the steps.
     *
     * @param epsilon dL/dp, [batch, width]; not modified
     * @param dx [batch, width, time]; modified: dL/dx, zero at masked steps
     */
    public void backward(INDArray epsilon, INDArray dx) {
        Shapes.require("epsilon", epsilon, dx, packing.batch(), width);
        Tensor.of(epsilon).gatherState(packing, pooled);
        divide();
        Tensor.of(dx).spread(packing, pooled, zeros);
    }

    private void divide() {
        for (int place = 0; mean && place < packing.batch(); place++) {
            pooled.multiply(1.0 / packing.length(place), place * width, width);
        }
    }
}
