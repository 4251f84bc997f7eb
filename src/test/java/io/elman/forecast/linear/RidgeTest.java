package io.elman.forecast.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class RidgeTest {
    private static final double[] PENALTIES = {1, Math.sqrt(2), Math.sqrt(3), 2};

    @Test
    void findsTheWeightsThatRowsWithoutNoiseHave() {
        double[][] inputs = inputs(200, 1);
        LinearWeights weights = fit(inputs, labels(inputs, 0, 1));
        assertThat(weights.intercept()).isCloseTo(5, within(1e-2));
        assertThat(weights.weights()).containsExactly(new double[] {2, -1, 0.5, 0}, within(1e-2));
    }

    /** The weights of the ridge regression by the normal equations, at the lambda that this criterion likes best. */
    @Test
    void choosesAsTheHatMatrixDoes() {
        double[][] inputs = inputs(60, 2);
        double[] labels = labels(inputs, 4, 3);
        double[] best = null;
        double least = Double.POSITIVE_INFINITY;
        for (double lambda = 100.0 * 60; lambda > 0.01; lambda /= Math.pow(10, 0.25)) {
            RealMatrix x = centred(inputs);
            RealMatrix penalty = penalty(inputs, lambda);
            RealMatrix toWeights = new LUDecomposition(x.transpose().multiply(x).add(penalty))
                    .getSolver()
                    .getInverse()
                    .multiply(x.transpose());
            double mean = Arrays.stream(labels).average().orElseThrow();
            double[] y = Arrays.stream(labels).map(label -> label - mean).toArray();
            double errors = 0;
            double[] fitted = x.multiply(toWeights).operate(y);
            for (int i = 0; i < y.length; i++) {
                errors += (y[i] - fitted[i]) * (y[i] - fitted[i]);
            }
            double free = y.length - 1 - x.multiply(toWeights).getTrace();
            if (errors / (free * free) < least) {
                least = errors / (free * free);
                best = toWeights.operate(y);
            }
        }
        assertThat(fit(inputs, labels).weights()).containsExactly(best, within(1e-9));
        assertThat(Math.abs(best[0])).isBetween(0.5, 1.95);
    }

    @Test
    void noiseAloneGetsNextToNoWeight() {
        double[][] inputs = inputs(300, 4);
        Random random = new Random(9);
        double[] noise = IntStream.range(0, 300)
                .mapToDouble(i -> 7 + random.nextGaussian())
                .toArray();
        LinearWeights weights = fit(inputs, noise);
        assertThat(weights.weights()).containsExactly(new double[4], within(0.05));
        assertThat(weights.intercept()).isCloseTo(7, within(0.2));
    }

    @Test
    void theUnitsOfInputsAndLabelsDoNotMatter() {
        double[][] inputs = inputs(80, 5);
        double[] labels = labels(inputs, 2, 6);
        double[][] far = Arrays.stream(inputs)
                .map(row -> Arrays.stream(row).map(x -> 1e6 + 1e3 * x).toArray())
                .toArray(double[][]::new);
        double expected = fit(inputs, labels).expect(inputs[7]);
        assertThat(fit(far, labels).expect(far[7])).isCloseTo(expected, within(1e-6));
        double[] large = Arrays.stream(labels).map(y -> 1e9 * y).toArray();
        assertThat(fit(inputs, large).expect(inputs[7]) / 1e9).isCloseTo(expected, within(1e-9));
    }

    @Test
    void inputsThatNeverChangeHaveNoWeight() {
        double[][] inputs = inputs(50, 6);
        double[] labels = labels(inputs, 1, 7);
        Arrays.stream(inputs).forEach(row -> row[2] = 1e9 / 3);
        LinearWeights weights = fit(inputs, labels);
        assertThat(weights.weights()[2]).isZero();
        assertThat(weights.weights()[0]).isCloseTo(2, within(0.3));
        assertThat(fit(new double[][] {{1, 2, 3, 4}}, new double[] {6}).expect(new double[4]))
                .isEqualTo(6);
        assertThat(new Ridge(PENALTIES).solve().expect(inputs[0])).isZero();
    }

    private static LinearWeights fit(double[][] inputs, double[] labels) {
        Ridge ridge = new Ridge(PENALTIES);
        for (int i = 0; i < inputs.length; i++) {
            ridge.add(inputs[i], labels[i]);
        }
        return ridge.solve();
    }

    private static double[][] inputs(int rows, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, rows)
                .mapToObj(row -> random.doubles(4, -2, 3).toArray())
                .toArray(double[][]::new);
    }

    private static double[] labels(double[][] inputs, double noise, long seed) {
        Random random = new Random(seed);
        return Arrays.stream(inputs)
                .mapToDouble(x -> 5 + 2 * x[0] - x[1] + 0.5 * x[2] + noise * random.nextGaussian())
                .toArray();
    }

    private static RealMatrix centred(double[][] inputs) {
        RealMatrix x = new Array2DRowRealMatrix(inputs);
        for (int column = 0; column < 4; column++) {
            double mean = Arrays.stream(x.getColumn(column)).average().orElseThrow();
            x.setColumn(
                    column,
                    Arrays.stream(x.getColumn(column)).map(v -> v - mean).toArray());
        }
        return x;
    }

    private static RealMatrix penalty(double[][] inputs, double lambda) {
        RealMatrix x = centred(inputs);
        RealMatrix penalty = new Array2DRowRealMatrix(4, 4);
        for (int i = 0; i < 4; i++) {
            double variance =
                    Arrays.stream(x.getColumn(i)).map(v -> v * v).average().orElseThrow();
            penalty.setEntry(i, i, lambda * variance * PENALTIES[i] * PENALTIES[i]);
        }
        return penalty;
    }
}
