package io.elman.data.audio;

import io.elman.data.SeededRandom;
import io.elman.data.audio.signal.Resampler;
import io.elman.data.sequence.Frames;
import io.elman.data.sequence.Variation;
import java.util.Arrays;

/**
 * Plays a clip faster or slower, earlier or later, and adds noise.
 *
 * @param encoder of the clips
 * @param noise the most white noise that is added, as a share of the clip's root mean square
 * @param speed the largest change of speed, up or down
 * @param shift the most seconds that are added or cut at the start
 */
public record ClipVariation(ClipEncoder encoder, double noise, double speed, double shift) implements Variation<Clip> {
    @Override
    public float[] keep(Clip clip) {
        return encoder.signal(clip).samples();
    }

    @Override
    public int steps(int kept) {
        return encoder.spec().steps(kept);
    }

    @Override
    public Frames vary(float[] kept, SeededRandom random) {
        float[] samples = speed > 0 ? Resampler.resample(kept, 1 / (1 + speed * between(random))) : kept;
        samples = shift > 0 ? shifted(samples, shift * between(random)) : samples;
        return encoder.features(noise > 0 ? noisy(samples, noise * random.nextDouble(), random) : samples);
    }

    /** Never cuts more than half of the clip. */
    private float[] shifted(float[] samples, double seconds) {
        int by = (int) Math.round(seconds * encoder.spec().sampleRate());
        if (by < 0) {
            return Arrays.copyOfRange(samples, Math.min(-by, samples.length / 2), samples.length);
        }
        float[] later = new float[samples.length + by];
        System.arraycopy(samples, 0, later, by, samples.length);
        return later;
    }

    private static float[] noisy(float[] samples, double share, SeededRandom random) {
        double power = 0;
        for (float sample : samples) {
            power += (double) sample * sample / samples.length;
        }
        double deviation = share * Math.sqrt(power);
        float[] noisy = new float[samples.length];
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] = (float) (samples[i] + deviation * random.nextGaussian());
        }
        return noisy;
    }

    /** Returns a number from -1 to 1. */
    private static double between(SeededRandom random) {
        return 2 * random.nextDouble() - 1;
    }
}
