package io.elman.model.memory;

import java.util.List;

/**
 * How far back the loss of an answer reaches in a recurrent layer.
 *
 * @param layer as it is shown
 * @param norms at each lag k = 0, 1, 2, ..., ||dL/dh|| of the state k real steps before the last one that the loss depends
 *     on, in the order in which the layer reads; the mean over the sequences that are so long
 */
public record LagGradient(String layer, List<Double> norms) {
    public LagGradient {
        norms = List.copyOf(norms);
    }
}
