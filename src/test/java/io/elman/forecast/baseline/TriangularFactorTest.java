package io.elman.forecast.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

class TriangularFactorTest {
    private static final int LAGS = 4;

    /** More rows than are taken at a time, and a mean that is not zero. */
    private static final double[] VALUES = Arrays.stream(AutoregressionTest.simulated(0.7, 2_500, 1))
            .map(x -> x + 3)
            .toArray();

    @Test
    void everyOrderAgreesWithRegressionOnTheRowsThemselves() {
        TriangularFactor factor = TriangularFactor.of(VALUES, LAGS);
        assertThat(factor.rows()).isEqualTo(2_496);
        for (int order = 1; order <= LAGS; order++) {
            OLSMultipleLinearRegression direct = regression(VALUES, order);
            LagWeights weights = factor.solve(order);
            double[] expected = direct.estimateRegressionParameters();
            assertThat(weights.intercept()).isCloseTo(expected[0], within(1e-10));
            assertThat(weights.weights()).containsExactly(Arrays.copyOfRange(expected, 1, order + 1), within(1e-10));
            assertThat(factor.squaredErrors(order)).isCloseTo(direct.calculateResidualSumOfSquares(), within(1e-8));
            assertThat(factor.squaredErrors(weights)).isCloseTo(factor.squaredErrors(order), within(1e-8));
        }
    }

    @Test
    void otherWeightsHaveTheErrorsTheyHaveOnTheRows() {
        LagWeights weights = new LagWeights(0.5, new double[] {0.1, -0.3});
        double sum = 0;
        for (int row = LAGS; row < VALUES.length; row++) {
            sum += Math.pow(VALUES[row] - weights.next(VALUES, row), 2);
        }
        assertThat(TriangularFactor.of(VALUES, LAGS).squaredErrors(weights)).isCloseTo(sum, within(1e-7));
    }

    @Test
    void stackedFactorsAreThatOfAllRows() {
        TriangularFactor whole = TriangularFactor.of(VALUES, LAGS);
        // The second part starts with the rows that its first targets look back to.
        TriangularFactor stacked = TriangularFactor.of(List.of(
                TriangularFactor.of(Arrays.copyOf(VALUES, 700), LAGS),
                TriangularFactor.of(Arrays.copyOfRange(VALUES, 700 - LAGS, 2_500), LAGS)));
        assertThat(stacked.rows()).isEqualTo(whole.rows());
        assertThat(stacked.solve(LAGS).weights())
                .containsExactly(whole.solve(LAGS).weights(), within(1e-10));
        assertThat(stacked.squaredErrors(2)).isCloseTo(whole.squaredErrors(2), within(1e-8));
    }

    @Test
    void aSeriesShorterThanTheLagsHasNoRows() {
        TriangularFactor factor = TriangularFactor.of(new double[] {1, 2}, LAGS);
        assertThat(factor.rows()).isZero();
        assertThat(factor.solve(2)).usingRecursiveComparison().isEqualTo(new LagWeights(0, new double[2]));
    }

    private static OLSMultipleLinearRegression regression(double[] values, int order) {
        double[][] x = new double[values.length - LAGS][order];
        for (int row = LAGS; row < values.length; row++) {
            for (int lag = 0; lag < order; lag++) {
                x[row - LAGS][lag] = values[row - 1 - lag];
            }
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(Arrays.copyOfRange(values, LAGS, values.length), x);
        return regression;
    }
}
