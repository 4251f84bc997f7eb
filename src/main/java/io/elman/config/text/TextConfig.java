package io.elman.config.text;

import io.elman.config.reading.Range;
import io.elman.config.reading.Section;

/**
 * How a text becomes a sequence.
 *
 * @param tokens the unit of a sequence
 * @param vocabulary the most tokens that are told apart, the two for padding and for the unknown included
 * @param length the most tokens of a text that are read; the rest is cut off
 * @param lowerCase whether capitals are folded before a text is split
 */
public record TextConfig(Tokens tokens, int vocabulary, int length, boolean lowerCase) {
    /** The unit of a sequence. */
    public enum Tokens {
        WORDS,
        CHARACTERS
    }

    /** @param lowerCase whether capitals are folded where the key is not there */
    public static TextConfig read(Section text, boolean lowerCase) {
        return new TextConfig(
                text.oneOf("tokens", Tokens.WORDS),
                text.integer("vocabulary", 8000, Range.between(3, 10_000_000)),
                text.integer("length", 80, Range.between(1, 1_000_000)),
                text.flag("lower-case", lowerCase));
    }
}
