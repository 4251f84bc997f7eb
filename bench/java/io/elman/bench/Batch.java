package io.elman.bench;

import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Random data of the workloads' shapes, laid out as Elman's own batches are. */
final class Batch {
    private static final Random RANDOM = new Random(7);

    private Batch() {}

    static INDArray normal(int batch, int features, int steps) {
        return Nd4j.randn(DataType.FLOAT, steps, batch, features).permute(1, 2, 0);
    }

    static INDArray words(int batch, int vocabulary, int steps) {
        float[] words = new float[batch * steps];
        for (int i = 0; i < words.length; i++) {
            words[i] = RANDOM.nextInt(vocabulary);
        }
        return Nd4j.createFromArray(words).reshape(batch, 1, steps);
    }

    /** @param numbered whether labels are numbers of classes, which stock layers cannot read */
    static INDArray classesPerStep(int batch, int classes, int steps, boolean numbered) {
        INDArray numbers = words(batch, classes, steps);
        if (numbered) {
            return numbers;
        }
        INDArray oneHot = Nd4j.zeros(DataType.FLOAT, steps, batch, classes).permute(1, 2, 0);
        for (int example = 0; example < batch; example++) {
            for (int step = 0; step < steps; step++) {
                oneHot.putScalar(example, numbers.getInt(example, 0, step), step, 1);
            }
        }
        return oneHot;
    }

    /** @param lengths one a text, padded to the longest */
    static DataSet texts(int[] lengths, int vocabulary) {
        int longest = 0;
        for (int length : lengths) {
            longest = Math.max(longest, length);
        }
        INDArray mask = Nd4j.zeros(DataType.FLOAT, lengths.length, longest);
        INDArray labels = Nd4j.zeros(DataType.FLOAT, lengths.length, 2);
        for (int text = 0; text < lengths.length; text++) {
            for (int step = 0; step < lengths[text]; step++) {
                mask.putScalar(text, step, 1);
            }
            labels.putScalar(text, RANDOM.nextInt(2), 1);
        }
        return new DataSet(words(lengths.length, vocabulary, longest), labels, mask, null);
    }

    /** Returns lengths from 5 to 60 whose mean is about 25; {@code torch_worker.py} draws the same ones. */
    static int[] lengths(int batch, int number) {
        int[] lengths = new int[batch];
        long state = 12345 + number;
        for (int i = 0; i < batch; i++) {
            state = (state * 1103515245 + 12345) % (1L << 31);
            lengths[i] = 5 + (int) (56 * Math.pow(state / (double) (1L << 31), 1.75));
        }
        return lengths;
    }
}
