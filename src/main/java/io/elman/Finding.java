package io.elman;

import java.util.Optional;

/**
 * One thing that is wrong with what the user gave, and what to do about it.
 *
 * @param location where it stands; empty when no file is involved
 * @param message what is wrong, in lower case, without a full stop
 * @param hint what to do; empty when nothing sensible can be proposed
 */
public record Finding(Optional<SourceLocation> location, String message, Optional<String> hint) {
    public static Finding at(SourceLocation location, String message) {
        return new Finding(Optional.of(location), message, Optional.empty());
    }

    public static Finding of(String message) {
        return new Finding(Optional.empty(), message, Optional.empty());
    }

    public Finding withHint(String text) {
        return new Finding(location, message, Optional.of(text));
    }

    /** Returns {@code file:line:column: error: message}, the source line with a caret, and the hint, each on its own line. */
    public String render() {
        StringBuilder text = new StringBuilder(headline());
        location.flatMap(SourceLocation::excerpt).ifPresent(lines -> append(text, lines));
        hint.ifPresent(line -> append(text, "hint: " + line));
        return text.toString();
    }

    String headline() {
        return location.map(place -> place + ": ").orElse("") + "error: " + message;
    }

    private static void append(StringBuilder text, String lines) {
        lines.lines()
                .forEach(
                        line -> text.append(System.lineSeparator()).append("  ").append(line));
    }
}
