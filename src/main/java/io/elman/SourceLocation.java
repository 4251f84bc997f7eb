package io.elman;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A place in a user's file.
 *
 * @param file as the user named it
 * @param line counted from 1; empty when the whole file is meant
 * @param column in characters, counted from 1; empty when the whole line is meant
 * @param charset in which the file was read
 */
public record SourceLocation(String file, OptionalLong line, OptionalLong column, Charset charset) {
    /** A longer line is no help on a terminal, and a line of a stranger's file may be of any length. */
    private static final int LONGEST_EXCERPT = 200;

    public static SourceLocation of(String file) {
        return new SourceLocation(file, OptionalLong.empty(), OptionalLong.empty(), StandardCharsets.UTF_8);
    }

    public static SourceLocation of(String file, long line) {
        return new SourceLocation(file, OptionalLong.of(line), OptionalLong.empty(), StandardCharsets.UTF_8);
    }

    public static SourceLocation of(String file, long line, long column) {
        return new SourceLocation(file, OptionalLong.of(line), OptionalLong.of(column), StandardCharsets.UTF_8);
    }

    /** Returns the same place in a file that was read in another charset. */
    public SourceLocation readAs(Charset other) {
        return new SourceLocation(file, line, column, other);
    }

    /** Returns {@code file}, {@code file:line} or {@code file:line:column}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        line.ifPresent(number -> text.append(':').append(number));
        column.ifPresent(number -> text.append(':').append(number));
        return text.toString();
    }

    /**
     * Returns the line as it stands in the file, with a caret below the column; empty when no line is meant, the file
     * cannot be read again (standard input, say), or the line is blank or too long to be of help.
     */
    Optional<String> excerpt() {
        if (line.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path path = Path.of(file);
            return Files.isRegularFile(path) ? readLine(path).map(this::withCaret) : Optional.empty();
        } catch (IOException | InvalidPathException unreadable) {
            return Optional.empty();
        }
    }

    private String withCaret(String text) {
        if (column.isEmpty() || column.getAsLong() > text.length() + 1) {
            return text;
        }
        String before = text.substring(0, (int) column.getAsLong() - 1);
        return text + System.lineSeparator() + before.replaceAll("[^\t]", " ") + "^";
    }

    private Optional<String> readLine(Path path) throws IOException {
        try (Reader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(path), charset))) {
            skipLines(reader, line.getAsLong() - 1);
            return Optional.of(restOfLine(reader)).filter(text -> !text.isBlank() && text.length() <= LONGEST_EXCERPT);
        }
    }

    /** A line ends as it does for those who count lines while they read: with a line feed, a carriage return, or both. */
    private static void skipLines(Reader reader, long count) throws IOException {
        for (long skipped = 0; skipped < count; skipped++) {
            int c = reader.read();
            while (isWithin(c)) {
                c = reader.read();
            }
            if (c == '\r') {
                skipLineFeed(reader);
            }
        }
    }

    private static void skipLineFeed(Reader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\n') {
            reader.reset();
        }
    }

    private static String restOfLine(Reader reader) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = reader.read(); isWithin(c) && text.length() <= LONGEST_EXCERPT; c = reader.read()) {
            if (c != '\uFEFF') {
                // A stranger's file may hold what would command the terminal.
                text.append(Character.isISOControl(c) && c != '\t' ? '?' : (char) c);
            }
        }
        return text.toString();
    }

    private static boolean isWithin(int c) {
        return c >= 0 && c != '\n' && c != '\r';
    }
}
