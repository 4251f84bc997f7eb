package io.elman.model.memory;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Norms of gradients by their distance from the last state that the loss depends on. */
final class Lags {
    /** A lag that fewer than this share of the sequences reach says more of those than of the network. */
    private static final double FEWEST = 0.1;

    private Lags() {}

    /**
     * Returns the mean norm at each lag, counted in real steps.
     *
     * @param gradients [batch, hidden, time]; not modified
     * @param mask [batch, time], 1 = real; not modified
     */
    static List<Double> meanNorms(INDArray gradients, INDArray mask) {
        double[][] norms = gradients.norm2(1).toDoubleMatrix();
        double[][] real = mask.toDoubleMatrix();
        double[] sums = new double[real[0].length];
        int[] counts = new int[real[0].length];
        for (int row = 0; row < norms.length; row++) {
            add(norms[row], real[row], sums, counts);
        }
        List<Double> means = new ArrayList<>();
        for (int lag = 0; lag < sums.length && counts[lag] > 0 && counts[lag] >= FEWEST * counts[0]; lag++) {
            means.add(sums[lag] / counts[lag]);
        }
        return means;
    }

    /** @param sums modified, as counts are */
    private static void add(double[] norms, double[] real, double[] sums, int[] counts) {
        int lag = -1;
        for (int t = norms.length - 1; t >= 0; t--) {
            if (real[t] == 0 || lag < 0 && norms[t] == 0) {
                continue;
            }
            lag++;
            sums[lag] += norms[t];
            counts[lag]++;
        }
    }
}
