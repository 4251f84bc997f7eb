package io.elman.engine.kernel;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of the cell, or their gradients, which have the same shapes. The arrays are held, not copied.
 *
 * @param inputWeights W_xh, [features, hidden]
 * @param recurrentWeights W_hh, [hidden, hidden]
 * @param hiddenBias b_h, hidden numbers
 */
public record CellParameters(INDArray inputWeights, INDArray recurrentWeights, INDArray hiddenBias) {
    /** @throws IllegalArgumentException if the shapes do not fit each other or the types differ */
    public CellParameters {
        long hidden = inputWeights.size(1);
        if (recurrentWeights.size(0) != hidden || recurrentWeights.size(1) != hidden || hiddenBias.length() != hidden) {
            throw new IllegalArgumentException("W " + shape(inputWeights) + ", RW " + shape(recurrentWeights)
                    + " and b " + shape(hiddenBias) + " are not of one cell");
        }
        if (recurrentWeights.dataType() != inputWeights.dataType()
                || hiddenBias.dataType() != inputWeights.dataType()) {
            throw new IllegalArgumentException("W, RW and b are not of one type");
        }
    }

    public int features() {
        return (int) inputWeights.size(0);
    }

    public int hidden() {
        return (int) inputWeights.size(1);
    }

    private static String shape(INDArray array) {
        return Arrays.toString(array.shape());
    }
}
