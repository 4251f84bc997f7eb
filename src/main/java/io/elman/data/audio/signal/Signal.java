package io.elman.data.audio.signal;

import java.util.Arrays;

/**
 * One channel of sound.
 *
 * @param samples about -1 to 1, at least one; not modified
 * @param sampleRate samples a second
 */
public record Signal(float[] samples, double sampleRate) {
    /** The sample rates that are taken, in Hz. */
    public static final double LOWEST_RATE = 1_000;

    public static final double HIGHEST_RATE = 384_000;

    /** @throws IllegalArgumentException unless there are samples, all of them finite, at a rate that is taken */
    public Signal {
        if (samples.length == 0 || !(sampleRate >= LOWEST_RATE && sampleRate <= HIGHEST_RATE)) {
            throw new IllegalArgumentException(samples.length + " samples at " + sampleRate + " Hz are no signal");
        }
        for (int i = 0; i < samples.length; i++) {
            if (!Float.isFinite(samples[i])) {
                throw new IllegalArgumentException("sample " + i + " is " + samples[i]);
            }
        }
    }

    /** Returns whether nothing is heard: all samples are the same, zero or not. */
    public boolean isSilent() {
        for (float sample : samples) {
            if (sample != samples[0]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the signal at another sample rate; the same one if it has it. */
    public Signal at(double otherRate) {
        return otherRate == sampleRate
                ? this
                : new Signal(Resampler.resample(samples, otherRate / sampleRate), otherRate);
    }

    /** Returns the first seconds of the signal; the same one if it is not longer. */
    public Signal first(double seconds) {
        long most = Math.max(1, Math.round(seconds * sampleRate));
        return most >= samples.length ? this : new Signal(Arrays.copyOf(samples, (int) most), sampleRate);
    }
}
