package io.elman.generate;

import java.util.Optional;

/**
 * What is to be written.
 *
 * @param prompt what is read before; it may be empty: the text then begins as after the end of a line
 * @param length the most symbols to write
 * @param stop writing ends with the first of these texts; empty to write on
 * @param sampling how each symbol is drawn
 */
public record Continuation(String prompt, int length, Optional<String> stop, Sampling sampling) {
    /** @throws IllegalArgumentException if nothing is to be written, or the text to stop at is empty */
    public Continuation {
        if (length < 1) {
            throw new IllegalArgumentException("the length must be at least 1");
        }
        if (stop.isPresent() && stop.get().isEmpty()) {
            throw new IllegalArgumentException("the text to stop at must not be empty");
        }
    }

    /** Returns a continuation of a number of symbols. */
    public static Continuation of(String prompt, int length, Sampling sampling) {
        return new Continuation(prompt, length, Optional.empty(), sampling);
    }
}
