package io.elman.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What went through a recurrent layer in a pass forward and backward. The arrays are new: they belong to who is told.
 *
 * @param hidden every state, [batch, hidden, time]; zero at masked steps
 * @param epsilon what the loss gains directly from each h_t, not by way of other steps, [batch, hidden, time]; at masked steps as it
 *     came, which is zero where a layer of ours is above
 * @param mask [batch, time], 1 = real
 * @param fromTheEnd whether the last step was the first one that was read
 */
public record LayerPass(INDArray hidden, INDArray epsilon, INDArray mask, boolean fromTheEnd) {}
