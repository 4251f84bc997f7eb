package io.elman.cell;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The cell over time, forward, and backward as in P. J. Werbos, <i>Backpropagation Through Time: What It Does and How to
 * Do It</i>, Proceedings of the IEEE 78, 1990. A masked step holds the state:
 *
 * <pre>
 *     h_t = m_t tanh(z_t) + (1 - m_t) h_{t-1}
 * </pre>
 *
 * Nothing is truncated: the gradient reaches from the last step to the initial state.
 */
public final class Unrolled {
    private Unrolled() {}

    /**
     * Returns every hidden state.
     *
     * @param weights not modified; their type is the result's
     * @param sequences not modified
     * @return with hidden [batch, hidden, time]; new array
     * @throws IllegalArgumentException if the features or the initial state do not fit the weights
     */
    public static Trace forward(CellWeights weights, Sequences sequences) {
        Sequences typed = sequences.castTo(weights.dataType());
        requireFit(weights, typed);
        Trace trace = new Trace(typed, Nd4j.zeros(weights.dataType(), typed.batch(), weights.hidden(), typed.steps()));
        INDArray h = typed.initialState();
        for (long t = 0; t < typed.steps(); t++) {
            INDArray next = ElmanCell.next(weights, typed.x(t), h);
            h = typed.isRealEverywhere(t) ? next : real(next, typed, t).addi(skipped(h, typed, t));
            Trace.put(trace.hidden(), t, h);
        }
        return trace;
    }

    /**
     * Returns the gradients of a loss, given the one with respect to every hidden state.
     *
     * @param weights the ones of the forward pass; not modified
     * @param trace of the forward pass; not modified
     * @param hiddenGradient what the loss gains directly from each h_t, not by way of later steps, [batch, hidden, time];
     *     not modified
     * @return with input [batch, features, time], zero where masked; new arrays
     * @throws IllegalArgumentException if the gradient has not the shape of the hidden states
     */
    public static CellGradients backward(CellWeights weights, Trace trace, INDArray hiddenGradient) {
        Shapes.require("hiddenGradient", hiddenGradient, trace.hidden().shape());
        Sequences sequences = trace.sequences();
        CellWeights dWeights = weights.zeros();
        INDArray dInput = Nd4j.zeros(weights.dataType(), sequences.input().shape());
        INDArray dh = Nd4j.zeros(weights.dataType(), sequences.batch(), weights.hidden());
        for (long t = sequences.steps() - 1; t >= 0; t--) {
            dh.addi(Trace.at(hiddenGradient, t));
            // Where the step is masked dz is zero, so it does not matter that h is not tanh(z) there.
            CellGradients step =
                    ElmanCell.back(weights, sequences.x(t), trace.h(t - 1), trace.h(t), real(dh, sequences, t));
            dWeights.add(step.weights());
            Trace.put(dInput, t, step.input());
            dh = step.initialState().addi(skipped(dh, sequences, t));
        }
        return new CellGradients(dWeights, dInput, dh);
    }

    /** Returns the rows of the examples whose step t is real, zeros elsewhere; new array. */
    private static INDArray real(INDArray rows, Sequences sequences, long t) {
        return rows.mulColumnVector(sequences.maskAt(t));
    }

    /** Returns the rows of the examples whose step t is masked, zeros elsewhere; new array. */
    private static INDArray skipped(INDArray rows, Sequences sequences, long t) {
        return rows.mulColumnVector(sequences.maskAt(t).rsubi(1));
    }

    private static void requireFit(CellWeights weights, Sequences sequences) {
        long batch = sequences.batch();
        Shapes.require("input", sequences.input(), batch, weights.features(), sequences.steps());
        Shapes.require("initialState", sequences.initialState(), batch, weights.hidden());
    }
}
