package io.elman.data.series.window;

import io.elman.data.SeededRandom;
import io.elman.data.series.Series;
import io.elman.data.series.SeriesSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/**
 * Windows as places in series: nothing is copied. A window is named by its series and its origin, the last row that goes
 * in.
 *
 * @param series of each window, counted from 0; not modified
 * @param origins of each window, rows counted from 0; not modified
 */
public record Windows(int[] series, int[] origins) {
    /** Gives the rows in which the horizon of a window may lie. */
    @FunctionalInterface
    public interface Room {
        /** Returns the first row and the one behind the last. */
        int[] of(Cut cut);
    }

    /**
     * Returns every window whose horizon lies within a part, series by series, in the order of time.
     *
     * @param cuts one a series
     * @param firstOrigin the first row with enough rows before it
     */
    public static Windows within(List<Cut> cuts, int firstOrigin, int horizon, Room room) {
        IntStream.Builder series = IntStream.builder();
        IntStream.Builder origins = IntStream.builder();
        for (int i = 0; i < cuts.size(); i++) {
            int[] rows = room.of(cuts.get(i));
            for (int origin = Math.max(firstOrigin, rows[0] - 1); origin + horizon < rows[1]; origin++) {
                series.add(i);
                origins.add(origin);
            }
        }
        return new Windows(series.build().toArray(), origins.build().toArray());
    }

    /** Returns a window a series whose origin is its last row: what comes is the future. */
    public static Windows atEnds(SeriesSet set) {
        int[] series = IntStream.range(0, set.series().size()).toArray();
        int[] origins = set.series().stream()
                .mapToInt(Series::length)
                .map(length -> length - 1)
                .toArray();
        return new Windows(series, origins);
    }

    public int size() {
        return origins.length;
    }

    /** Returns windows [from, to), in order; new arrays. */
    public Windows slice(int from, int to) {
        return new Windows(Arrays.copyOfRange(series, from, to), Arrays.copyOfRange(origins, from, to));
    }

    /** Returns some windows in the order of their numbers; new arrays. */
    public Windows pick(int[] numbers) {
        return new Windows(
                IntStream.of(numbers).map(i -> series[i]).toArray(),
                IntStream.of(numbers).map(i -> origins[i]).toArray());
    }

    /** Returns the numbers of all windows in an order that depends on seed and epoch alone; new array. */
    public static int[] order(int size, long seed, int epoch) {
        int[] order = IntStream.range(0, size).toArray();
        new SeededRandom(seed, epoch).shuffle(order);
        return order;
    }

    /** Returns all windows in their order, so many at a time; the last time maybe fewer. */
    public Iterator<Windows> batches(int batchSize) {
        return new Iterator<>() {
            private int done;

            @Override
            public boolean hasNext() {
                return done < size();
            }

            @Override
            public Windows next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int from = done;
                done = Math.min(size(), done + batchSize);
                return slice(from, done);
            }
        };
    }
}
