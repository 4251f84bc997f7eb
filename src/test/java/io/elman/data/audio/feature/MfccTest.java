package io.elman.data.audio.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.elman.data.sequence.Frames;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Coefficients against those that mfcc_values.py wrote, and against what is known of simple signals. */
class MfccTest {
    private static final double TOLERANCE = 1e-4;

    static Stream<JsonObject> cases() {
        JsonElement all = JsonParser.parseReader(
                new InputStreamReader(MfccTest.class.getResourceAsStream("/audio/mfcc.json"), StandardCharsets.UTF_8));
        return StreamSupport.stream(all.getAsJsonArray().spliterator(), false).map(JsonElement::getAsJsonObject);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areThoseOfScipy(JsonObject expected) {
        Frames frames = new Mfcc(spec(expected)).of(samples(expected));
        assertThat(largestDifference(frames, expected.getAsJsonArray("values"))).isLessThan(TOLERANCE);
    }

    /** The guard: a window of another length is told from the right one. */
    @ParameterizedTest
    @MethodSource("cases")
    void theComparisonSeesAWrongWindow(JsonObject expected) {
        FeatureSpec right = spec(expected);
        FeatureSpec wrong = new FeatureSpec(
                right.sampleRate(),
                right.window() - 1,
                right.step(),
                right.melBands(),
                right.coefficients(),
                right.deltas());
        Frames frames = new Mfcc(wrong).of(samples(expected));
        assertThat(largestDifference(frames, expected.getAsJsonArray("values"))).isGreaterThan(10 * TOLERANCE);
    }

    /** Zeros have the same level in all bands, so that only the first coefficient is left: -100 dB times sqrt(B). */
    @Test
    void silenceIsFlat() {
        FeatureSpec spec = FeatureSpec.of(8_000, 0.025, 0.01, 36, 5, 1);
        Frames frames = new Mfcc(spec).of(new float[1_000]);
        assertThat(frames.steps()).isEqualTo(1 + (1_000 - 200) / 80);
        assertThat(frames.at(3, 0)).isCloseTo(-600f, within(1e-3f));
        for (int feature = 1; feature < frames.features(); feature++) {
            assertThat(frames.at(3, feature)).isCloseTo(0, within(1e-3f));
        }
        assertThat(ClipNormalization.of(frames).values()).containsOnly(0f);
    }

    /** Ten times the amplitude is 20 dB in each band, which only the first coefficient sees. */
    @Test
    void loudnessIsInTheFirstCoefficientAlone() {
        JsonObject first = cases().findFirst().orElseThrow();
        FeatureSpec spec = spec(first);
        float[] samples = Arrays.copyOf(samples(first), 700);
        float[] louder = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            louder[i] = 10 * samples[i];
        }
        Frames soft = new Mfcc(spec).of(samples);
        Frames loud = new Mfcc(spec).of(louder);
        assertThat(loud.at(2, 0) - soft.at(2, 0)).isCloseTo((float) (20 * Math.sqrt(26)), within(1e-3f));
        assertThat(loud.at(2, 1)).isCloseTo(soft.at(2, 1), within(1e-3f));
    }

    @Test
    void aClipShorterThanAWindowIsOneStep() {
        FeatureSpec spec = FeatureSpec.of(8_000, 0.025, 0.01, 20, 13, 2);
        assertThat(new Mfcc(spec).of(new float[] {0.1f, -0.2f}).steps()).isEqualTo(1);
        assertThat(spec.steps(80)).isEqualTo(1);
        assertThat(spec.steps(280)).isEqualTo(2);
    }

    @Test
    void theSlopeOfAStraightLineIsItsRise() {
        double[][] line = new double[9][1];
        for (int step = 0; step < line.length; step++) {
            line[step][0] = 3 - 0.25 * step;
        }
        double[][] slopes = Mfcc.slopes(line);
        assertThat(slopes[4][0]).isCloseTo(-0.25, within(1e-12));
        // At the end one neighbour is repeated: (1 * 0.25 + 2 * 0.5) / 10.
        assertThat(slopes[0][0]).isCloseTo(-0.125, within(1e-12));
    }

    @Test
    void normalisedClipsHaveMeanZeroAndVarianceOne() {
        JsonObject first = cases().findFirst().orElseThrow();
        Frames frames = ClipNormalization.of(new Mfcc(spec(first)).of(samples(first)));
        for (int feature = 0; feature < frames.features(); feature++) {
            double sum = 0;
            double squares = 0;
            for (int step = 0; step < frames.steps(); step++) {
                sum += frames.at(step, feature);
                squares += frames.at(step, feature) * frames.at(step, feature);
            }
            assertThat(sum / frames.steps()).isCloseTo(0, within(1e-5));
            assertThat(squares / frames.steps()).isCloseTo(1, within(1e-5));
        }
    }

    private static FeatureSpec spec(JsonObject json) {
        return FeatureSpec.of(
                json.get("sampleRate").getAsInt(),
                json.get("window").getAsDouble(),
                json.get("step").getAsDouble(),
                json.get("melBands").getAsInt(),
                json.get("coefficients").getAsInt(),
                json.get("deltas").getAsInt());
    }

    private static float[] samples(JsonObject json) {
        JsonArray given = json.getAsJsonArray("samples");
        float[] samples = new float[given.size()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = given.get(i).getAsInt() / 32_768f;
        }
        return samples;
    }

    private static double largestDifference(Frames frames, JsonArray expected) {
        assertThat(frames.steps()).isEqualTo(expected.size());
        double largest = 0;
        for (int step = 0; step < frames.steps(); step++) {
            JsonArray row = expected.get(step).getAsJsonArray();
            assertThat(frames.features()).isEqualTo(row.size());
            for (int feature = 0; feature < frames.features(); feature++) {
                largest = Math.max(
                        largest,
                        Math.abs(frames.at(step, feature) - row.get(feature).getAsDouble()));
            }
        }
        return largest;
    }
}
