package io.elman.forecast;

import io.elman.data.series.window.Windows;
import java.nio.FloatBuffer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Windows as the network sees them, made once and kept as plain arrays: an epoch differs from the last one in the order
 * alone. Where they would take more than the budget, {@value #MOST_MEBIBYTES} MiB or an eighth of the heap if that is less,
 * each batch is made anew; the numbers are the same.
 */
final class WindowRows {
    static final int MOST_MEBIBYTES = 256;

    private static final int MADE_AT_ONCE = 256;

    private final Windows windows;
    private final Function<Windows, DataSet> maker;
    private final long budget;
    private Rows features;
    private Rows labels;
    private Rows masks;
    private boolean measured;

    /** @param maker makes features [batch, features, time], labels [batch, outputs, time] and their mask [batch, time] */
    WindowRows(Windows windows, Function<Windows, DataSet> maker) {
        this(
                windows,
                maker,
                Math.min((long) MOST_MEBIBYTES << 20, Runtime.getRuntime().maxMemory() / 8));
    }

    /** @param budget bytes that may be kept */
    WindowRows(Windows windows, Function<Windows, DataSet> maker, long budget) {
        this.windows = windows;
        this.maker = maker;
        this.budget = budget;
    }

    int size() {
        return windows.size();
    }

    /**
     * Returns some windows; new arrays.
     *
     * @param numbers which of all windows; not modified
     */
    DataSet of(int[] numbers) {
        if (!measured) {
            measured = true;
            keep();
        }
        if (features == null) {
            return maker.apply(windows.pick(numbers));
        }
        return new DataSet(features.of(numbers), labels.of(numbers), null, masks.maskOf(numbers));
    }

    private void keep() {
        DataSet first = made(0);
        long bytes = first.getFeatures().length() + first.getLabels().length();
        bytes = (bytes + first.getLabelsMaskArray().length()) / first.numExamples() * windows.size() * Float.BYTES;
        if (bytes > budget) {
            return;
        }
        features = new Rows(first.getFeatures(), windows.size());
        labels = new Rows(first.getLabels(), windows.size());
        masks = new Rows(first.getLabelsMaskArray(), windows.size());
        for (int from = 0; from < windows.size(); from += MADE_AT_ONCE) {
            DataSet some = from == 0 ? first : made(from);
            features.keep(from, some.getFeatures());
            labels.keep(from, some.getLabels());
            masks.keep(from, some.getLabelsMaskArray());
        }
    }

    private DataSet made(int from) {
        int to = Math.min(windows.size(), from + MADE_AT_ONCE);
        return maker.apply(windows.pick(IntStream.range(from, to).toArray()));
    }

    /** One array of every window, step by step: the engine reads it in that order. */
    private static final class Rows {
        private final int channels;
        private final int steps;
        private final float[][] rows;

        /** @param like of some windows, [batch, channels, time] or [batch, time]; gives the shape */
        Rows(INDArray like, int size) {
            this.channels = like.rank() == 2 ? 1 : (int) like.size(1);
            this.steps = (int) like.size(like.rank() - 1);
            this.rows = new float[size][channels * steps];
        }

        void keep(int from, INDArray some) {
            float[] flat = some.dup('c').data().asFloat();
            for (int row = 0; row < some.size(0); row++) {
                float[] own = rows[from + row];
                for (int i = 0; i < own.length; i++) {
                    own[i % steps * channels + i / steps] = flat[row * own.length + i];
                }
            }
        }

        /** Returns [batch, channels, time]. */
        INDArray of(int[] numbers) {
            INDArray timeMajor =
                    Nd4j.createUninitialized(DataType.FLOAT, new long[] {steps, numbers.length, channels}, 'c');
            // A buffer takes whole rows, where an array would be copied number by number.
            FloatBuffer memory = timeMajor.data().asNioFloat();
            for (int step = 0; step < steps; step++) {
                for (int number : numbers) {
                    memory.put(rows[number], step * channels, channels);
                }
            }
            return timeMajor.permute(1, 2, 0);
        }

        /** Returns [batch, time]. */
        INDArray maskOf(int[] numbers) {
            INDArray mask = Nd4j.createUninitialized(DataType.FLOAT, new long[] {numbers.length, steps}, 'c');
            FloatBuffer memory = mask.data().asNioFloat();
            for (int number : numbers) {
                memory.put(rows[number]);
            }
            return mask;
        }
    }
}
