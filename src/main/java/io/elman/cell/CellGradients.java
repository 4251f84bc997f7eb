package io.elman.cell;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gradient of a loss with respect to everything that goes into a cell.
 *
 * @param weights summed over the batch and the steps
 * @param input [batch, features, time] for sequences, [batch, features] for one step
 * @param initialState with respect to the state before the first step, [batch, hidden]
 */
public record CellGradients(CellWeights weights, INDArray input, INDArray initialState) {}
