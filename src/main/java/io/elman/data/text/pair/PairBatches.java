package io.elman.data.text.pair;

import io.elman.data.BatchOrder;
import io.elman.data.text.Vocabulary;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.IntFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Pairs as batches of tensors, made one at a time: the source and, for teacher forcing, the target one step late go in; the
 * target comes out. The index of the padding bounds a target: it goes in before the first token and comes out after the
 * last. Tensors are made directly: DataVec would pad both sides to one length.
 */
public final class PairBatches {
    /** DL4J refuses to fold the mask of a single pair with a single step. */
    private static final int LEAST_STEPS = 2;

    private final PairRows rows;
    private final int batchSize;
    private final Labels labels;
    private final int sourceSteps;
    private final long seed;

    /** How the tokens that should come out are written. */
    public sealed interface Labels {
        /** As their numbers, [batch, 1, time]. */
        record Numbers() implements Labels {}

        /**
         * As DL4J's own output layer wants them, [batch, vocabulary, time].
         *
         * @param vocabulary how many tokens can come out
         */
        record OneHot(int vocabulary) implements Labels {}
    }

    /**
     * @param batchSize pairs a batch, at most
     * @param sourceSteps every source is padded to at least so many
     * @param seed of the order
     */
    public PairBatches(PairRows rows, int batchSize, Labels labels, int sourceSteps, long seed) {
        this.rows = rows;
        this.batchSize = batchSize;
        this.labels = labels;
        this.sourceSteps = sourceSteps;
        this.seed = seed;
    }

    /** Returns how many batches hold all pairs. */
    public int count() {
        return (rows.size() + batchSize - 1) / batchSize;
    }

    /** Returns the batches of one epoch of training, every pair once; they depend on the seed and the epoch alone. */
    public Iterator<MultiDataSet> epoch(int epoch) {
        return tensors(BatchOrder.of(batchSize).epoch(rows.size(), rows::length, seed, epoch));
    }

    private Iterator<MultiDataSet> tensors(Iterator<int[]> batches) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return batches.hasNext();
            }

            @Override
            public MultiDataSet next() {
                return of(batches.next());
            }
        };
    }

    /**
     * Returns some pairs.
     *
     * @return features [batch, 1, time] of the sources and of the late targets, labels as asked for, masks [batch, time]
     *     of each
     */
    MultiDataSet of(int[] numbers) {
        int[][] sources = rows(numbers, rows::source);
        int[][] targets = rows(numbers, rows::target);
        int[][] late = Arrays.stream(targets).map(PairBatches::late).toArray(int[][]::new);
        int[] lengths = Arrays.stream(late).mapToInt(row -> row.length).toArray();
        int[] sourceLengths = Arrays.stream(sources).mapToInt(row -> row.length).toArray();
        int steps = Math.max(Math.max(LEAST_STEPS, sourceSteps), longest(sourceLengths));
        INDArray targetMask = mask(lengths, longest(lengths));
        return new org.nd4j.linalg.dataset.MultiDataSet(
                new INDArray[] {indices(sources, steps), indices(late, longest(lengths))},
                new INDArray[] {labels(targets, longest(lengths))},
                new INDArray[] {mask(sourceLengths, steps), targetMask},
                new INDArray[] {targetMask.dup()});
    }

    private static int[][] rows(int[] numbers, IntFunction<int[]> tokens) {
        return Arrays.stream(numbers).mapToObj(tokens).toArray(int[][]::new);
    }

    private static int[] late(int[] target) {
        int[] late = new int[target.length + 1];
        late[0] = Vocabulary.PADDING;
        System.arraycopy(target, 0, late, 1, target.length);
        return late;
    }

    private static int longest(int[] lengths) {
        return Arrays.stream(lengths).max().orElse(0);
    }

    private static INDArray indices(int[][] tokens, int steps) {
        float[] values = new float[tokens.length * steps];
        for (int row = 0; row < tokens.length; row++) {
            for (int step = 0; step < tokens[row].length; step++) {
                values[row * steps + step] = tokens[row][step];
            }
        }
        return Nd4j.createFromArray(values).reshape(tokens.length, 1, steps);
    }

    private static INDArray mask(int[] lengths, int steps) {
        float[] values = new float[lengths.length * steps];
        for (int row = 0; row < lengths.length; row++) {
            Arrays.fill(values, row * steps, row * steps + lengths[row], 1);
        }
        return Nd4j.createFromArray(values).reshape(lengths.length, steps);
    }

    private INDArray labels(int[][] targets, int steps) {
        if (labels instanceof Labels.OneHot oneHot) {
            return oneHot(targets, steps, oneHot.vocabulary());
        }
        return indices(
                Arrays.stream(targets)
                        .map(target -> Arrays.copyOf(target, target.length + 1))
                        .toArray(int[][]::new),
                steps);
    }

    private static INDArray oneHot(int[][] targets, int steps, int vocabulary) {
        float[] values = new float[Math.multiplyExact(Math.multiplyExact(steps, targets.length), vocabulary)];
        for (int row = 0; row < targets.length; row++) {
            for (int step = 0; step <= targets[row].length; step++) {
                int token = step < targets[row].length ? targets[row][step] : Vocabulary.PADDING;
                values[(step * targets.length + row) * vocabulary + token] = 1;
            }
        }
        return Nd4j.createFromArray(values)
                .reshape(steps, targets.length, vocabulary)
                .permute(1, 2, 0);
    }
}
