package io.elman.data.series.batch;

import io.elman.data.series.window.Windows;
import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

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
        /** Returns labels [batch, targets, lookback + horizon] and known [batch, lookback + horizon]; new arrays. */
        Answer behind(int lookback) {
            int batch = (int) labels.size(0);
            int targets = (int) labels.size(1);
            int horizon = (int) labels.size(2);
            int length = lookback + horizon;
            float[] given = numbers(labels);
            float[] isKnown = numbers(known);
            float[] late = new float[batch * targets * length];
            float[] mask = new float[batch * length];
            for (int row = 0; row < batch; row++) {
                Arrays.fill(mask, row * length + lookback, (row + 1) * length, 1);
                for (int target = row * targets; target < (row + 1) * targets; target++) {
                    System.arraycopy(given, target * horizon, late, target * length + lookback, horizon);
                    for (int step = 0; step < horizon; step++) {
                        mask[row * length + lookback + step] *= isKnown[target * horizon + step];
                    }
                }
            }
            return new Answer(array(late, batch, targets, length), array(mask, batch, length));
        }
    }

    /**
     * Returns the windows for a network that reads on through the horizon and answers step by step: features [batch,
     * features + 1, lookback + horizon], labels [batch, targets, lookback + horizon], labels mask [batch, lookback +
     * horizon], 1 at steps of the horizon whose targets are all known. Behind the origin the features are the future in
     * the places that it has in the past, 0 elsewhere, and the last feature is 1. New arrays.
     */
    public DataSet joined() {
        int batch = (int) past.size(0);
        int features = (int) past.size(1);
        int lookback = (int) past.size(2);
        int ahead = (int) future.size(1);
        int horizon = (int) future.size(2);
        int length = lookback + horizon;
        float[] pastNumbers = numbers(past);
        float[] futureNumbers = numbers(future);
        float[] joined = new float[batch * (features + 1) * length];
        for (int row = 0; row < batch; row++) {
            int first = row * (features + 1);
            for (int i = 0; i < features; i++) {
                System.arraycopy(pastNumbers, (row * features + i) * lookback, joined, (first + i) * length, lookback);
            }
            for (int i = 0; i < ahead; i++) {
                // The targets come first in both, the calendar last.
                int place = first + (i < targets ? i : features - ahead + i);
                System.arraycopy(
                        futureNumbers, (row * ahead + i) * horizon, joined, place * length + lookback, horizon);
            }
            int flag = (first + features) * length;
            Arrays.fill(joined, flag + lookback, flag + length, 1);
        }
        return dataSet(array(joined, batch, features + 1, length), answer.map(given -> given.behind(lookback)));
    }

    private static DataSet dataSet(INDArray features, Optional<Answer> answer) {
        return new DataSet(
                features,
                answer.map(Answer::labels).orElse(null),
                null,
                answer.map(Answer::known).orElse(null));
    }

    private static float[] numbers(INDArray array) {
        return array.dup('c').data().asFloat();
    }

    private static INDArray array(float[] numbers, long... shape) {
        return Nd4j.create(numbers, shape, 'c');
    }
}
