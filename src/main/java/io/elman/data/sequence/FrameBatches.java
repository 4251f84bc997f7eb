package io.elman.data.sequence;

import io.elman.data.BatchOrder;
import io.elman.data.SeededRandom;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** The rows of the training part as batches of tensors, made one at a time. */
public final class FrameBatches {
    private final FrameRows rows;
    private final Spec spec;
    private final BatchOrder order;

    /**
     * What batches look like.
     *
     * @param batchSize rows a batch, at most
     * @param labelsEachStep true: labels [batch, classes, time], the class repeated at every step, with the features mask
     *     as labels mask; false: labels [batch, classes]
     * @param noise standard deviation of what is added to each number
     * @param seed of the order, of the noise and of what varies
     */
    public record Spec(int batchSize, int classes, boolean labelsEachStep, double noise, long seed) {}

    public FrameBatches(FrameRows rows, Spec spec) {
        this.rows = rows;
        this.spec = spec;
        this.order = BatchOrder.of(spec.batchSize());
    }

    /**
     * Returns the batches of one epoch of training, every row once; they depend on the spec's seed and the epoch alone.
     * Features [batch, features, time], features mask [batch, time], 1 = real.
     */
    public Iterator<DataSet> epoch(int epoch) {
        Iterator<int[]> batches = order.epoch(rows.size(), rows::length, spec.seed(), epoch);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return batches.hasNext();
            }

            @Override
            public DataSet next() {
                return batch(batches.next(), epoch);
            }
        };
    }

    /** The cores share the work of varying rows; each row has random numbers of its own. */
    private DataSet batch(int[] numbers, int epoch) {
        List<Frames> frames = Arrays.stream(numbers)
                .parallel()
                .mapToObj(row -> frames(row, new SeededRandom(spec.seed(), epoch, row)))
                .toList();
        FrameTensors tensors = FrameTensors.of(frames);
        INDArray labels = labels(numbers, (int) tensors.mask().size(1));
        return new DataSet(
                tensors.features(),
                labels,
                tensors.mask(),
                spec.labelsEachStep() ? tensors.mask().dup() : null);
    }

    private Frames frames(int row, SeededRandom random) {
        Frames frames = rows.frames(row, random);
        if (spec.noise() == 0) {
            return frames;
        }
        float[] noisy = frames.values().clone();
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] += (float) (spec.noise() * random.nextGaussian());
        }
        return new Frames(noisy, frames.features());
    }

    private INDArray labels(int[] numbers, int time) {
        int repeats = spec.labelsEachStep() ? time : 1;
        float[] oneHot = new float[numbers.length * spec.classes() * repeats];
        for (int row = 0; row < numbers.length; row++) {
            int start = (row * spec.classes() + rows.label(numbers[row])) * repeats;
            Arrays.fill(oneHot, start, start + repeats, 1);
        }
        long[] shape = spec.labelsEachStep()
                ? new long[] {numbers.length, spec.classes(), time}
                : new long[] {numbers.length, spec.classes()};
        return Nd4j.create(oneHot, shape, 'c');
    }
}
