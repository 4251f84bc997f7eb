package io.elman.bench;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Times of a workload, round by round, in which the sides took turns.
 *
 * @param engine nanoseconds a step; not modified
 * @param stock nanoseconds a step, with as many threads as the engine; not modified
 * @param fastestStock nanoseconds a step, with the number of threads that is faster; not modified
 * @param torch nanoseconds a step; not modified
 * @param stockThreads with which stock DL4J was fastest
 * @param torchThreads with which PyTorch was fastest
 */
record Rounds(
        double[] engine, double[] stock, double[] fastestStock, double[] torch, int stockThreads, int torchThreads) {
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Returns the median of how many times as long as the engine PyTorch took, round by round. */
    double againstTorch() {
        return ratio(torch);
    }

    /** Returns the median of how many times as long as the engine stock DL4J took, round by round. */
    double againstStock() {
        return ratio(stock);
    }

    /** Returns the same for stock DL4J with the number of threads that is faster. */
    double againstFastestStock() {
        return ratio(fastestStock);
    }

    private double ratio(double[] other) {
        return median(IntStream.range(0, engine.length)
                .mapToDouble(round -> other[round] / engine[round])
                .toArray());
    }
}
