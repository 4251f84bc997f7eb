package io.elman.model.memory;

import java.util.List;

/**
 * What was seen of a network's memory while it learned.
 *
 * @param epochs the layers after each epoch
 * @param clipRates the share of the steps of each epoch whose gradient was clipped
 * @param kept the number of the epoch whose weights the network has, counted from 1
 * @param gradients of each layer, with those weights
 */
public record MemoryCourse(
        List<List<LayerMemory>> epochs, List<Double> clipRates, int kept, List<LagGradient> gradients) {
    public MemoryCourse {
        epochs = List.copyOf(epochs);
        clipRates = List.copyOf(clipRates);
        gradients = List.copyOf(gradients);
    }
}
