package io.elman.forecast.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DieboldMarianoTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final double NAN = Double.NaN;

    @Test
    void oneStepAheadIsAsDerivedByHand() {
        // Mean 1, variance 2: 1 / sqrt(2/5) * sqrt(4/5). Student's t of 4 degrees gives the probability.
        DieboldMariano test = test(new double[] {1, 2, 0, 3, -1}, 1);
        assertThat(test.statistic()).isCloseTo(Math.sqrt(2), EXACT);
        assertThat(test.pValue()).isCloseTo(0.23019964108049884, within(1e-9));
        assertThat(test.meanDifference()).isCloseTo(1, EXACT);
    }

    @Test
    void twoStepsAheadCountTheFirstAutocovariance() {
        // Mean 2, c_0 = 4/5, c_1 = 1/5: 2 / sqrt(1.2/5) * sqrt((5 + 1 - 4 + 2/5) / 5).
        DieboldMariano test = test(new double[] {1, 1, 3, 3, 2}, 2);
        assertThat(test.statistic()).isCloseTo(2 * Math.sqrt(2), EXACT);
        assertThat(test.pValue()).isCloseTo(0.04742065558431959, within(1e-9));
    }

    @Test
    void bartlettTakesOverWhereTheVarianceWouldBeNegative() {
        // c_0 = 2, c_1 = -7/5: 2 - 2.8 is below zero, 2 - 1.4 is not.
        DieboldMariano test = test(new double[] {1, 2, 0, 3, -1}, 2);
        assertThat(test.statistic()).isCloseTo(2, EXACT);
        assertThat(test.pValue()).isCloseTo(0.11611652351681556, within(1e-9));
    }

    /** Golden values by NumPy and SciPy, written out from the formula of the paper. */
    @Test
    void aLongerSeriesAgreesWithScipy() {
        double[] first = series(i -> Math.pow(Math.sin(i) + 1.2, 2));
        double[] second = series(i -> Math.pow(Math.cos(1.3 * i) + 0.9, 2));
        DieboldMariano one = DieboldMariano.test(first, second, 1).orElseThrow();
        DieboldMariano three = DieboldMariano.test(first, second, 3).orElseThrow();
        assertThat(one.meanDifference()).isCloseTo(0.5344269214344827, EXACT);
        assertThat(one.statistic()).isCloseTo(1.0477346498921987, within(1e-10));
        assertThat(one.pValue()).isCloseTo(0.3079069167864824, within(1e-9));
        assertThat(three.statistic()).isCloseTo(1.1295191425524302, within(1e-10));
        assertThat(three.pValue()).isCloseTo(0.27273797360753516, within(1e-9));
    }

    @Test
    void theBetterForecastIsToldByTheSign() {
        double[] small = series(i -> 1 + 0.1 * Math.sin(i));
        double[] large = series(i -> 2 + 0.1 * Math.cos(i));
        DieboldMariano test = DieboldMariano.test(small, large, 2).orElseThrow();
        DieboldMariano turned = DieboldMariano.test(large, small, 2).orElseThrow();
        assertThat(test.statistic()).isNegative().isEqualTo(-turned.statistic());
        assertThat(test.pValue()).isLessThan(1e-6).isEqualTo(turned.pValue());
    }

    @Test
    void identicalForecastsAreEquallyGood() {
        double[] losses = {3, 1, 4};
        assertThat(DieboldMariano.test(losses, losses.clone(), 2)).contains(new DieboldMariano(0, 1, 0));
    }

    @Test
    void aDifferenceThatIsAlwaysTheSameIsCertain() {
        DieboldMariano test = test(new double[] {-0.25, -0.25, -0.25}, 1);
        assertThat(test).isEqualTo(new DieboldMariano(Double.NEGATIVE_INFINITY, 0, -0.25));
    }

    @Test
    void tooFewOriginsTellNothing() {
        assertThat(DieboldMariano.test(new double[] {1}, new double[] {2}, 1)).isEmpty();
        assertThat(DieboldMariano.test(new double[] {1, NAN}, new double[] {2, 1}, 1))
                .isEmpty();
        assertThat(DieboldMariano.test(new double[] {1, 3, 2}, new double[3], 3))
                .isEmpty();
        assertThat(DieboldMariano.test(new double[] {1, 3, 2}, new double[3], 2))
                .isPresent();
        assertThatThrownBy(() -> DieboldMariano.test(new double[2], new double[3], 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownOriginKeepsItsPlaceInTime() {
        // Known: mean 2, distances -1, 1, unknown, 1, -1; only neighbours that are both known make c_1 = -2/4.
        DieboldMariano test = test(new double[] {1, 3, NAN, 3, 1}, 2);
        double variance = 1 - 2 * 0.5 * 0.5;
        assertThat(test.statistic())
                .isCloseTo(2 / Math.sqrt(variance / 4) * Math.sqrt((4 + 1 - 4 + 2 / 4.0) / 4), EXACT);
    }

    @Test
    void lossesOfAnySizeGiveTheSameStatistic() {
        double[] differences = {1, 2, 0, 3, -1};
        for (double size : new double[] {1e200, 1e-200}) {
            double[] scaled = Arrays.stream(differences).map(d -> d * size).toArray();
            assertThat(test(scaled, 1).statistic()).isCloseTo(Math.sqrt(2), EXACT);
        }
    }

    /** Under equal loss one test in twenty is below 0.05, also where differences of neighbours are alike. */
    @Test
    void falseAlarmsAreAsOftenAsTold() {
        Random random = new Random(11);
        int alarms = 0;
        int alarmsWithoutLag = 0;
        for (int trial = 0; trial < 4000; trial++) {
            double[] noise = random.doubles(62).map(x -> x - 0.5).toArray();
            double[] differences = IntStream.range(0, 60)
                    .mapToDouble(i -> noise[i] + noise[i + 1] + noise[i + 2])
                    .toArray();
            alarms += test(differences, 3).pValue() < 0.05 ? 1 : 0;
            alarmsWithoutLag += test(differences, 1).pValue() < 0.05 ? 1 : 0;
        }
        assertThat(alarms / 4000.0).isBetween(0.035, 0.085);
        assertThat(alarmsWithoutLag / 4000.0).isGreaterThan(0.2);
    }

    @Test
    void lossesOfOneTimeAreAveraged() {
        long[] ticks = {5, 9, 5, 7, 9, 9};
        double[] losses = {1, 10, 3, NAN, 20, 60};
        assertThat(DieboldMariano.meanByTime(ticks, losses)).containsExactly(2, NAN, 30);
        assertThatThrownBy(() -> DieboldMariano.meanByTime(ticks, new double[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static DieboldMariano test(double[] differences, int horizon) {
        return DieboldMariano.test(differences, new double[differences.length], horizon)
                .orElseThrow();
    }

    private static double[] series(IntToDoubleFunction value) {
        return IntStream.range(0, 20).mapToDouble(value).toArray();
    }
}
