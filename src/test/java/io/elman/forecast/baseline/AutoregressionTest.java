package io.elman.forecast.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.elman.forecast.score.ForecastScores;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoregressionTest {
    private static final double PHI = 0.8;

    /** Optimal is (1 - phi^2h) / (1 - phi^2), whatever the method. */
    @Test
    void aFirstOrderSeriesIsForecastAsWellAsAnythingCan() {
        double[] values = simulated(PHI, 200_000, 1);
        Baselines baselines = Baselines.fit(new double[][] {Arrays.copyOf(values, 100_000)}, 0, 8);
        double[] reached = squaredErrors(only(baselines), values, 100_000);
        double[] naive = squaredErrors(new Naive(), values, 100_000);
        double[] optimal = {1, 1.64, 2.0496};
        for (int step = 0; step < 3; step++) {
            assertThat(reached[step]).isCloseTo(optimal[step], within(0.02 * optimal[step]));
            assertThat(naive[step]).isGreaterThan(1.1 * optimal[step]);
        }
    }

    @Test
    void theOrderIsFoundFromTheTrainingRows() {
        double[] values = simulated(PHI, 5_000, 2);
        // A season of 12: x_t = 0.6 x_(t-12) + noise.
        double[] seasonal = simulated(0, 5_000, 3);
        for (int row = 12; row < seasonal.length; row++) {
            seasonal[row] += 0.6 * seasonal[row - 12];
        }
        assertThat(order(values, 30)).isBetween(1, 4);
        assertThat(order(seasonal, 30)).isBetween(12, 16);
        assertThat(order(seasonal, 5)).isLessThanOrEqualTo(5);
        assertThat(order(Arrays.copyOf(seasonal, 12), 30)).isLessThanOrEqualTo(4);
    }

    @Test
    void theUnitOfTheSeriesDoesNotMatter() {
        double[] values = simulated(PHI, 500, 4);
        double[] other = Arrays.stream(values).map(x -> 1e9 + 1e6 * x).toArray();
        double[] forecast = only(Baselines.fit(new double[][] {values}, 0, 5)).forecast(values, 499, 20);
        double[] otherForecast =
                only(Baselines.fit(new double[][] {other}, 0, 5)).forecast(other, 499, 20);
        for (int step = 0; step < 20; step++) {
            assertThat((otherForecast[step] - 1e9) / 1e6).isCloseTo(forecast[step], within(1e-6));
        }
    }

    @Test
    void rowsThatLeaveAChoiceAreNoProblem() {
        double[] wave = IntStream.range(0, 300)
                .mapToDouble(row -> 5 + Math.sin(row * 2 * Math.PI / 7))
                .toArray();
        double[] constant = new double[300];
        Arrays.fill(constant, 1e-3);
        assertThat(only(Baselines.fit(new double[][] {wave}, 0, 30)).forecast(wave, 200, 99))
                .containsExactly(Arrays.copyOfRange(wave, 201, 300), within(1e-6));
        assertThat(only(Baselines.fit(new double[][] {constant}, 0, 30)).forecast(constant, 299, 2))
                .containsExactly(new double[] {1e-3, 1e-3}, within(1e-15));
        assertThat(only(Baselines.fit(new double[][] {new double[300]}, 0, 30)).forecast(constant, 299, 2))
                .doesNotContain(Double.NaN);
    }

    @Test
    void aGrowingSeriesStaysFinite() {
        double[] doubling =
                IntStream.range(0, 60).mapToDouble(row -> Math.pow(2, row)).toArray();
        Baseline baseline = only(Baselines.fit(new double[][] {doubling}, 0, 3));
        assertThat(baseline.forecast(doubling, 59, 1)[0]).isCloseTo(Math.pow(2, 60), within(1e15));
        double[] far = baseline.forecast(doubling, 59, 5_000);
        double limit = Arrays.stream(far).map(Math::abs).max().orElseThrow();
        assertThat(limit).isLessThan(40 * Math.pow(2, 60));
        assertThat(Arrays.stream(far).allMatch(Double::isFinite)).isTrue();
        // Without a limit it would double on.
        assertThat(far[4_999]).isLessThan(Math.pow(2, 500));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 9})
    void shortSeriesHaveAForecast(int rows) {
        double[] values = Arrays.copyOf(new double[] {3, 1, 4, 1, 5, 9, 2, 6, 5}, rows);
        Baselines baselines = Baselines.fit(new double[][] {values}, 7, 35);
        double[] known = {2, 7, 1, 8};
        for (Baseline baseline : baselines.ofSeries(0)) {
            assertThat(Arrays.stream(baseline.forecast(known, 3, 9)).allMatch(Double::isFinite))
                    .isTrue();
        }
    }

    @Test
    void noSeriesAtAllExpectsTheMean() {
        Baselines baselines = Baselines.fit(new double[0][], 0, 5);
        assertThat(baselines.series()).isZero();
        assertThat(baselines.ofOtherSeries().get(2).forecast(new double[] {1, 2, 6}, 2, 1))
                .containsExactly(3);
    }

    @Test
    void shortSeriesOfOneKindLearnFromEachOther() {
        double[][] many = IntStream.range(0, 200)
                .mapToObj(i -> Arrays.stream(simulated(PHI, 60, 100 + i))
                        .map(x -> (i + 1) * x)
                        .toArray())
                .toArray(double[][]::new);
        Baselines together = Baselines.fit(many, 0, 5);
        assertThat(weights(together, 0)).isSameAs(weights(together, 199));
        assertThat(weights(together, 0).weights()[0]).isCloseTo(PHI, within(0.1));
        double[] alone = IntStream.range(0, 200)
                .mapToDouble(i -> Baselines.fit(new double[][] {many[i]}, 0, 5)
                        .autoregressions()
                        .get(0)
                        .weights()
                        .next(new double[] {0, 0, 0, 0, 1}, 5))
                .toArray();
        assertThat(Arrays.stream(alone).map(phi -> Math.abs(phi - PHI)).max().orElseThrow())
                .isGreaterThan(0.25);
    }

    @Test
    void longSeriesOfDifferentKindsLearnByThemselves() {
        double[][] two = {simulated(0.9, 500, 7), simulated(-0.9, 500, 8), {1}, {}};
        Baselines baselines = Baselines.fit(two, 0, 3);
        assertThat(baselines.series()).isEqualTo(4);
        assertThat(weights(baselines, 0).weights()[0]).isCloseTo(0.9, within(0.1));
        assertThat(weights(baselines, 1).weights()[0]).isCloseTo(-0.9, within(0.1));
        assertThat(weights(baselines, 2)).isSameAs(weights(baselines, 4));
    }

    @Test
    void aSeriesThatWasNotSeenIsMeasuredByItsOwnRows() {
        double[] values = simulated(PHI, 5_000, 9);
        double[] other =
                Arrays.stream(simulated(PHI, 5_000, 10)).map(x -> 300 + 50 * x).toArray();
        Baseline baseline =
                Baselines.fit(new double[][] {values}, 0, 3).ofOtherSeries().get(2);
        assertThat(baseline.forecast(other, 4_000, 1)[0]).isCloseTo(300 + PHI * (other[4_000] - 300), within(5.0));
    }

    private static int order(double[] values, int mostLags) {
        return weights(Baselines.fit(new double[][] {values}, 0, mostLags), 0).order();
    }

    private static LagWeights weights(Baselines baselines, int series) {
        return baselines.autoregressions().get(series).weights();
    }

    private static Baseline only(Baselines baselines) {
        return baselines.ofSeries(0).get(2);
    }

    private static double[] squaredErrors(Baseline baseline, double[] values, int from) {
        double[] none = {};
        ForecastScores scores = new ForecastScores(3);
        for (int origin = from; origin + 3 < values.length; origin++) {
            double[] actual = Arrays.copyOfRange(values, origin + 1, origin + 4);
            scores.add(actual, baseline.forecast(values, origin, 3), none, none, 1);
        }
        return ((List<?>) scores.metrics().get("rmse_by_step"))
                .stream().mapToDouble(x -> Math.pow((Double) x, 2)).toArray();
    }

    static double[] simulated(double phi, int rows, long seed) {
        Random random = new Random(seed);
        double[] values = new double[rows];
        double before = random.nextGaussian() / Math.sqrt(1 - phi * phi);
        for (int row = 0; row < rows; row++) {
            before = phi * before + random.nextGaussian();
            values[row] = before;
        }
        return values;
    }
}
