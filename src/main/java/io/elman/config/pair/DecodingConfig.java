package io.elman.config.pair;

import io.elman.config.reading.Range;
import io.elman.config.reading.Section;

/**
 * How a translation is searched for.
 *
 * @param beam translations that are continued side by side; 1 takes the most probable token at each step
 * @param lengthPenalty a translation's log probability is divided by its length to the power of this
 */
public record DecodingConfig(int beam, double lengthPenalty) {
    static DecodingConfig read(Section decoding) {
        return new DecodingConfig(
                decoding.integer("beam", 4, Range.between(1, 100)),
                decoding.decimal("length-penalty", 1.0, Range.between(0, 10)));
    }
}
