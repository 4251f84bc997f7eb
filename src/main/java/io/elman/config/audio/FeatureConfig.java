package io.elman.config.audio;

import io.elman.config.reading.Range;
import io.elman.config.reading.Section;

/**
 * What is computed of a signal.
 *
 * @param window seconds of signal that a spectrum is taken of
 * @param step seconds between the starts of two windows
 * @param melBands bands of the spectrum, evenly spaced as pitch is heard
 * @param coefficients of the cosine transform of the bands' logarithms
 * @param deltas 0 for the coefficients alone, 1 with their slope over time, 2 with the slope of the slope
 */
public record FeatureConfig(double window, double step, int melBands, int coefficients, int deltas) {
    /** At least this many samples make a window: a spectrum of fewer says nothing. */
    private static final int SMALLEST_WINDOW = 16;

    static FeatureConfig read(Section audio, int sampleRate) {
        FeatureConfig config = new FeatureConfig(
                audio.decimal("window", 0.025, Range.between(0.001, 1)),
                audio.decimal("step", 0.01, Range.between(0.001, 1)),
                audio.integer("mel-bands", 40, Range.between(2, 512)),
                audio.integer("coefficients", 13, Range.between(1, 512)),
                audio.integer("deltas", 1, Range.between(0, 2)));
        if (config.window * sampleRate < SMALLEST_WINDOW) {
            audio.reject("window", "has fewer than " + SMALLEST_WINDOW + " samples", "25 milliseconds are usual");
        }
        if (config.coefficients > config.melBands) {
            audio.reject(
                    "coefficients",
                    "cannot be more than the " + config.melBands + " mel bands they are computed of",
                    "lower it, or raise audio.mel-bands");
        }
        return config;
    }
}
