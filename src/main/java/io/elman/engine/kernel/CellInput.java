package io.elman.engine.kernel;

import io.elman.engine.block.Block;

/** What the cells of some examples read, x_t of every row of a packing, for one thread at a time. */
interface CellInput {
    /**
     * Sets rows of a block's native side to x W_xh + b_h.
     *
     * @param z modified
     * @param firstRow the packing's first row is this row of the block
     */
    void multiply(CellParameters parameters, Packing steps, Block z, int firstRow);

    /**
     * Computes the gradients of W_xh and b_h after {@link #multiply}.
     *
     * @param dz a row for each row of the packing, on both sides; not modified
     * @param gradients modified: inputWeights and hiddenBias are overwritten
     */
    void backward(CellParameters parameters, Block dz, CellParameters gradients);
}
