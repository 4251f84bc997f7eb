package io.elman.cell;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a forward pass leaves for the backward pass.
 *
 * @param sequences what went in, in the type of the weights
 * @param hidden h_1 to h_T, [batch, hidden, time]; a masked step repeats the state before it
 */
public record Trace(Sequences sequences, INDArray hidden) {
    private static final int TIME = 2;

    /** Returns h_T, the state of each sequence after its last real step: [batch, hidden]; new array. */
    public INDArray finalState() {
        return h(hidden.size(2) - 1);
    }

    /** Returns the state after step t, counted from 0; -1 gives the initial state: [batch, hidden]; new array. */
    INDArray h(long t) {
        return t < 0 ? sequences.initialState().dup('c') : at(hidden, t);
    }

    /** Returns step t, counted from 0, of an array [batch, channels, time]: [batch, channels]; new array. */
    static INDArray at(INDArray array, long t) {
        return array.slice(t, TIME).dup('c');
    }

    /** Writes values [batch, channels], not modified, into step t of an array [batch, channels, time], modified. */
    static void put(INDArray array, long t, INDArray values) {
        array.slice(t, TIME).assign(values);
    }
}
