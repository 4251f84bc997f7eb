package io.elman.cell;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The parameters of the layer that reads the hidden state, or their gradient. The arrays are held, not copied.
 *
 * @param outputWeights W_hy, [hidden, outputs]
 * @param outputBias b_y, [1, outputs]
 */
public record ReadoutWeights(INDArray outputWeights, INDArray outputBias) {
    /** @throws IllegalArgumentException if the shapes do not fit each other or the types differ */
    public ReadoutWeights {
        Shapes.requireAxes("outputWeights", outputWeights, "hidden", "outputs");
        Shapes.require("outputBias", outputBias, 1, outputWeights.size(1));
        Shapes.requireOneType(outputWeights, outputBias);
    }

    public long outputs() {
        return outputWeights.size(1);
    }

    /** Returns the same values in another type; the arrays are new unless they are of that type already. */
    public ReadoutWeights castTo(DataType type) {
        return new ReadoutWeights(outputWeights.castTo(type), outputBias.castTo(type));
    }

    /**
     * Returns h W_hy + b_y, the output before the readout's activation.
     *
     * @param h [rows, hidden]; not modified
     * @return [rows, outputs]; new array
     */
    INDArray apply(INDArray h) {
        return Nd4j.gemm(h, outputWeights, false, false).addiRowVector(outputBias);
    }
}
