package io.elman.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.elman.config.StepConfig;
import io.elman.config.StepConfig.Schedule;
import org.junit.jupiter.api.Test;

class LearningRateTest {
    @Test
    void risesOverTheWarmUpAndThenStays() {
        LearningRate rate = rate(Schedule.CONSTANT, 0.1);
        assertThat(rate.at(0)).isCloseTo(0.2 / 10, within(1e-12));
        assertThat(rate.at(4)).isCloseTo(0.1, within(1e-12));
        assertThat(rate.at(9)).isEqualTo(0.2);
        assertThat(rate.at(99)).isEqualTo(0.2);
    }

    @Test
    void cosineFallsToNothingAtTheEnd() {
        LearningRate rate = rate(Schedule.COSINE, 0);
        assertThat(rate.at(0)).isEqualTo(0.2);
        assertThat(rate.at(50)).isCloseTo(0.1, within(1e-12));
        assertThat(rate.at(99)).isBetween(0.0, 0.0002);
    }

    @Test
    void stepHalvesAfterEachThird() {
        LearningRate rate = rate(Schedule.STEP, 0);
        assertThat(rate.at(33)).isEqualTo(0.2);
        assertThat(rate.at(34)).isEqualTo(0.1);
        assertThat(rate.at(67)).isEqualTo(0.05);
    }

    private static LearningRate rate(Schedule schedule, double warmUp) {
        return new LearningRate(new StepConfig(StepConfig.Updater.SGD, 0.2, schedule, warmUp), 100);
    }
}
