package io.elman.data.audio.signal;

import java.util.Arrays;

/** Cuts silence off both ends of a signal: what is softer than the loudest part by so many decibels. */
public final class Trim {
    /** The loudness of a stretch of this many seconds decides. */
    private static final double STRETCH = 0.02;

    private Trim() {}

    /**
     * Returns the signal from its first to its last stretch that is loud enough; a signal of nothing but zeros as it is.
     *
     * @param decibels below the loudest stretch; 0 cuts nothing
     */
    public static Signal ends(Signal signal, double decibels) {
        int stretch = (int) Math.max(1, Math.round(STRETCH * signal.sampleRate()));
        double[] powers = powers(signal.samples(), stretch);
        double loudest = Arrays.stream(powers).max().orElse(0);
        if (decibels == 0 || loudest == 0) {
            return signal;
        }
        double least = loudest * Math.pow(10, -decibels / 10);
        int first = 0;
        while (powers[first] < least) {
            first++;
        }
        int last = powers.length - 1;
        while (powers[last] < least) {
            last--;
        }
        int end = Math.min(signal.samples().length, (last + 1) * stretch);
        return new Signal(Arrays.copyOfRange(signal.samples(), first * stretch, end), signal.sampleRate());
    }

    /** Returns the mean square of each stretch; the last one may be shorter. */
    private static double[] powers(float[] samples, int stretch) {
        double[] powers = new double[(samples.length + stretch - 1) / stretch];
        for (int i = 0; i < samples.length; i++) {
            int length = Math.min(stretch, samples.length - i / stretch * stretch);
            powers[i / stretch] += (double) samples[i] * samples[i] / length;
        }
        return powers;
    }
}
