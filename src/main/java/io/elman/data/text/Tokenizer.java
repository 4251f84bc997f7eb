package io.elman.data.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a text into tokens. */
@FunctionalInterface
public interface Tokenizer {
    /** Returns the first tokens of the text, at most the given number; what follows is not looked at. */
    List<String> tokenize(String text, int most);

    /** Returns a tokenizer that gives words, numbers and single symbols: see {@link WordTokenizer}. */
    static Tokenizer words(boolean lowerCase) {
        return new WordTokenizer(lowerCase);
    }

    /** Returns a tokenizer that gives every code point, white space too; half a surrogate pair becomes U+FFFD. */
    static Tokenizer characters(boolean lowerCase) {
        return (text, most) -> codePoints(lowerCase ? text.toLowerCase(Locale.ROOT) : text, most);
    }

    /** Returns whether a character is of a script that puts no spaces between words, so that each is a token. */
    static boolean isUnspaced(int codePoint) {
        return WordTokenizer.isUnspaced(codePoint);
    }

    private static List<String> codePoints(String text, int most) {
        List<String> tokens = new ArrayList<>();
        for (int at = 0; at < text.length() && tokens.size() < most; ) {
            int c = text.codePointAt(at);
            boolean isHalf = Character.getType(c) == Character.SURROGATE;
            tokens.add(isHalf ? "\uFFFD" : Character.toString(c));
            at += Character.charCount(c);
        }
        return tokens;
    }
}
