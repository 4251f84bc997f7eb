package io.elman.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchOrderTest {
    private static final int ROWS = 1_003;
    private static final int[] LENGTHS = lengths();

    @Test
    void visitsEveryRowOnce() {
        for (int epoch = 0; epoch < 20; epoch++) {
            List<int[]> batches = epoch(new BatchOrder(8, 10), 1, epoch);
            assertThat(batches.stream().flatMapToInt(Arrays::stream).sorted().toArray())
                    .isEqualTo(IntStream.range(0, ROWS).toArray());
            assertThat(batches).allSatisfy(batch -> assertThat(batch.length).isBetween(1, 8));
        }
    }

    @Test
    void putsRowsOfSimilarLengthTogether() {
        double sorted = padding(epoch(new BatchOrder(8, 20), 1, 0));
        double unsorted = padding(epoch(new BatchOrder(8, 1), 1, 0));
        assertThat(sorted).isLessThan(0.1);
        assertThat(unsorted).isGreaterThan(0.3);
    }

    @Test
    void dependsOnSeedAndEpochAlone() {
        BatchOrder order = new BatchOrder(8, 10);
        assertThat(flat(epoch(order, 1, 0))).isEqualTo(flat(epoch(order, 1, 0)));
        assertThat(flat(epoch(order, 1, 0))).isNotEqualTo(flat(epoch(order, 1, 1)));
        assertThat(flat(epoch(order, 1, 0))).isNotEqualTo(flat(epoch(order, 2, 0)));
    }

    @Test
    void mixesShortAndLongBatchesOfAPool() {
        List<Integer> first = epoch(new BatchOrder(8, 1_000), 1, 0).stream()
                .map(batch -> LENGTHS[batch[0]])
                .toList();
        assertThat(first).isNotEqualTo(first.stream().sorted().toList());
    }

    @Test
    void keepsTheOrderOfTheFileFromPoolToPoolInEvaluation() {
        List<int[]> batches = drain(new BatchOrder(8, 4).inOrder(ROWS, row -> LENGTHS[row]));
        int[] firstPool = flat(batches.subList(0, 4));
        Arrays.sort(firstPool);
        assertThat(firstPool).isEqualTo(IntStream.range(0, 32).toArray());
    }

    @Test
    void hasNoBatchesWithoutRows() {
        assertThat(BatchOrder.of(8).inOrder(0, row -> 1)).isExhausted();
    }

    private static List<int[]> epoch(BatchOrder order, long seed, int epoch) {
        return drain(order.epoch(ROWS, row -> LENGTHS[row], seed, epoch));
    }

    private static List<int[]> drain(Iterator<int[]> batches) {
        List<int[]> all = new ArrayList<>();
        batches.forEachRemaining(all::add);
        return all;
    }

    private static int[] flat(List<int[]> batches) {
        return batches.stream().flatMapToInt(Arrays::stream).toArray();
    }

    /** Returns the share of steps that hold nothing. */
    private static double padding(List<int[]> batches) {
        long steps = batches.stream()
                .mapToLong(batch -> (long) batch.length
                        * Arrays.stream(batch).map(row -> LENGTHS[row]).max().orElse(0))
                .sum();
        return 1 - (double) Arrays.stream(LENGTHS).sum() / steps;
    }

    private static int[] lengths() {
        SeededRandom random = new SeededRandom(9);
        return IntStream.range(0, ROWS).map(row -> 1 + (int) random.below(80)).toArray();
    }
}
