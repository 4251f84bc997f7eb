package io.elman.engine.block;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Weights that many rows are multiplied by. DL4J's lie column by column; where BLAS multiplies faster by what lies row by
 * row, and the weights are few beside the rows, they are copied.
 */
public final class Weights {
    /** Rows from which on a copy pays. */
    private static final int MANY_ROWS = 512;

    /** Numbers up to which a copy pays: more take as long to copy as is won. */
    private static final int MOST_NUMBERS = 50_000;

    private final Block rows;

    /** @param type FLOAT or DOUBLE */
    public Weights(DataType type) {
        this.rows = Block.of(type);
    }

    /**
     * Returns the weights as the right factor of a product, valid until the next call.
     *
     * @param weights [in, out], dense in either order; not modified
     * @param uses rows that are multiplied by them
     */
    public Matrix factor(INDArray weights, int uses) {
        boolean copied = Tiling.prefersRows()
                && weights.dataType() == DataType.FLOAT
                && uses >= MANY_ROWS
                && weights.length() <= MOST_NUMBERS;
        return copied ? copy(weights) : Matrix.of(weights);
    }

    /** Returns a copy that lies row by row. */
    Matrix copy(INDArray weights) {
        Matrix lying = Matrix.of(weights);
        if (!lying.transposed()) {
            return lying;
        }
        int in = (int) weights.size(0);
        int out = (int) weights.size(1);
        rows.require(in, out);
        rows.readColumns(Matrix.pointer(weights).capacity(weights.length()).asBuffer(), in, out);
        rows.push(0, in * out);
        return rows.factor(0, in, out);
    }
}
