package io.elman.data.text.batch;

import org.nd4j.linalg.dataset.DataSet;

/**
 * Some rows as tensors.
 *
 * @param data features [batch, 1, time] of token indices or [batch, vocabulary, time] one-hot, padded at the end;
 *     features mask [batch, time], 1 = real; labels [batch, classes] or [batch, classes, time] one-hot, null without
 *     classes; labels mask null, or as the {@link BatchSpec} says
 * @param rows the number of each row, in the order of the batch
 */
public record Batch(DataSet data, int[] rows) {}
