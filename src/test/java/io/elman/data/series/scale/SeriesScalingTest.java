package io.elman.data.series.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.data.SeededRandom;
import io.elman.data.series.scale.Transform.Change;
import io.elman.data.series.scale.Transform.Scaling;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeriesScalingTest {
    private static final int LOOKBACK = 15;
    private static final int HORIZON = 17;

    static Stream<Transform> transforms() {
        return Stream.of(Scaling.values())
                .flatMap(scaling -> Stream.of(
                        new Transform(false, false, Change.NONE, 1, scaling),
                        new Transform(true, false, Change.NONE, 1, scaling),
                        new Transform(false, false, Change.DIFFERENCE, 1, scaling),
                        new Transform(false, false, Change.DIFFERENCE, 12, scaling),
                        new Transform(true, false, Change.DIFFERENCE, 1, scaling),
                        new Transform(true, false, Change.DIFFERENCE, 12, scaling),
                        new Transform(false, false, Change.RETURN, 1, scaling)));
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void comesBackThroughTheWholeHorizon(Transform transform) {
        double[] values = series(200);
        ColumnScaler scaler = ColumnScaler.fit(Arrays.copyOf(values, 120), transform, 12);
        for (int origin = 60; origin + HORIZON < values.length; origin += 7) {
            double[] future = Arrays.copyOfRange(values, origin + 1, origin + 1 + HORIZON);
            double[] back = window(scaler, values, origin)
                    .invert(window(scaler, values, origin).labels(future));
            for (int step = 0; step < HORIZON; step++) {
                assertThat(back[step]).isCloseTo(future[step], within(1e-9 * Math.abs(future[step])));
            }
        }
    }

    @Test
    void theRoundTripSeesALostLastValue() {
        double[] values = series(200);
        ColumnScaler scaler = ColumnScaler.fit(values, Transform.PLAIN.withDifference(1), 12);
        double[] future = Arrays.copyOfRange(values, 101, 110);
        double[] labels = window(scaler, values, 100).labels(future);
        assertThat(window(scaler, values, 99).invert(labels)[0]).isNotCloseTo(future[0], within(1e-3));
    }

    @Test
    void carriesAForecastDifferenceOnByHand() {
        ColumnScaler scaler = new ColumnScaler(Transform.PLAIN.withDifference(2), new Fit(1, 2), 3);
        ScaledWindow window = scaler.window(new double[] {10, 20, 13, 25});
        assertThat(window.inputs()).containsExactly((3 - 1) / 2.0, (5 - 1) / 2.0);
        // Changes 1 + 2 z = 5, 3, -1 from rows 13, 25 and then from the first forecast, 18.
        assertThat(window.invert(new double[] {2, 1, -1})).containsExactly(18, 28, 17);
    }

    @Test
    void carriesForecastReturnsOnByHand() {
        ColumnScaler scaler = new ColumnScaler(Transform.PLAIN.withReturn(), Fit.NONE, 1);
        assertThat(scaler.window(new double[] {50, 100}).invert(new double[] {0.1, -0.5}))
                .containsExactly(110.00000000000001, 55.00000000000001);
        assertThat(scaler.window(new double[] {50, 100}).labels(new double[] {150}))
                .containsExactly(0.5);
    }

    @Test
    void measuresFromTheMeanOfOneSeason() {
        ColumnScaler scaler = new ColumnScaler(Transform.PLAIN.withScaling(Scaling.WINDOW), new Fit(0, 10), 2);
        assertThat(scaler.window(new double[] {500, 20, 40}).inputs()).containsExactly(47, -1, 1);
    }

    /** The level is the mean of all four; the lookback is the last of them. */
    @Test
    void theLevelMayReachFartherBackThanTheLookback() {
        ColumnScaler scaler = new ColumnScaler(Transform.PLAIN.withScaling(Scaling.WINDOW), new Fit(0, 2), 4);
        ScaledWindow window = scaler.window(new double[] {10, 20, 30, 60});
        assertThat(window.inputs()).containsExactly(-10, -5, 0, 15);
        assertThat(window.invert(new double[] {1})).containsExactly(32);
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void neverDividesByZero(Transform transform) {
        double[] constant = new double[100];
        Arrays.fill(constant, 1e9 / 3);
        double[] zeroTail = series(100);
        Arrays.fill(zeroTail, 40, 100, transform.accepts(0) ? 0 : 1);
        for (double[] values : new double[][] {constant, zeroTail, new double[100], series(100)}) {
            if (transform.accepts(values[99])) {
                ColumnScaler scaler = ColumnScaler.fit(Arrays.copyOf(values, 60), transform, 12);
                assertThat(window(scaler, values, 80).inputs())
                        .satisfies(inputs -> assertThat(finite(inputs)).isTrue());
                double[] back = window(scaler, values, 80).invert(new double[HORIZON]);
                assertThat(finite(back)).isTrue();
            }
        }
    }

    @Test
    void givesScaledValuesUnitSpread() {
        double[] values = series(2_000);
        for (Scaling scaling : new Scaling[] {Scaling.SERIES, Scaling.WINDOW}) {
            ColumnScaler scaler = ColumnScaler.fit(values, Transform.PLAIN.withScaling(scaling), 12);
            double[] firsts = IntStream.range(50, 1_900)
                    .mapToDouble(origin -> window(scaler, values, origin).labels(new double[] {values[origin + 1]})[0])
                    .toArray();
            double square = Arrays.stream(firsts).map(z -> z * z).average().orElseThrow();
            assertThat(Math.sqrt(square)).isCloseTo(1, within(0.05));
        }
    }

    @Test
    void refusesWhatMeansNothing() {
        assertThatThrownBy(() -> new Transform(true, false, Change.RETURN, 1, Scaling.NONE))
                .hasMessageContaining("return");
        assertThatThrownBy(() -> new Transform(false, false, Change.DIFFERENCE, 0, Scaling.NONE))
                .hasMessageContaining("lag");
        assertThatThrownBy(() -> new Fit(0, 0)).hasMessageContaining("spread");
        assertThat(Transform.PLAIN.withLog().accepts(0)).isFalse();
        assertThat(Transform.PLAIN.withReturn().accepts(-1)).isFalse();
    }

    private static ScaledWindow window(ColumnScaler scaler, double[] values, int origin) {
        int from = origin + 1 - LOOKBACK - scaler.transform().history();
        return scaler.window(Arrays.copyOfRange(values, from, origin + 1));
    }

    /** Returns a positive series with a season, a trend and noise. */
    private static double[] series(int length) {
        SeededRandom random = new SeededRandom(7);
        return IntStream.range(0, length)
                .mapToDouble(i -> 300 + 0.01 * i + 50 * Math.sin(Math.PI * i / 6) + 30 * random.nextDouble())
                .toArray();
    }

    private static boolean finite(double[] values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }
}
