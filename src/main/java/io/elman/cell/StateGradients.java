package io.elman.cell;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The gradient of a loss with respect to every hidden state, which tells how far back the loss can still be felt: S.
 * Hochreiter, <i>Untersuchungen zu dynamischen neuronalen Netzen</i>, 1991; Y. Bengio, P. Simard and P. Frasconi,
 * <i>Learning Long-Term Dependencies with Gradient Descent Is Difficult</i>, 1994:
 *
 * <pre>
 *     dL/dh_t = e_t + (dL/dh_{t+1} * (1 - h_{t+1}^2)) W_hh'
 * </pre>
 *
 * where e_t is what the loss gains directly from h_t. A masked step holds the state, and so its gradient.
 */
public final class StateGradients {
    private StateGradients() {}

    /**
     * Returns dL/dh_t.
     *
     * @param recurrentWeights W_hh, [hidden, hidden]; not modified
     * @param hidden h_1 to h_T, [batch, hidden, time]; what stands at masked steps does not matter; not modified
     * @param mask [batch, time], 1 = real; not modified
     * @param direct e_1 to e_T, [batch, hidden, time]; zero at masked steps, as there it would be added to the state that is
     *     held; not modified
     * @return [batch, hidden, time]; new array
     * @throws IllegalArgumentException if the shapes do not fit each other
     */
    public static INDArray of(INDArray recurrentWeights, INDArray hidden, INDArray mask, INDArray direct) {
        Shapes.requireAxes("hidden", hidden, "batch", "hidden", "time");
        Shapes.require("direct", direct, hidden.shape());
        Shapes.require("recurrentWeights", recurrentWeights, hidden.size(1), hidden.size(1));
        Shapes.require("mask", mask, hidden.size(0), hidden.size(2));
        INDArray gradients = Nd4j.createUninitialized(hidden.dataType(), hidden.shape());
        INDArray carried = Nd4j.zeros(hidden.dataType(), hidden.size(0), hidden.size(1));
        for (long t = hidden.size(2) - 1; t >= 0; t--) {
            INDArray dh = carried.addi(Trace.at(direct, t));
            Trace.put(gradients, t, dh);
            carried = before(recurrentWeights, Trace.at(hidden, t), mask.getColumn(t, true), dh);
        }
        return gradients;
    }

    /** Returns what of dL/dh_t goes to the state before: through tanh where the step is real, as it is elsewhere; new array. */
    private static INDArray before(INDArray recurrentWeights, INDArray h, INDArray mask, INDArray dh) {
        INDArray dz = h.mul(h).rsubi(1).muli(dh).muliColumnVector(mask);
        return Nd4j.gemm(dz, recurrentWeights, false, true).addi(dh.mulColumnVector(mask.rsub(1)));
    }
}
