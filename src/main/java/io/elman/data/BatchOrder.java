package io.elman.data;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Which rows come together in a batch. Rows are sorted by length within a pool of batches, so that those of a batch
 * have similar lengths and little is spent on padding, while the pools stay random.
 *
 * @param batchSize rows a batch; the last one of a pass may have fewer
 * @param poolBatches batches that are sorted together: 1 means no sorting
 */
public record BatchOrder(int batchSize, int poolBatches) {
    private static final int POOL_BATCHES = 10;

    public BatchOrder {
        if (batchSize < 1 || poolBatches < 1) {
            throw new IllegalArgumentException(
                    "batch " + batchSize + " and pool " + poolBatches + " have to be positive");
        }
    }

    public static BatchOrder of(int batchSize) {
        return new BatchOrder(batchSize, POOL_BATCHES);
    }

    /**
     * Returns the batches of one epoch of training, each an array of row numbers; every row comes exactly once. The order
     * depends on seed and epoch alone.
     *
     * @param length of a row
     */
    public Iterator<int[]> epoch(int rowCount, IntUnaryOperator length, long seed, int epoch) {
        SeededRandom random = new SeededRandom(seed, epoch);
        int[] rows = IntStream.range(0, rowCount).toArray();
        random.shuffle(rows);
        return new Pools(rows, length, random);
    }

    /** Returns batches for evaluation: row numbers in the order of the file but for the sorting within each pool. */
    public Iterator<int[]> inOrder(int rowCount, IntUnaryOperator length) {
        return new Pools(IntStream.range(0, rowCount).toArray(), length, null);
    }

    /** Sorts and cuts one pool at a time: only the row numbers are in memory, never the lengths of all rows. */
    private final class Pools implements Iterator<int[]> {
        private final int[] rows;
        private final IntUnaryOperator length;
        private final SeededRandom random;
        private Iterator<int[]> pool = List.<int[]>of().iterator();
        private int used;

        /** @param random shuffles the batches of a pool; null leaves them as they are */
        Pools(int[] rows, IntUnaryOperator length, SeededRandom random) {
            this.rows = rows;
            this.length = length;
            this.random = random;
        }

        @Override
        public boolean hasNext() {
            return pool.hasNext() || used < rows.length;
        }

        @Override
        public int[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (!pool.hasNext()) {
                int end = (int) Math.min(rows.length, used + (long) batchSize * poolBatches);
                pool = cut(sorted(Arrays.copyOfRange(rows, used, end)));
                used = end;
            }
            return pool.next();
        }

        /** Sorts as numbers of length and place, which is fast and keeps the order of equal lengths. */
        private int[] sorted(int[] some) {
            long[] keys = new long[some.length];
            for (int i = 0; i < some.length; i++) {
                keys[i] = (long) length.applyAsInt(some[i]) << Integer.SIZE | i;
            }
            Arrays.sort(keys);
            return Arrays.stream(keys).mapToInt(key -> some[(int) key]).toArray();
        }

        private Iterator<int[]> cut(int[] some) {
            int[] batches = IntStream.range(0, (some.length + batchSize - 1) / batchSize)
                    .toArray();
            if (random != null) {
                random.shuffle(batches);
            }
            return IntStream.of(batches)
                    .mapToObj(batch ->
                            Arrays.copyOfRange(some, batch * batchSize, Math.min(some.length, (batch + 1) * batchSize)))
                    .iterator();
        }
    }
}
