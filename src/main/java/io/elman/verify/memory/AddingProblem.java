package io.elman.verify.memory;

import io.elman.data.SeededRandom;
import io.elman.train.Batches;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The adding problem after S. Hochreiter and J. Schmidhuber, <i>Long Short-Term Memory</i>, Neural Computation 9, 1997, as later
 * papers have it (Q. Le, N. Jaitly and G. Hinton, 2015): each
 * step has a number from [0, 1) and a mark. One step of either half of the sequence is marked, and after the last step the
 * sum of their two numbers is to be told.
 *
 * @param steps of a sequence, at least 2
 * @param batch sequences in a batch
 * @param count batches in an epoch, each of sequences that were never drawn before
 */
record AddingProblem(int steps, int batch, int count, long seed) implements Batches {
    /** The mean squared error of always answering with the mean, 1: twice the variance of a number from [0, 1). */
    static final double CHANCE = 1.0 / 6;

    /** The problem as a reader is told it. */
    static final String STORY = String.format(
            Locale.ROOT,
            "Each step of a sequence has a number from 0 to 1 and a mark. One step of either half is marked, and after the last"
                    + " step the sum of their two numbers is to be told. Always answering 1 has a mean squared error (MSE) of"
                    + " 1/6 = %.4f: chance.",
            CHANCE);

    AddingProblem {
        if (steps < 2) {
            throw new IllegalArgumentException(steps + " steps have no two halves, must be 2 or more");
        }
    }

    @Override
    public Iterator<MultiDataSet> epoch(int number) {
        SeededRandom random = new SeededRandom(seed, steps, number);
        return Batches.of(
                IntStream.range(0, count).mapToObj(i -> draw(batch, random)).iterator());
    }

    /** Returns sequences of which no epoch has any. */
    DataSet heldOut(int sequences, int part) {
        return draw(sequences, new SeededRandom(seed, steps, -part));
    }

    /** Returns features [sequences, 2, steps], the numbers before the marks, and labels [sequences, 1]; new arrays. */
    private DataSet draw(int sequences, SeededRandom random) {
        float[] features = new float[sequences * 2 * steps];
        float[] sums = new float[sequences];
        for (int row = 0; row < sequences; row++) {
            int numbers = row * 2 * steps;
            for (int step = 0; step < steps; step++) {
                features[numbers + step] = (float) random.nextDouble();
            }
            int half = steps / 2;
            for (int mark : new int[] {(int) random.below(half), half + (int) random.below(steps - half)}) {
                features[numbers + steps + mark] = 1;
                sums[row] += features[numbers + mark];
            }
        }
        INDArray labels = Nd4j.createFromArray(sums).reshape(sequences, 1);
        return new DataSet(Nd4j.create(features, new long[] {sequences, 2, steps}, 'c'), labels);
    }
}
