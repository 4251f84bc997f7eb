package io.elman.config.audio;

import io.elman.config.reading.Range;
import io.elman.config.reading.Section;

/**
 * How a clip becomes a signal.
 *
 * @param sampleRate samples a second that every clip is brought to
 * @param trim what is softer than the loudest part by more than this is cut off both ends, in decibels; 0 cuts nothing
 * @param seconds the most of a clip that is read; the rest is cut off
 */
public record ClipConfig(int sampleRate, double trim, double seconds) {
    static ClipConfig read(Section audio) {
        return new ClipConfig(
                audio.integer("sample-rate", 16_000, Range.between(4_000, 192_000)),
                audio.decimal("trim", 60.0, Range.between(0, 200)),
                audio.decimal("seconds", 10.0, Range.between(0.1, 300)));
    }
}
