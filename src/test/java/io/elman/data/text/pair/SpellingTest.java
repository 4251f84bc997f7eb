package io.elman.data.text.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.elman.data.text.Tokenizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
    private static final Spelling WORDS = new Spelling(true, Tokenizer.words(false));
    private static final Spelling CHARACTERS = new Spelling(false, Tokenizer.characters(false));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello, world!",
                "He said \"yes\" (twice); didn't he?",
                "Twenty-two days, 3.50 each.",
                "Guten Tag: „Straße“",
                "我爱你。",
                "你好，世界！再见。",
                "彼は「コーヒーです」と言った。",
                "ฉันรักคุณ",
                ""
            })
    void textsComeBackFromTheirTokens(String text) {
        assertThat(WORDS.write(WORDS.tokenizer().tokenize(text, 100))).isEqualTo(text);
        assertThat(CHARACTERS.write(CHARACTERS.tokenizer().tokenize(text, 100))).isEqualTo(text);
    }
}
