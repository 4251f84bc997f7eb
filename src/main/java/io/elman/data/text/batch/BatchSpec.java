package io.elman.data.text.batch;

/**
 * What batches look like.
 *
 * @param batchSize rows a batch, at most
 * @param classes 0 for rows without classes: then there are no labels
 * @param oneHotSize size of the vocabulary for one-hot features, 0 for token indices
 * @param labelsEachStep true: labels [batch, classes, time], the class repeated at every step,
 *     with the features mask as labels mask
 * @param wordDropout chance of a token to become unknown in an epoch of training
 * @param seed of the order and of the dropout
 */
public record BatchSpec(
        int batchSize, int classes, int oneHotSize, boolean labelsEachStep, double wordDropout, long seed) {
    public BatchSpec {
        if (!(wordDropout >= 0 && wordDropout < 1)) {
            throw new IllegalArgumentException("word dropout " + wordDropout + " is not in [0, 1)");
        }
    }

    /** Returns batches of token indices with a label a row, in an order that depends on the seed. */
    public static BatchSpec of(int batchSize, int classes, long seed) {
        return new BatchSpec(batchSize, classes, 0, false, 0, seed);
    }

    public BatchSpec withOneHot(int vocabularySize) {
        return new BatchSpec(batchSize, classes, vocabularySize, labelsEachStep, wordDropout, seed);
    }

    public BatchSpec withLabelsEachStep() {
        return new BatchSpec(batchSize, classes, oneHotSize, true, wordDropout, seed);
    }

    public BatchSpec withWordDropout(double chance) {
        return new BatchSpec(batchSize, classes, oneHotSize, labelsEachStep, chance, seed);
    }
}
