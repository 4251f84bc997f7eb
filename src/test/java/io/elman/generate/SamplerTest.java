package io.elman.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SamplerTest {
    /** Of padding, the unknown, and four symbols: 0.4, 0.3, 0.2, 0.1, shuffled. The first two would win if they could. */
    private static final double[] SCORES = {9, 9, Math.log(0.2), Math.log(0.4), Math.log(0.1), Math.log(0.3)};

    private static final int DRAWS = 40_000;

    @Test
    void withoutTemperatureTheMostProbableIsTaken() {
        assertThat(shares(Sampling.at(0, 1))).containsExactly(0, 0, 0, 1, 0, 0);
    }

    @Test
    void atOneSymbolsAreDrawnAsForetold() {
        assertThat(shares(Sampling.at(1, 1))).containsExactly(new double[] {0, 0, 0.2, 0.4, 0.1, 0.3}, within(0.01));
    }

    @Test
    void aTemperatureOfAHalfSquaresProbabilities() {
        double sum = 0.04 + 0.16 + 0.01 + 0.09;
        assertThat(shares(Sampling.at(0.5, 1)))
                .containsExactly(new double[] {0, 0, 0.04 / sum, 0.16 / sum, 0.01 / sum, 0.09 / sum}, within(0.01));
    }

    @Test
    void onlyTheMostProbableAreDrawn() {
        assertThat(shares(new Sampling(1, 2, 1, 1)))
                .containsExactly(new double[] {0, 0, 0, 4 / 7.0, 0, 3 / 7.0}, within(0.01));
        assertThat(shares(new Sampling(1, 0, 0.75, 1)))
                .containsExactly(new double[] {0, 0, 2 / 9.0, 4 / 9.0, 0, 3 / 9.0}, within(0.01));
        assertThat(shares(new Sampling(1, 0, 0.01, 1))).containsExactly(0, 0, 0, 1, 0, 0);
        // Of the first three, the first two have 7/9 together.
        assertThat(shares(new Sampling(1, 3, 0.7, 1)))
                .containsExactly(new double[] {0, 0, 0, 4 / 7.0, 0, 3 / 7.0}, within(0.01));
        assertThat(shares(new Sampling(1, 100, 1, 1))).isEqualTo(shares(Sampling.at(1, 1)));
    }

    @Test
    void ofEquallyProbableOnesTheFirstAreKept() {
        Sampler sampler = new Sampler(new Sampling(1, 2, 1, 1), 6);
        for (int i = 0; i < 100; i++) {
            assertThat(sampler.next(new double[] {0, 0, 1, 1, 1, 1})).isIn(2, 3);
        }
    }

    @Test
    void theSeedDecides() {
        assertThat(draws(Sampling.at(1, 1))).isEqualTo(draws(Sampling.at(1, 1)));
        assertThat(draws(Sampling.at(1, 1))).isNotEqualTo(draws(Sampling.at(1, 2)));
    }

    @Test
    void hugeAndTinyScoresAreNoTrouble() {
        Sampler sampler = new Sampler(Sampling.at(1e-9, 1), 5);
        assertThat(sampler.next(new double[] {0, 0, -1e30, 1e30, -1e300})).isEqualTo(3);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        for (double temperature : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> Sampling.at(temperature, 1)).isInstanceOf(IllegalArgumentException.class);
        }
        for (double topP : new double[] {0, -1, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> new Sampling(1, 0, topP, 1)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Sampling(1, -1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Continuation.of("", 0, Sampling.at(1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int[] draws(Sampling sampling) {
        Sampler sampler = new Sampler(sampling, SCORES.length);
        int[] draws = new int[DRAWS];
        Arrays.setAll(draws, i -> sampler.next(SCORES.clone()));
        return draws;
    }

    private static double[] shares(Sampling sampling) {
        double[] shares = new double[SCORES.length];
        for (int draw : draws(sampling)) {
            shares[draw] += 1.0 / DRAWS;
        }
        return Arrays.stream(shares).map(share -> share > 1 - 1e-6 ? 1 : share).toArray();
    }
}
