package io.elman.train;

/**
 * What one pass over the training rows did.
 *
 * @param number counted from 1
 * @param trainingLoss nats per row, as it was minimised: with noise and weights, without weight decay
 * @param validationLoss nats per row of the validation part
 * @param learningRate at the last step
 * @param gradientNorm of all weights together before clipping, the mean over the steps
 * @param clipRate the share of the steps whose gradient was clipped
 */
public record Epoch(
        int number,
        double trainingLoss,
        double validationLoss,
        double learningRate,
        double gradientNorm,
        double clipRate) {}
