package io.elman.cell;

import static org.nd4j.linalg.factory.Nd4j.gemm;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * One step of the simple recurrent network of J. L. Elman, <i>Finding Structure in Time</i>, Cognitive Science 14, 1990:
 *
 * <pre>
 *     z_t = x_t W_xh + h_{t-1} W_hh + b_h
 *     h_t = tanh(z_t)
 * </pre>
 *
 * for rows x and h. The loop over time is {@link Unrolled}'s. Products are {@code gemm(a, b, transposeA, transposeB)}, which
 * takes half the time of {@code mmul} where arrays are as small as in the checks.
 */
public final class ElmanCell {
    private ElmanCell() {}

    /**
     * Returns h_t.
     *
     * @param weights not modified
     * @param x x_t, [batch, features]; not modified
     * @param hPrevious h_{t-1}, [batch, hidden]; not modified
     * @return [batch, hidden]; new array
     */
    public static INDArray next(CellWeights weights, INDArray x, INDArray hPrevious) {
        Shapes.require("x", x, x.size(0), weights.features());
        Shapes.require("hPrevious", hPrevious, x.size(0), weights.hidden());
        INDArray z = gemm(x, weights.inputWeights(), false, false)
                .addi(gemm(hPrevious, weights.recurrentWeights(), false, false));
        return Transforms.tanh(z.addiRowVector(weights.hiddenBias()), false);
    }

    /**
     * Returns the gradients of a loss, given the one with respect to h_t: the chain rule through a single step.
     *
     * <pre>
     *     dz = dh * (1 - h_t^2)
     *     dW_xh = x_t' dz     dW_hh = h_{t-1}' dz     db_h = sum of dz over the batch
     *     dx = dz W_xh'       dh_{t-1} = dz W_hh'
     * </pre>
     *
     * @param weights not modified
     * @param x x_t, [batch, features]; not modified
     * @param hPrevious h_{t-1}, [batch, hidden]; not modified
     * @param h h_t as {@link #next} returned it, [batch, hidden]; not modified
     * @param dh gradient of the loss with respect to h_t, [batch, hidden]; not modified
     * @return with input [batch, features] and initialState, that of h_{t-1}, [batch, hidden]; new arrays
     */
    public static CellGradients back(CellWeights weights, INDArray x, INDArray hPrevious, INDArray h, INDArray dh) {
        INDArray dz = dh.mul(h.mul(h).rsubi(1));
        CellWeights dWeights =
                new CellWeights(gemm(x, dz, true, false), gemm(hPrevious, dz, true, false), dz.sum(true, 0));
        return new CellGradients(
                dWeights,
                gemm(dz, weights.inputWeights(), false, true),
                gemm(dz, weights.recurrentWeights(), false, true));
    }
}
