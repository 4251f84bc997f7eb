package io.elman.forecast.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * All that least squares need to know of rows [1, z_(t-1), ..., z_(t-lags), z_t]: the factor R of their QR decomposition,
 * which answers for each order up to the lags at once, and for several series together once their factors are stacked (Golub
 * and Van Loan, Matrix Computations, 4th edition 2013, 5.3 and 6.5).
 *
 * @param r [lags + 2][lags + 2], upper triangular; not modified
 * @param rows that went in
 */
record TriangularFactor(double[][] r, int rows) {
    /** Rows that are taken at a time, so that a long series needs no memory of its length times the lags. */
    private static final int BLOCK = 1024;

    /** A direction in which rows vary less, against the one in which they vary most, is rounding. */
    private static final double ROUNDING = 1e-10;

    /**
     * Returns the factor of a series.
     *
     * @param standardized [time]; not modified
     */
    static TriangularFactor of(double[] standardized, int lags) {
        double[][] r = new double[lags + 2][lags + 2];
        for (int from = lags; from < standardized.length; from += BLOCK) {
            int to = Math.min(standardized.length, from + BLOCK);
            double[][] stacked = new double[r.length + to - from][];
            System.arraycopy(r, 0, stacked, 0, r.length);
            for (int row = from; row < to; row++) {
                stacked[r.length + row - from] = row(standardized, row, lags);
            }
            r = reduced(stacked);
        }
        return new TriangularFactor(r, Math.max(0, standardized.length - lags));
    }

    /** Returns the factor of the rows of all of them; at least one, of the same lags. */
    static TriangularFactor of(List<TriangularFactor> parts) {
        double[][] r = parts.get(0).r;
        int atOnce = Math.max(1, BLOCK / r.length);
        for (int from = 1; from < parts.size(); from += atOnce) {
            List<TriangularFactor> some = parts.subList(from, Math.min(parts.size(), from + atOnce));
            r = reduced(Stream.concat(Arrays.stream(r), some.stream().flatMap(part -> Arrays.stream(part.r)))
                    .toArray(double[][]::new));
        }
        return new TriangularFactor(
                r, parts.stream().mapToInt(TriangularFactor::rows).sum());
    }

    int lags() {
        return r.length - 2;
    }

    /** Returns the sum of the squared errors of the best weights of an order. */
    double squaredErrors(int order) {
        double sum = 0;
        for (int i = order + 1; i < r.length; i++) {
            sum += r[i][r.length - 1] * r[i][r.length - 1];
        }
        return sum;
    }

    /** Returns the sum of the squared errors of given weights, of an order up to the lags. */
    double squaredErrors(LagWeights weights) {
        double sum = 0;
        for (double[] row : r) {
            double error = row[r.length - 1] - weights.intercept() * row[0];
            for (int lag = 0; lag < weights.order(); lag++) {
                error -= weights.weights()[lag] * row[lag + 1];
            }
            sum += error * error;
        }
        return sum;
    }

    /** Returns the best weights of an order; the shortest of them where rows leave a choice. */
    LagWeights solve(int order) {
        double[][] left = new double[order + 1][order + 1];
        double[] right = new double[order + 1];
        for (int i = 0; i <= order; i++) {
            System.arraycopy(r[i], 0, left[i], 0, order + 1);
            right[i] = r[i][r.length - 1];
        }
        double[] solution = shortest(new SingularValueDecomposition(new Array2DRowRealMatrix(left, false)), right);
        double[] weights = new double[order];
        System.arraycopy(solution, 1, weights, 0, order);
        return new LagWeights(solution[0], weights);
    }

    private static double[] shortest(SingularValueDecomposition svd, double[] right) {
        double[] sizes = svd.getSingularValues();
        double[] turned = svd.getUT().operate(right);
        for (int i = 0; i < turned.length; i++) {
            turned[i] = sizes[i] > ROUNDING * sizes[0] ? turned[i] / sizes[i] : 0;
        }
        return svd.getV().operate(turned);
    }

    private static double[] row(double[] standardized, int row, int lags) {
        double[] values = new double[lags + 2];
        values[0] = 1;
        for (int lag = 1; lag <= lags; lag++) {
            values[lag] = standardized[row - lag];
        }
        values[lags + 1] = standardized[row];
        return values;
    }

    private static double[][] reduced(double[][] stacked) {
        int columns = stacked[0].length;
        return new QRDecomposition(new Array2DRowRealMatrix(stacked, false))
                .getR()
                .getSubMatrix(0, columns - 1, 0, columns - 1)
                .getData();
    }
}
