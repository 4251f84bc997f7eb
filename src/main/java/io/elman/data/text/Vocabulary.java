package io.elman.data.text;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens that are known, each with its index. Index 0 pads short texts and index 1 stands for every unknown token.
 *
 * <p>As a file: UTF-8, a token a line, line = index + 1, the first two lines {@code <padding>} and {@code <unknown>};
 * a line feed, a carriage return and a backslash inside a token are written {@code \n}, {@code \r} and {@code \\}.
 */
public final class Vocabulary {
    public static final int PADDING = 0;
    public static final int UNKNOWN = 1;
    public static final int FIRST_TOKEN = 2;

    private static final List<String> RESERVED = List.of("<padding>", "<unknown>");

    private final List<String> tokens;
    private final Map<String, Integer> indices = new HashMap<>();

    /** @param known the tokens from index 2 on, none empty, no two the same */
    Vocabulary(List<String> known) {
        tokens = new ArrayList<>(RESERVED);
        tokens.addAll(known);
        for (int index = FIRST_TOKEN; index < tokens.size(); index++) {
            indices.put(tokens.get(index), index);
        }
    }

    /** Returns the number of entries, those for padding and unknown tokens included. */
    public int size() {
        return tokens.size();
    }

    /** Returns the index of a token, {@link #UNKNOWN} for one that is not known. */
    public int indexOf(String token) {
        return indices.getOrDefault(token, UNKNOWN);
    }

    /** Returns the token of an index; {@code <padding>} and {@code <unknown>} for the first two. */
    public String token(int index) {
        return tokens.get(index);
    }

    /** Returns the entries as they are written; new array. */
    public byte[] toBytes() {
        StringBuilder text = new StringBuilder();
        tokens.forEach(token -> text.append(escape(token)).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Returns the vocabulary that was written.
     *
     * @param name of the file or zip entry, for what is wrong with it
     * @param bytes not modified
     * @throws ElmanException with the line that is wrong
     */
    public static Vocabulary read(String name, byte[] bytes) {
        // -1 keeps what stands behind the last line feed, which has to be nothing.
        String[] lines = decode(name, bytes).split("\n", -1);
        Vocabulary vocabulary = new Vocabulary(tokens(name, lines));
        if (vocabulary.indices.size() != vocabulary.size() - FIRST_TOKEN) {
            throw wrong(name, firstRepeated(vocabulary.tokens), "the token of an earlier line again");
        }
        return vocabulary;
    }

    private static String decode(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ElmanException(Finding.at(SourceLocation.of(name), "bytes that are not UTF-8"), e);
        }
    }

    private static List<String> tokens(String name, String[] lines) {
        if (!lines[lines.length - 1].isEmpty()) {
            throw wrong(name, lines.length, "the last line does not end: the file was cut off");
        }
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < Math.max(FIRST_TOKEN, lines.length - 1); i++) {
            String line = i < lines.length ? lines[i] : "";
            if (i >= FIRST_TOKEN) {
                tokens.add(unescape(name, i + 1, line));
            } else if (!line.equals(RESERVED.get(i))) {
                throw wrong(name, i + 1, "expected " + RESERVED.get(i) + ", found '" + line + "'");
            }
        }
        return tokens;
    }

    private static int firstRepeated(List<String> tokens) {
        Map<String, Integer> lines = new HashMap<>();
        for (int index = FIRST_TOKEN; index < tokens.size(); index++) {
            if (lines.put(tokens.get(index), index) != null) {
                return index + 1;
            }
        }
        throw new AssertionError("no token is repeated");
    }

    private static String escape(String token) {
        return token.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescape(String name, int lineNumber, String line) {
        if (line.isEmpty()) {
            throw wrong(name, lineNumber, "an empty token");
        }
        StringBuilder token = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            token.append(c == '\\' ? escaped(name, lineNumber, line, ++i) : c);
        }
        return token.toString();
    }

    private static char escaped(String name, int lineNumber, String line, int at) {
        return switch (at < line.length() ? line.charAt(at) : ' ') {
            case '\\' -> '\\';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> throw wrong(name, lineNumber, "a backslash that is followed by none of \\, n and r");
        };
    }

    private static ElmanException wrong(String name, int line, String message) {
        return new ElmanException(Finding.at(SourceLocation.of(name, line), message));
    }
}
