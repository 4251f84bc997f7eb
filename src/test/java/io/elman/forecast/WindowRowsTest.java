package io.elman.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.elman.data.SeededRandom;
import io.elman.data.series.window.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class WindowRowsTest {
    private static final int WINDOWS = 700;

    private final List<Integer> made = new ArrayList<>();

    @Test
    void whatIsKeptIsWhatWouldBeMadeAnewBitForBit() {
        WindowRows kept = rows(Long.MAX_VALUE);
        WindowRows anew = rows(0);
        for (int epoch = 0; epoch < 3; epoch++) {
            int[] order = Windows.order(WINDOWS, 5, epoch);
            int[] some = IntStream.range(epoch * 100, epoch * 100 + 33)
                    .map(i -> order[i])
                    .toArray();
            DataSet expected = anew.of(some);
            DataSet actual = kept.of(some);
            assertThat(actual.getFeatures()).isEqualTo(expected.getFeatures());
            assertThat(actual.getLabels()).isEqualTo(expected.getLabels());
            assertThat(actual.getLabelsMaskArray()).isEqualTo(expected.getLabelsMaskArray());
        }
    }

    @Test
    void whatIsKeptIsMadeOnceAndNotSharedWithTheBatches() {
        WindowRows kept = rows(Long.MAX_VALUE);
        INDArray first = kept.of(new int[] {3, 699}).getFeatures();
        INDArray before = first.dup();
        first.assign(Float.NaN);
        assertThat(kept.of(new int[] {3, 699}).getFeatures()).isEqualTo(before);
        assertThat(made.stream().mapToInt(Integer::intValue).sum()).isEqualTo(WINDOWS);
    }

    @Test
    void nothingIsKeptBeyondTheBudget() {
        long needed = WINDOWS * (2 * 5 + 5 + 5) * 4L;
        rows(needed).of(new int[] {1});
        assertThat(made).containsExactly(256, 256, 188);
        made.clear();
        WindowRows anew = rows(needed - 1);
        anew.of(new int[] {1});
        anew.of(new int[] {1, 2});
        assertThat(made).containsExactly(256, 1, 2);
    }

    private WindowRows rows(long budget) {
        Windows all = new Windows(new int[WINDOWS], IntStream.range(0, WINDOWS).toArray());
        return new WindowRows(
                all,
                some -> {
                    made.add(some.size());
                    return new DataSet(
                            numbers(some, 1, 2, 5),
                            numbers(some, 2, 1, 5),
                            null,
                            numbers(some, 3, 5).gt(0).castTo(DataType.FLOAT));
                },
                budget);
    }

    /** Returns numbers that depend on the window alone. */
    private static INDArray numbers(Windows some, int kind, long... shape) {
        int width = (int) (shape[0] * (shape.length > 1 ? shape[1] : 1));
        float[] flat = new float[some.size() * width];
        for (int i = 0; i < some.size(); i++) {
            SeededRandom random = new SeededRandom(kind, some.origins()[i]);
            for (int j = 0; j < width; j++) {
                flat[i * width + j] = (float) random.nextGaussian();
            }
        }
        long[] own = IntStream.rangeClosed(0, shape.length)
                .mapToLong(axis -> axis == 0 ? some.size() : shape[axis - 1])
                .toArray();
        return Nd4j.create(flat, own, 'c');
    }
}
