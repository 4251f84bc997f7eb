package io.elman.forecast.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselinesJsonTest {
    private static final String GOOD =
            "{\"version\":1,\"season\":7,\"intercept\":0.5,\"weights\":[0.25],\"series\":[{\"mean\":10.0,\"spread\":2.0}]}";

    @Test
    void theTextHoldsAllThatForecastsNeed() {
        double[][] own = {AutoregressionTest.simulated(0.9, 300, 1), AutoregressionTest.simulated(-0.9, 300, 2), {}};
        double[][] shared = {Arrays.copyOf(own[0], 30), Arrays.copyOf(own[0], 40)};
        for (double[][] training : new double[][][] {own, shared, {}}) {
            Baselines baselines = Baselines.fit(training, 7, 9);
            String text = baselines.write();
            Baselines again = Baselines.read(text);
            assertThat(again.write()).isEqualTo(text);
            for (int series = 0; series < training.length; series++) {
                for (int i = 0; i < 4; i++) {
                    assertThat(again.ofSeries(series).get(i).forecast(own[0], 200, 9))
                            .isEqualTo(baselines.ofSeries(series).get(i).forecast(own[0], 200, 9));
                }
            }
            assertThat(again.ofOtherSeries().get(4).forecast(own[1], 99, 9))
                    .isEqualTo(baselines.ofOtherSeries().get(4).forecast(own[1], 99, 9));
        }
    }

    @Test
    void aTextWrittenByHandIsRead() {
        Baselines baselines = Baselines.read(GOOD);
        // (14 - 10) / 2 = 2; 0.5 + 0.25 * 2 = 1; 0.5 + 0.25 = 0.75.
        assertThat(baselines.ofSeries(0).get(4).forecast(new double[] {14}, 0, 2))
                .containsExactly(12, 11.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{\"version\":1}",
                "{\"version\":null}",
                "{\"version\":[]}",
                "{\"version\":{}}",
                "not JSON at all"
            })
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> Baselines.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"version\":1~\"version\":2",
                "\"season\":7~\"season\":-1",
                "\"season\":7~\"season\":\"a week\"",
                "\"season\":7~\"season\":7.5",
                "\"season\":7,~",
                "\"intercept\":0.5,~",
                "\"intercept\":0.5~\"intercept\":NaN",
                "[0.25]~[1e999]",
                "[0.25]~[\"Infinity\"]",
                "[0.25]~[null]",
                "[0.25]~[[]]",
                "[0.25]~0.25",
                "[0.25]~null",
                "\"spread\":2.0~\"spread\":0",
                "\"spread\":2.0~\"spread\":-2",
                ",\"spread\":2.0~",
                "10.0~NaN",
                "10.0~true",
                "{\"mean\":10.0,\"spread\":2.0}~7",
                "\"spread\":2.0~\"spread\":2.0,\"weights\":[1]"
            })
    void whatIsBrokenIsRefused(String change) {
        String[] parts = change.split("~", -1);
        assertThat(GOOD).contains(parts[0]);
        assertThatThrownBy(() -> Baselines.read(GOOD.replace(parts[0], parts[1])))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).isNotBlank());
    }

    /** No fit gives such weights, but a file may: infinity less infinity is not a number. */
    @Test
    void monstrousWeightsStillForecastNumbers() {
        Baselines baselines = Baselines.read(GOOD.replace("[0.25]", "[1e308,-1e308,1e308]"));
        double[] forecast = baselines.ofSeries(0).get(4).forecast(new double[] {50, 60, 70}, 2, 30);
        assertThat(Arrays.stream(forecast).allMatch(Double::isFinite)).isTrue();
    }
}
