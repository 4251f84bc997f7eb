package io.elman.data.audio.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
    /** A tone that both rates hold comes out as the same tone, sample by sample. */
    @ParameterizedTest
    @CsvSource({"44100, 16000, 1000", "44100, 8000, 3000", "8000, 16000, 3000", "16000, 8000, 440", "22050, 48000, 9000"
    })
    void aToneIsKept(int from, int to, double tone) {
        float[] resampled = Resampler.resample(sine(from, tone), (double) to / from);
        assertThat(resampled).hasSize(to / 2);
        float[] expected = sine(to, tone);
        // The ends have no neighbours.
        for (int i = to / 50; i < resampled.length - to / 50; i++) {
            assertThat(resampled[i]).isCloseTo(expected[i], within(2e-3f));
        }
    }

    /** A tone above half of the new rate would come back as another one: 80 dB down is a ten thousandth. */
    @ParameterizedTest
    @CsvSource({"44100, 16000, 9000", "44100, 16000, 15000", "16000, 8000, 4400", "48000, 8000, 5000"})
    void aToneThatDoesNotFitIsTakenOut(int from, int to, double tone) {
        float[] sine = sine(from, tone);
        float[] resampled = Resampler.resample(sine, (double) to / from);
        assertThat(level(Arrays.copyOfRange(resampled, to / 50, resampled.length - to / 50)))
                .isLessThan(1e-4 / Math.sqrt(2));
        // The guard: without the filter it is as loud as it was.
        float[] every = new float[resampled.length];
        for (int i = 0; i < every.length; i++) {
            every[i] = sine[(int) ((long) i * from / to)];
        }
        assertThat(level(every)).isGreaterThan(0.5);
    }

    @Test
    void theLengthFollowsTheRatio() {
        assertThat(Resampler.resample(new float[441], 160.0 / 441)).hasSize(160);
        assertThat(Resampler.resample(new float[1], 0.01)).hasSize(1);
        assertThat(new Signal(new float[] {1}, 8_000).at(8_000).samples()).containsExactly(1);
    }

    @Test
    void silentEndsAreCutOff() {
        float[] samples = new float[16_000];
        System.arraycopy(sine(8_000, 500), 0, samples, 6_400, 4_000);
        Signal signal = new Signal(samples, 8_000);
        assertThat(Trim.ends(signal, 60).samples()).isEqualTo(sine(8_000, 500));
        assertThat(Trim.ends(signal, 0)).isSameAs(signal);
        Signal silence = new Signal(new float[100], 8_000);
        assertThat(Trim.ends(silence, 60)).isSameAs(silence);
        samples[200] = 1e-3f;
        assertThat(Trim.ends(signal, 60).samples()).hasSize(4_000);
        assertThat(Trim.ends(signal, 90).samples()).hasSizeGreaterThan(10_000);
    }

    private static float[] sine(int rate, double tone) {
        float[] sine = new float[rate / 2];
        for (int i = 0; i < sine.length; i++) {
            sine[i] = (float) Math.sin(2 * Math.PI * tone * i / rate);
        }
        return sine;
    }

    private static double level(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += sample * sample;
        }
        return Math.sqrt(sum / samples.length);
    }
}
