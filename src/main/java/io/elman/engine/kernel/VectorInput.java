package io.elman.engine.kernel;

import io.elman.engine.block.Blas;
import io.elman.engine.block.Block;
import io.elman.engine.block.Matrix;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Vectors that a cell reads: one product for all steps. */
final class VectorInput implements CellInput {
    private final Block input;
    private final Block bias;
    private final Block dInput;
    private final Block zeros;
    private INDArray x;
    private Packing packing;

    VectorInput(DataType type) {
        this.input = Block.of(type);
        this.bias = Block.of(type);
        this.dInput = Block.of(type);
        this.zeros = Block.of(type);
    }

    /** @param vectors [batch, features, time], read by the next {@link #multiply}; not modified */
    VectorInput take(INDArray vectors) {
        x = vectors;
        return this;
    }

    @Override
    public void multiply(CellParameters parameters, Packing steps, Block z, int firstRow) {
        packing = steps;
        int rows = packing.rows();
        int width = parameters.hidden();
        input.require(rows, parameters.features());
        bias.require(packing.batch(), width);
        if (rows == 0) {
            return;
        }
        Tensor.of(x).gather(packing, input);
        input.push(0, rows * parameters.features());
        Tensor.repeat(parameters.hiddenBias(), packing.batch(), bias);
        for (int step = 0; step < packing.steps(); step++) {
            z.push(bias, 0, (firstRow + packing.firstRow(step)) * width, packing.rows(step) * width);
        }
        Blas.multiplyAdd(
                input.factor(0, rows, parameters.features()),
                Matrix.of(parameters.inputWeights()),
                z.product(firstRow, rows, width));
    }

    @Override
    public void backward(CellParameters parameters, Block dz, CellParameters gradients) {
        int rows = packing.rows();
        int width = parameters.hidden();
        bias.clear(0, width);
        if (rows == 0) {
            gradients.inputWeights().assign(0);
        } else {
            bias.addRows(dz, 0, rows, width);
            Blas.multiply(
                    input.factor(0, rows, parameters.features()).transpose(),
                    dz.factor(0, rows, width),
                    Matrix.of(gradients.inputWeights()));
        }
        Tensor.of(gradients.hiddenBias().reshape(1, width)).scatterState(Packing.SINGLE, bias, 0);
    }

    /**
     * Computes the gradient with respect to the vectors, after {@link #multiply}.
     *
     * @param dz on the native side; not modified
     * @param out [batch, features, time]; modified: zero at masked steps
     */
    void below(CellParameters parameters, Block dz, INDArray out) {
        int rows = packing.rows();
        int features = parameters.features();
        dInput.require(rows, features);
        zeros.require(1, features);
        zeros.clear(0, features);
        if (rows > 0) {
            Matrix back = Matrix.of(parameters.inputWeights()).transpose();
            Blas.multiply(dz.factor(0, rows, parameters.hidden()), back, dInput.product(0, rows, features));
            dInput.pull(0, rows * features);
        }
        Tensor.of(out).scatter(packing, dInput, 0, zeros);
    }
}
