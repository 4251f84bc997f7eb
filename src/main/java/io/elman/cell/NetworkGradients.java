package io.elman.cell;

/**
 * The loss and its gradient with respect to everything that goes into the network.
 *
 * @param loss mean over the labelled steps, in nats for {@link Readout#SOFTMAX}
 * @param cell with respect to the cell's weights, the input and the initial state
 * @param output with respect to the readout's weights
 */
public record NetworkGradients(double loss, CellGradients cell, ReadoutWeights output) {}
