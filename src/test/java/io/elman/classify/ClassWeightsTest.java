package io.elman.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClassWeightsTest {
    private static final long[] COUNTS = {80, 15, 5};

    @Test
    void powerNoughtWeighsEveryRowTheSame() {
        assertThat(ClassWeights.of(COUNTS, 0)).containsExactly(1, 1, 1);
    }

    @Test
    void powerOneWeighsEveryClassTheSame() {
        double[] weights = ClassWeights.of(COUNTS, 1);
        for (int label = 0; label < COUNTS.length; label++) {
            assertThat(weights[label] * COUNTS[label]).isCloseTo(100 / 3.0, within(1e-9));
        }
    }

    @Test
    void theMeanOverTheRowsIsOneForEveryPower() {
        double[] weights = ClassWeights.of(COUNTS, 0.4);
        assertThat(80 * weights[0] + 15 * weights[1] + 5 * weights[2]).isCloseTo(100, within(1e-9));
        assertThat(weights).isSorted();
    }
}
