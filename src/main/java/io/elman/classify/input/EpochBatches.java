package io.elman.classify.input;

import io.elman.train.Batches;
import java.util.Iterator;
import java.util.function.IntFunction;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * The training part of a data set as the training loop wants it.
 *
 * @param epochs the batches of an epoch, by its number
 * @param count how many batches an epoch has
 */
record EpochBatches(IntFunction<Iterator<DataSet>> epochs, int count) implements Batches {
    /** @param rows in an epoch */
    static EpochBatches of(IntFunction<Iterator<DataSet>> epochs, int rows, int batchSize) {
        return new EpochBatches(epochs, (rows + batchSize - 1) / batchSize);
    }

    @Override
    public Iterator<MultiDataSet> epoch(int number) {
        return Batches.of(epochs.apply(number));
    }
}
