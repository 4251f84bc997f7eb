package io.elman.data.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Gives words, numbers and single symbols, in one pass and for any script:
 *
 * <ul>
 *   <li>a run of letters and digits with their combining marks is one token ({@code Straße}, {@code mp3}, {@code 2nd});
 *       an apostrophe between letters belongs to it and is always written {@code '} ({@code don't} is one token), and so
 *       does a point or comma between digits ({@code 3.14}, {@code 1,000});
 *   <li>every other visible code point is a token of its own: punctuation, symbols, emoji;
 *   <li>scripts that put no spaces between words (Chinese and Japanese characters, Thai, Lao, Khmer, Burmese) give a
 *       token a character, with its marks;
 *   <li>white space, control and format characters (a soft hyphen, a joiner) are dropped, and so are marks that follow no
 *       letter (the selector that asks for a colourful emoji).
 * </ul>
 *
 * Text is brought to Unicode's form NFC first, so that the two ways to write ü give one token. A longer run than
 * {@value #LONGEST} code units is cut there: a blob in a cell is no word.
 */
final class WordTokenizer implements Tokenizer {
    static final int LONGEST = 64;

    private static final int FIRST_UNSPACED = 0x0E00;

    /** Of katakana and hiragana alike, so that Unicode gives it no script. */
    private static final int LONG_VOWEL = 0x30FC;

    private static final int LETTERS = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER;
    private static final int DIGITS =
            1 << Character.DECIMAL_DIGIT_NUMBER | 1 << Character.LETTER_NUMBER | 1 << Character.OTHER_NUMBER;
    private static final int MARKS =
            1 << Character.NON_SPACING_MARK | 1 << Character.COMBINING_SPACING_MARK | 1 << Character.ENCLOSING_MARK;
    private static final int FORMATS = 1 << Character.FORMAT;
    private static final int INVISIBLE = FORMATS
            | MARKS
            | 1 << Character.CONTROL
            | 1 << Character.SURROGATE
            | 1 << Character.SPACE_SEPARATOR
            | 1 << Character.LINE_SEPARATOR
            | 1 << Character.PARAGRAPH_SEPARATOR;

    private final boolean lowerCase;

    WordTokenizer(boolean lowerCase) {
        this.lowerCase = lowerCase;
    }

    @Override
    public List<String> tokenize(String text, int most) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        List<String> tokens = new ArrayList<>();
        for (int at = 0; at < normal.length() && tokens.size() < most; ) {
            int c = normal.codePointAt(at);
            int end = end(normal, at, c);
            if (!is(INVISIBLE, c)) {
                tokens.add(written(normal, at, end));
            }
            at = end;
        }
        return tokens;
    }

    private static int end(String text, int at, int c) {
        int next = at + Character.charCount(c);
        if (!is(LETTERS | DIGITS, c)) {
            return next;
        }
        return isUnspaced(c)
                ? runEnd(text, at, next, MARKS)
                : runEnd(text, at, next, LETTERS | DIGITS | MARKS | FORMATS);
    }

    /** Returns where the run ends that started earlier and has come to the given place. */
    private static int runEnd(String text, int start, int from, int kinds) {
        int at = from;
        while (at < text.length() && at - start < LONGEST) {
            int c = text.codePointAt(at);
            if (!(is(kinds, c) && (!isUnspaced(c) || is(MARKS, c))) && !(kinds != MARKS && joins(text, at, c))) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    private static boolean joins(String text, int at, int c) {
        return switch (c) {
            case '\'', '\u2019' -> isBetween(LETTERS | MARKS, LETTERS, text, at);
            case '.', ',' -> isBetween(DIGITS, DIGITS, text, at);
            default -> false;
        };
    }

    private static boolean isBetween(int before, int behind, String text, int at) {
        return at + 1 < text.length()
                && is(before, text.codePointBefore(at))
                && is(behind, text.codePointAt(at + 1))
                && !isUnspaced(text.codePointAt(at + 1));
    }

    private String written(String text, int start, int end) {
        String token = text.substring(start, end);
        if (token.length() > 1 && !isAscii(token)) {
            token = plain(token);
        }
        return lowerCase ? token.toLowerCase(Locale.ROOT) : token;
    }

    private static boolean isAscii(String token) {
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private static String plain(String token) {
        StringBuilder plain = new StringBuilder(token.length());
        token.codePoints().filter(c -> !is(FORMATS, c)).forEach(c -> plain.appendCodePoint(c == '\u2019' ? '\'' : c));
        return plain.toString();
    }

    private static boolean is(int kinds, int c) {
        return (kinds >> Character.getType(c) & 1) != 0;
    }

    static boolean isUnspaced(int c) {
        if (c < FIRST_UNSPACED) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> c == LONG_VOWEL;
        };
    }
}
