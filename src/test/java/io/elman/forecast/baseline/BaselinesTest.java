package io.elman.forecast.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.forecast.Passengers;
import io.elman.forecast.score.ForecastScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselinesTest {
    private static final double[] VALUES = Passengers.all();
    private static final double[] NONE = {};

    @Test
    void forecastsAreThoseDerivedByHand() {
        double[] values = {1, 5, 2, 7, 4, 99};
        assertThat(new Naive().forecast(values, 4, 2)).containsExactly(4, 4);
        assertThat(new SeasonalNaive(3).forecast(values, 4, 5)).containsExactly(2, 7, 4, 2, 7);
        assertThat(new SeasonalNaive(3).forecast(values, 1, 4)).containsExactly(5, 1, 5, 5);
        assertThat(new Drift().forecast(values, 4, 2)).containsExactly(4.75, 5.5);
        assertThat(new Drift().forecast(values, 0, 2)).containsExactly(1, 1);
        assertThatThrownBy(() -> new SeasonalNaive(0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The figure that Darts publishes for seasonal naive plus drift less the last value. */
    @Test
    void passengersByNaivePlusSeasonalDriftGiveThePublishedFigure() {
        assertThat(blockError(Passengers.SEASON)).isCloseTo(5.66, within(0.01));
        assertThat(blockError(Passengers.SEASON - 1)).isGreaterThan(10);
    }

    /** Figures of the data's description, measured apart from this code. */
    @Test
    void passengersOneStepAheadAreAsMeasuredElsewhere() {
        Baselines baselines = fitted();
        double[] errors = baselines.ofSeries(0).stream()
                .mapToDouble(baseline -> scores(baseline, 1).figure("rmse"))
                .toArray();
        assertThat(errors[0]).isCloseTo(50.3, within(0.05));
        assertThat(errors[1]).isCloseTo(42.0, within(0.05));
        assertThat(errors[4]).isLessThan(16.1);
    }

    @Test
    void theListHasAllThatMakeSense() {
        assertThat(names(fitted().ofSeries(0)))
                .containsExactly("naive", "seasonal_naive", "naive2", "drift", "autoregression");
        for (int season : new int[] {0, 1}) {
            assertThat(names(Baselines.fit(new double[][] {VALUES}, season, 3).ofOtherSeries()))
                    .containsExactly("naive", "drift", "autoregression");
        }
        assertThatThrownBy(() -> fitted().ofSeries(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fitted().ofSeries(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingBehindTheOriginIsRead() {
        List<Baseline> all = new ArrayList<>(fitted().ofSeries(0));
        all.addAll(fitted().ofOtherSeries());
        for (Baseline baseline : all) {
            assertThat(readsBehindTheOrigin(baseline)).as(baseline.toString()).isFalse();
        }
    }

    @Test
    void readingBehindTheOriginIsSeen() {
        Baseline cheat = new Baseline() {
            @Override
            public String name() {
                return "cheat";
            }

            @Override
            public double[] forecast(double[] values, int origin, int horizon) {
                return new double[] {values[origin], values[origin + 1]};
            }
        };
        assertThat(readsBehindTheOrigin(cheat)).isTrue();
    }

    @Test
    void valuesAreNotModified() {
        double[] values = VALUES.clone();
        Baselines.fit(new double[][] {values}, 12, 15)
                .ofSeries(0)
                .forEach(baseline -> baseline.forecast(values, 50, 5));
        assertThat(values).isEqualTo(VALUES);
    }

    private static boolean readsBehindTheOrigin(Baseline baseline) {
        for (int origin : new int[] {0, 1, 5, 20, 100}) {
            double[] poisoned = VALUES.clone();
            Arrays.fill(poisoned, origin + 1, poisoned.length, Double.NaN);
            double[] known = Arrays.copyOf(VALUES, origin + 1);
            double[] clean = baseline.forecast(VALUES, origin, 2);
            if (!Arrays.equals(clean, baseline.forecast(poisoned, origin, 2))) {
                return true;
            }
            assertThat(clean).isEqualTo(baseline.forecast(known, origin, 2)).doesNotContain(Double.NaN);
        }
        return false;
    }

    private static double blockError(int season) {
        int origin = Passengers.TRAINING - 1;
        double[] seasonal = new SeasonalNaive(season).forecast(VALUES, origin, 36);
        double[] drift = new Drift().forecast(VALUES, origin, 36);
        double[] sum = new double[36];
        for (int step = 0; step < 36; step++) {
            sum[step] = seasonal[step] + drift[step] - VALUES[origin];
        }
        ForecastScores scores = new ForecastScores(36);
        scores.add(Arrays.copyOfRange(VALUES, origin + 1, VALUES.length), sum, NONE, NONE, 1);
        return scores.figure("mape");
    }

    static ForecastScores scores(Baseline baseline, int horizon) {
        ForecastScores scores = new ForecastScores(horizon);
        for (int origin = Passengers.TRAINING - 1; origin + horizon < VALUES.length; origin++) {
            double[] actual = Arrays.copyOfRange(VALUES, origin + 1, origin + 1 + horizon);
            scores.add(actual, baseline.forecast(VALUES, origin, horizon), NONE, NONE, 1);
        }
        return scores;
    }

    private static Baselines fitted() {
        double[] training = Arrays.copyOf(VALUES, Passengers.TRAINING);
        return Baselines.fit(new double[][] {training}, Passengers.SEASON, 15);
    }

    private static List<String> names(List<Baseline> baselines) {
        return baselines.stream().map(Baseline::name).toList();
    }
}
