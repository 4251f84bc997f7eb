package io.elman.data.text.batch;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * What batches look like.
 *
 * @param batchSize rows a batch, at most
 * @param classes 0 for rows without classes: then there are no labels
 * @param oneHotSize size of the vocabulary for one-hot features, 0 for token indices
 * @param labelsEachStep true: labels [batch, classes, time], the class repeated at every step
 * @param wordDropout chance of a token to become unknown in an epoch of training
 * @param seed of the order and of the dropout
 * @param classWeight from the class of a row to its weight in the loss. It becomes the labels mask: [batch, 1] of
 *     weights, or for labels at each step [batch, time] of weight / length at real steps, so that a long text weighs no
 *     more than a short one. Without it there is no labels mask, or for labels at each step the features mask.
 */
public record BatchSpec(
        int batchSize,
        int classes,
        int oneHotSize,
        boolean labelsEachStep,
        double wordDropout,
        long seed,
        Optional<IntToDoubleFunction> classWeight) {
    public BatchSpec {
        if (!(wordDropout >= 0 && wordDropout < 1)) {
            throw new IllegalArgumentException("word dropout " + wordDropout + " is not in [0, 1)");
        }
    }

    /** Returns batches of token indices with a label a row, in an order that depends on the seed. */
    public static BatchSpec of(int batchSize, int classes, long seed) {
        return new BatchSpec(batchSize, classes, 0, false, 0, seed, Optional.empty());
    }

    public BatchSpec withOneHot(int vocabularySize) {
        return new BatchSpec(batchSize, classes, vocabularySize, labelsEachStep, wordDropout, seed, classWeight);
    }

    public BatchSpec withLabelsEachStep() {
        return new BatchSpec(batchSize, classes, oneHotSize, true, wordDropout, seed, classWeight);
    }

    public BatchSpec withWordDropout(double chance) {
        return new BatchSpec(batchSize, classes, oneHotSize, labelsEachStep, chance, seed, classWeight);
    }

    public BatchSpec withClassWeight(IntToDoubleFunction weight) {
        return new BatchSpec(batchSize, classes, oneHotSize, labelsEachStep, wordDropout, seed, Optional.of(weight));
    }
}
