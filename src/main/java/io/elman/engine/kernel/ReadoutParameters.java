package io.elman.engine.kernel;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of the readout, or their gradients, which have the same shapes. The arrays are held, not copied.
 *
 * @param outputWeights W_hy, [hidden, outputs]
 * @param outputBias b_y, outputs numbers
 */
public record ReadoutParameters(INDArray outputWeights, INDArray outputBias) {
    /** @throws IllegalArgumentException if the shapes do not fit each other or the types differ */
    public ReadoutParameters {
        if (outputBias.length() != outputWeights.size(1) || outputBias.dataType() != outputWeights.dataType()) {
            throw new IllegalArgumentException("W " + Arrays.toString(outputWeights.shape()) + " and b "
                    + Arrays.toString(outputBias.shape()) + " are not of one readout");
        }
    }

    public int hidden() {
        return (int) outputWeights.size(0);
    }

    public int outputs() {
        return (int) outputWeights.size(1);
    }
}
