package io.elman.verify;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a network computes from its input.
 *
 * @param hidden [batch, hidden, time]
 * @param outputs [batch, outputs, time]
 */
record Activations(INDArray hidden, INDArray outputs) {
    /** Returns the largest absolute difference of any entry; NaN if either holds one. */
    double distance(Activations other) {
        return Math.max(distance(hidden, other.hidden), distance(outputs, other.outputs));
    }

    private static double distance(INDArray left, INDArray right) {
        double[] a = left.dup('c').data().asDouble();
        double[] b = right.dup('c').data().asDouble();
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
