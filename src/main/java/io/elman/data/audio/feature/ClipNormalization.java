package io.elman.data.audio.feature;

import io.elman.data.sequence.Frames;

/** Brings each feature of a clip to mean 0 and variance 1 over its steps: microphone and loudness no longer show. */
public final class ClipNormalization {
    /** In decibels: a feature that varies less does not vary, but for rounding. */
    private static final double SMALLEST_DEVIATION = 1e-3;

    private ClipNormalization() {}

    /** Returns the normalised steps; a feature that does not vary becomes 0. */
    public static Frames of(Frames frames) {
        float[] values = new float[frames.values().length];
        for (int feature = 0; feature < frames.features(); feature++) {
            double mean = 0;
            for (int step = 0; step < frames.steps(); step++) {
                mean += frames.at(step, feature) / (double) frames.steps();
            }
            double variance = 0;
            for (int step = 0; step < frames.steps(); step++) {
                double distance = frames.at(step, feature) - mean;
                variance += distance * distance / frames.steps();
            }
            double deviation = Math.sqrt(variance);
            for (int step = 0; step < frames.steps() && deviation > SMALLEST_DEVIATION; step++) {
                values[step * frames.features() + feature] = (float) ((frames.at(step, feature) - mean) / deviation);
            }
        }
        return new Frames(values, frames.features());
    }
}
