package io.elman.bench;

import io.elman.engine.block.Blas;
import io.elman.engine.block.Matrix;
import io.elman.engine.parallel.Crew;
import java.lang.ref.Reference;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What this machine's cores can do: products of large matrices by the same BLAS, one on each core. */
final class GemmPeak {
    private static final int SIZE = 512;
    private static final int PRODUCTS = 40;
    private static final int ROUNDS = 9;

    private GemmPeak() {}

    /** Returns the median of all cores together, in billions of operations a second. */
    static double gigaflops(int cores) {
        Crew.use(cores);
        // A matrix does not keep the memory of its array alive.
        INDArray[] arrays = new INDArray[3 * cores];
        Arrays.setAll(arrays, i -> Nd4j.randn(DataType.FLOAT, SIZE, SIZE));
        double[] speeds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            Crew.shared().run(cores, core -> {
                Matrix a = Matrix.of(arrays[3 * core]);
                Matrix b = Matrix.of(arrays[3 * core + 1]);
                Matrix c = Matrix.of(arrays[3 * core + 2]);
                for (int product = 0; product < PRODUCTS; product++) {
                    Blas.multiply(a, b, c);
                }
            });
            speeds[round] = 2.0 * SIZE * SIZE * SIZE * PRODUCTS * cores / (System.nanoTime() - start);
        }
        Reference.reachabilityFence(arrays);
        return Rounds.median(speeds);
    }
}
