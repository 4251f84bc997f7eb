package io.elman.bench;

import io.elman.engine.block.Blas;
import io.elman.engine.block.Matrix;
import io.elman.engine.parallel.Crew;
import org.nd4j.linalg.api.buffer.DataType;
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
        Matrix[][] factors = new Matrix[cores][3];
        for (Matrix[] mine : factors) {
            for (int i = 0; i < 3; i++) {
                mine[i] = Matrix.of(Nd4j.randn(DataType.FLOAT, SIZE, SIZE));
            }
        }
        double[] speeds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            Crew.shared().run(cores, core -> {
                for (int product = 0; product < PRODUCTS; product++) {
                    Blas.multiply(factors[core][0], factors[core][1], factors[core][2]);
                }
            });
            speeds[round] = 2.0 * SIZE * SIZE * SIZE * PRODUCTS * cores / (System.nanoTime() - start);
        }
        return Rounds.median(speeds);
    }
}
