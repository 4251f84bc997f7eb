package io.elman.data.text.pair;

import io.elman.data.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Cuts texts into tokens and writes tokens as a text again.
 *
 * @param words whether a token is a word, else a character
 * @param tokenizer of both sides
 */
public record Spelling(boolean words, Tokenizer tokenizer) {
    /** Types of Unicode before which there is no space, and behind which there is none. */
    private static final int CLOSING = 1 << Character.END_PUNCTUATION | 1 << Character.FINAL_QUOTE_PUNCTUATION;

    private static final int OPENING = 1 << Character.START_PUNCTUATION | 1 << Character.INITIAL_QUOTE_PUNCTUATION;
    private static final String ENDS = ".,;:!?%…";

    /** What ends a quotation, by what begins it, where the same sign does either in some language. */
    private static final Map<String, String> QUOTES = Map.of("\"", "\"", "'", "'", "\u201C", "\u201E");

    /** Between two words, these stand without spaces more often than with. */
    private static final String JOINS = "-/";

    /** Returns the tokens' text: for words with spaces between them, but for those that punctuation does without. */
    public String write(List<String> tokens) {
        if (!words) {
            return String.join("", tokens);
        }
        StringBuilder text = new StringBuilder();
        List<String> open = new ArrayList<>();
        boolean glued = true;
        for (String token : tokens) {
            String opened = QUOTES.getOrDefault(token, token);
            boolean quote = QUOTES.containsKey(token);
            boolean closes = quote && open.remove(opened);
            if (!(glued || closes || isClosing(token) || isUnspaced(text, token))) {
                text.append(' ');
            }
            text.append(token);
            glued = !closes && (is(OPENING, token) || JOINS.contains(token) || quote);
            if (!closes && QUOTES.containsValue(token)) {
                open.add(token);
            }
        }
        return text.toString();
    }

    private static boolean isClosing(String token) {
        return ENDS.contains(token) || JOINS.contains(token) || is(CLOSING, token);
    }

    private static boolean is(int types, String token) {
        return (types >> Character.getType(token.codePointAt(0)) & 1) != 0;
    }

    /** Chinese, Japanese and Thai put no spaces between words, and signs as wide as their characters stand for one. */
    private static boolean isUnspaced(StringBuilder before, String token) {
        if (before.length() == 0) {
            return true;
        }
        int last = before.codePointBefore(before.length());
        int next = token.codePointAt(0);
        return isWide(last) || isWide(next) || Tokenizer.isUnspaced(last) && Tokenizer.isUnspaced(next);
    }

    private static boolean isWide(int sign) {
        Character.UnicodeBlock block = Character.UnicodeBlock.of(sign);
        return !Character.isLetterOrDigit(sign)
                && (block == Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION
                        || block == Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS);
    }
}
