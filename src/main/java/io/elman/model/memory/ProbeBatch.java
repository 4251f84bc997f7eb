package io.elman.model.memory;

import java.util.Iterator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The rows that a network is looked into with, as three batches that differ in the answers that count.
 *
 * @param whole every answer
 * @param lastAnswers of each row the last one; the same where a row has one
 * @param firstAnswers of each row the first one
 */
record ProbeBatch(MultiDataSet whole, MultiDataSet lastAnswers, MultiDataSet firstAnswers) {
    /** Enough for a mean, and little beside an epoch. */
    private static final int MOST_ROWS = 64;

    /** Rows of one batch are of similar length, those of different batches are not. */
    private static final int BATCHES = 8;

    /** Returns copies of rows of the first batches; those of the batch with most steps. */
    static ProbeBatch longestOf(Iterator<org.nd4j.linalg.dataset.api.MultiDataSet> batches) {
        MultiDataSet longest = null;
        for (int i = 0; i < BATCHES && batches.hasNext(); i++) {
            org.nd4j.linalg.dataset.api.MultiDataSet batch = batches.next();
            if (longest == null || steps(batch) > steps(longest)) {
                longest = firstRows(batch);
            }
        }
        if (longest == null) {
            throw new IllegalArgumentException("there is no batch to look into a network with");
        }
        return of(longest);
    }

    private static ProbeBatch of(MultiDataSet whole) {
        INDArray labels = whole.getLabels(0);
        if (labels.rank() < 3) {
            return new ProbeBatch(whole, whole, whole);
        }
        INDArray mask = whole.getLabelsMaskArray(0) == null
                ? Nd4j.ones(labels.size(0), labels.size(2))
                : whole.getLabelsMaskArray(0);
        return new ProbeBatch(whole, with(whole, one(mask, true)), with(whole, one(mask, false)));
    }

    private static long steps(org.nd4j.linalg.dataset.api.MultiDataSet batch) {
        return batch.getFeatures(0).size(2);
    }

    private static MultiDataSet firstRows(org.nd4j.linalg.dataset.api.MultiDataSet batch) {
        return new MultiDataSet(
                firstRows(batch.getFeatures()),
                firstRows(batch.getLabels()),
                firstRows(batch.getFeaturesMaskArrays()),
                firstRows(batch.getLabelsMaskArrays()));
    }

    private static INDArray[] firstRows(INDArray... arrays) {
        return arrays == null
                ? null
                : IntStream.range(0, arrays.length)
                        .mapToObj(i -> arrays[i] == null ? null : firstRows(arrays[i]))
                        .toArray(INDArray[]::new);
    }

    private static INDArray firstRows(INDArray array) {
        INDArrayIndex[] all = IntStream.range(0, array.rank())
                .mapToObj(axis -> NDArrayIndex.all())
                .toArray(INDArrayIndex[]::new);
        all[0] = NDArrayIndex.interval(0, Math.min(MOST_ROWS, array.size(0)));
        return array.get(all).dup('c');
    }

    private static MultiDataSet with(MultiDataSet batch, INDArray labelsMask) {
        return new MultiDataSet(
                batch.getFeatures(), batch.getLabels(), batch.getFeaturesMaskArrays(), new INDArray[] {labelsMask});
    }

    /** Returns a mask with the last, or the first, of the ones in each row; new array. */
    private static INDArray one(INDArray mask, boolean last) {
        double[][] real = mask.toDoubleMatrix();
        INDArray one = mask.like();
        for (int row = 0; row < real.length; row++) {
            double[] steps = real[row];
            IntStream labelled = IntStream.range(0, steps.length).filter(t -> steps[t] != 0);
            var place = last ? labelled.max() : labelled.min();
            if (place.isPresent()) {
                one.putScalar(row, place.getAsInt(), 1);
            }
        }
        return one;
    }
}
