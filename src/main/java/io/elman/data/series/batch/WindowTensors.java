package io.elman.data.series.batch;

import io.elman.data.series.window.Windows;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Some windows as tensors of 32-bit numbers.
 *
 * @param windows in the order of the batch
 * @param targets how many columns are forecast
 * @param past [batch, features, lookback]: targets, past columns, was-missing flags, calendar
 * @param future [batch, targets + calendar, horizon]: of each target the scaled value that is carried there from the
 *     last known ones, then the calendar
 * @param answer what comes out; empty where a horizon lies behind the last row
 */
public record WindowTensors(Windows windows, int targets, INDArray past, INDArray future, Optional<Answer> answer) {
    /**
     * What came out.
     *
     * @param labels [batch, targets, horizon], scaled
     * @param known [batch, targets, horizon]: 1, or 0 where the file has no value and the label was filled in
     */
    public record Answer(INDArray labels, INDArray known) {
        /** Returns both as [batch, targets * horizon], the steps of the first target first; views. */
        Answer flat() {
            return new Answer(flat(labels), flat(known));
        }

        /** Returns labels [batch, targets, lookback + horizon] and known [batch, lookback + horizon]; new arrays. */
        Answer behind(long lookback) {
            long length = lookback + labels.size(2);
            INDArray late = Nd4j.zeros(labels.dataType(), labels.size(0), labels.size(1), length);
            span(late, 0, labels.size(1), lookback, length).assign(labels);
            INDArray mask = Nd4j.zeros(labels.dataType(), labels.size(0), length);
            mask.get(NDArrayIndex.all(), NDArrayIndex.interval(lookback, length))
                    .assign(known.min(1));
            return new Answer(late, mask);
        }

        private static INDArray flat(INDArray array) {
            return array.reshape(array.size(0), array.size(1) * array.size(2));
        }
    }

    /**
     * Returns the windows for a network that reads the past alone and answers with all steps at once: features [batch,
     * features, lookback], labels and labels mask [batch, targets * horizon]. The arrays are shared.
     */
    public DataSet direct() {
        return dataSet(past, answer.map(Answer::flat));
    }

    /**
     * Returns the windows for a network that reads on through the horizon and answers step by step: features [batch,
     * features + 1, lookback + horizon], labels [batch, targets, lookback + horizon], labels mask [batch, lookback +
     * horizon], 1 at steps of the horizon whose targets are all known. Behind the origin the features are the future in
     * the places that it has in the past, 0 elsewhere, and the last feature is 1. New arrays.
     */
    public DataSet joined() {
        long features = past.size(1);
        long lookback = past.size(2);
        long length = lookback + future.size(2);
        long calendar = future.size(1) - targets;
        INDArray joined = Nd4j.zeros(past.dataType(), past.size(0), features + 1, length);
        span(joined, 0, features, 0, lookback).assign(past);
        span(joined, features, features + 1, lookback, length).assign(1);
        span(joined, 0, targets, lookback, length).assign(span(future, 0, targets, 0, future.size(2)));
        if (calendar > 0) {
            span(joined, features - calendar, features, lookback, length)
                    .assign(span(future, targets, future.size(1), 0, future.size(2)));
        }
        return dataSet(joined, answer.map(given -> given.behind(lookback)));
    }

    private static DataSet dataSet(INDArray features, Optional<Answer> answer) {
        return new DataSet(
                features,
                answer.map(Answer::labels).orElse(null),
                null,
                answer.map(Answer::known).orElse(null));
    }

    private static INDArray span(INDArray array, long fromRow, long toRow, long from, long to) {
        return array.get(NDArrayIndex.all(), NDArrayIndex.interval(fromRow, toRow), NDArrayIndex.interval(from, to));
    }
}
