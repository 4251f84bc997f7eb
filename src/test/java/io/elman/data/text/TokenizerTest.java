package io.elman.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTest {
    @Test
    void givesWordsNumbersAndSymbols() {
        assertThat(words("Great film, 10/10!")).containsExactly("great", "film", ",", "10", "/", "10", "!");
        assertThat(words("costs $1,000.50 (2nd mp3)"))
                .containsExactly("costs", "$", "1,000.50", "(", "2nd", "mp3", ")");
        assertThat(words("end. Next,one")).containsExactly("end", ".", "next", ",", "one");
        assertThat(words("a_b\tc\r\nd\u00A0e")).containsExactly("a", "_", "b", "c", "d", "e");
    }

    @Test
    void keepsAnInnerApostropheOfEitherShape() {
        assertThat(words("Don't don\u2019t")).containsExactly("don't", "don't");
        assertThat(words("'quoted' dogs' 90's")).containsExactly("'", "quoted", "'", "dogs", "'", "90", "'", "s");
    }

    @Test
    void knowsOtherScripts() {
        assertThat(words("Schöne Grüße aus STRASSE")).containsExactly("schöne", "grüße", "aus", "strasse");
        assertThat(words("Привет, МИР")).containsExactly("привет", ",", "мир");
        assertThat(words("مرحبا، كِتَاب")).containsExactly("مرحبا", "،", "كِتَاب");
        assertThat(words("हिन्दी भाषा")).containsExactly("हिन्दी", "भाषा");
        assertThat(words("很好,我喜欢abc")).containsExactly("很", "好", ",", "我", "喜", "欢", "abc");
        assertThat(words("abc很")).containsExactly("abc", "很");
        assertThat(words("ดีมาก")).containsExactly("ดี", "ม", "า", "ก");
    }

    @Test
    void givesEachEmojiAndDropsWhatIsInvisible() {
        assertThat(words("so good😀😀 ❤\uFE0F x")).containsExactly("so", "good", "😀", "😀", "❤", "x");
        assertThat(words("soft\u00ADhyphen \u200B")).containsExactly("softhyphen");
        assertThat(words(" \n ")).isEmpty();
        assertThat(words("\uD83D")).isEmpty();
    }

    @Test
    void doesNotTakeAHighCodePointForAnApostrophe() {
        // U+10027, which is no letter, ends in the same 16 bits as the apostrophe.
        String unassigned = new String(Character.toChars(0x10027));
        assertThat(words("a" + unassigned + "b")).containsExactly("a", unassigned, "b");
    }

    @Test
    void givesOneTokenForBothWaysToWriteALetter() {
        assertThat(words("Gru\u0308n")).isEqualTo(words("Gr\u00FCn"));
    }

    @Test
    void keepsCapitalsWhenAsked() {
        assertThat(Tokenizer.words(false).tokenize("Die STRASSE", 9)).containsExactly("Die", "STRASSE");
    }

    @Test
    void stopsAtTheGivenNumberAndCutsABlob() {
        assertThat(Tokenizer.words(true).tokenize("a b c d", 2)).containsExactly("a", "b");
        assertThat(words("x".repeat(130)))
                .extracting(String::length)
                .containsExactly(WordTokenizer.LONGEST, WordTokenizer.LONGEST, 2);
    }

    @Test
    void givesCodePointsAsCharacters() {
        assertThat(Tokenizer.characters(false).tokenize("A 😀\uD83D", 9)).containsExactly("A", " ", "😀", "\uFFFD");
        assertThat(Tokenizer.characters(true).tokenize("ÄB", 1)).containsExactly("ä");
    }

    private static List<String> words(String text) {
        return Tokenizer.words(true).tokenize(text, Integer.MAX_VALUE);
    }
}
