package io.elman.data.audio.feature;

/**
 * What is computed of a signal.
 *
 * @param sampleRate samples a second
 * @param window samples that a spectrum is taken of
 * @param step samples between the starts of two windows
 * @param melBands bands of the spectrum
 * @param coefficients of the cosine transform, at most as many as bands
 * @param deltas 0 for the coefficients alone, 1 with their slopes, 2 with the slopes' slopes
 */
public record FeatureSpec(int sampleRate, int window, int step, int melBands, int coefficients, int deltas) {
    /** @param windowSeconds and stepSeconds are rounded to samples */
    public static FeatureSpec of(
            int sampleRate, double windowSeconds, double stepSeconds, int melBands, int coefficients, int deltas) {
        return new FeatureSpec(
                sampleRate,
                (int) Math.max(1, Math.round(windowSeconds * sampleRate)),
                (int) Math.max(1, Math.round(stepSeconds * sampleRate)),
                melBands,
                coefficients,
                deltas);
    }

    /** Returns how many numbers a step has. */
    public int features() {
        return coefficients * (1 + deltas);
    }

    /** Returns how many windows lie within a signal; one if it is shorter than a window. */
    public int steps(int samples) {
        return Math.max(1, 1 + (samples - window) / step);
    }

    /** Returns the length of the Fourier transform: the next power of two that holds a window. */
    int transformLength() {
        return Integer.highestOneBit(Math.max(1, 2 * window - 1));
    }
}
