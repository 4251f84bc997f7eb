package io.elman.data.text.symbol;

import io.elman.data.text.Vocabulary;
import io.elman.data.text.VocabularyCounter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The symbols that are told apart: a vocabulary whose tokens are single code points. */
public final class Symbols {
    private static final List<Integer> UNSEEN = List.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.SURROGATE,
            (int) Character.PRIVATE_USE,
            (int) Character.UNASSIGNED);

    private final Vocabulary vocabulary;
    private final Map<Integer, Integer> indices = new HashMap<>();

    private Symbols(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        for (int index = Vocabulary.FIRST_TOKEN; index < vocabulary.size(); index++) {
            indices.put(vocabulary.token(index).codePointAt(0), index);
        }
    }

    /** @throws IllegalArgumentException if a token is more than a code point, or there is none */
    public static Symbols of(Vocabulary vocabulary) {
        for (int index = Vocabulary.FIRST_TOKEN; index < vocabulary.size(); index++) {
            String token = vocabulary.token(index);
            if (token.codePointCount(0, token.length()) != 1) {
                throw new IllegalArgumentException("'" + token + "' is not a single symbol");
            }
        }
        if (vocabulary.size() == Vocabulary.FIRST_TOKEN) {
            throw new IllegalArgumentException("there is no symbol");
        }
        return new Symbols(vocabulary);
    }

    /**
     * Returns the most frequent symbols of a text.
     *
     * @param points of which the first are counted; not modified
     * @param size the most symbols, with the two that stand for padding and for the unknown
     * @param minimumCount of a symbol that is taken
     */
    public static Symbols count(int[] points, int counted, int size, int minimumCount) {
        VocabularyCounter counter = new VocabularyCounter();
        for (int i = 0; i < counted; i++) {
            counter.count(List.of(Character.toString(points[i])));
        }
        return new Symbols(counter.vocabulary(size, minimumCount));
    }

    /** Returns how many there are, with the two that stand for padding and for the unknown. */
    public int size() {
        return vocabulary.size();
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Returns the index of a code point, {@link Vocabulary#UNKNOWN} for one that is not known. */
    public int indexOf(int point) {
        return indices.getOrDefault(point, Vocabulary.UNKNOWN);
    }

    /** Returns the indices of code points; new array. */
    public int[] encode(int[] points) {
        int[] encoded = new int[points.length];
        for (int i = 0; i < points.length; i++) {
            encoded[i] = indexOf(points[i]);
        }
        return encoded;
    }

    /** Returns a symbol as it can stand in a message: what would not be seen there, or move the cursor, as U+000A. */
    public static String named(String symbol) {
        int point = symbol.codePointAt(0);
        boolean isSeen = !Character.isWhitespace(point)
                && !Character.isSpaceChar(point)
                && !UNSEEN.contains(Character.getType(point));
        return isSeen ? symbol : String.format("U+%04X", point);
    }

    /** Returns the symbol of an index; U+FFFD for the two that stand for padding and for the unknown. */
    public String symbol(int index) {
        return index < Vocabulary.FIRST_TOKEN ? "\uFFFD" : vocabulary.token(index);
    }
}
