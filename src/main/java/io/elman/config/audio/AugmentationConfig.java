package io.elman.config.audio;

import io.elman.config.reading.Range;
import io.elman.config.reading.Section;

/**
 * How clips are varied while training; each time a clip is shown, anew. 0 leaves it as it is.
 *
 * @param noise the most white noise that is added, as a share of the clip's root mean square
 * @param speed the largest change of speed, and so of pitch, up or down: 0.1 plays at 0.9 to 1.1 times the speed
 * @param shift the most seconds that are added or cut at the start
 */
public record AugmentationConfig(double noise, double speed, double shift) {
    static AugmentationConfig read(Section audio) {
        return new AugmentationConfig(
                audio.decimal("noise", 0.0, Range.between(0, 10)),
                audio.decimal("speed", 0.0, Range.between(0, 0.5)),
                audio.decimal("shift", 0.0, Range.between(0, 10)));
    }
}
