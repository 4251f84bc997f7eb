package io.elman.config.symbol;

import io.elman.config.reading.Range;
import io.elman.config.reading.Section;

/**
 * Which symbols of a text are told apart; each of the others is unknown.
 *
 * @param vocabulary the most symbols, the two for padding and for the unknown included
 * @param minimumCount how often a symbol has to stand in the training part
 */
public record SymbolConfig(int vocabulary, int minimumCount) {
    static SymbolConfig read(Section text) {
        return new SymbolConfig(
                text.integer("vocabulary", 8000, Range.between(3, 100_000)),
                text.integer("minimum-count", 2, Range.between(1, 1_000_000)));
    }
}
