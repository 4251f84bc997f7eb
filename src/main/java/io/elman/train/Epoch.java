package io.elman.train;

import io.elman.model.memory.LayerMemory;
import java.util.List;

/**
 * What one pass over the training rows did.
 *
 * @param number counted from 1
 * @param trainingLoss nats per row, as it was minimised: with noise and weights, without weight decay
 * @param validationLoss nats per row of the validation part
 * @param learningRate at the last step
 * @param gradientNorm of all weights together before clipping, the mean over the steps
 * @param clipRate the share of the steps whose gradient was clipped
 * @param layers the recurrent layers after it
 */
public record Epoch(
        int number,
        double trainingLoss,
        double validationLoss,
        double learningRate,
        double gradientNorm,
        double clipRate,
        List<LayerMemory> layers) {
    public Epoch {
        // A checkpoint of an earlier version has none.
        layers = layers == null ? List.of() : List.copyOf(layers);
    }
}
