package io.elman.data.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.elman.ElmanException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    @Test
    void ordersByCountAndThenByCodePoints() {
        VocabularyCounter counter = new VocabularyCounter();
        counter.count(List.of("b", "c", "c", "\uFFFD", "😀", "a", "ab"));
        assertThat(tokens(counter.vocabulary(100)))
                .containsExactly("<padding>", "<unknown>", "c", "a", "ab", "b", "\uFFFD", "😀");
    }

    @Test
    void hasNoMoreEntriesThanAsked() {
        VocabularyCounter counter = new VocabularyCounter();
        counter.count(List.of("a", "a", "b", "c"));
        Vocabulary vocabulary = counter.vocabulary(4);
        assertThat(vocabulary.size()).isEqualTo(4);
        assertThat(vocabulary.indexOf("a")).isEqualTo(2);
        assertThat(vocabulary.indexOf("c")).isEqualTo(Vocabulary.UNKNOWN);
        assertThat(vocabulary.indexOf("<padding>")).isEqualTo(Vocabulary.UNKNOWN);
    }

    @Test
    void forgetsTheRarestBeyondTheBound() {
        VocabularyCounter counter = new VocabularyCounter(100);
        for (int round = 0; round < 1_000; round++) {
            counter.count(List.of("often", "the", "rare" + round));
        }
        assertThat(tokens(counter.vocabulary(4)).subList(2, 4)).containsExactly("often", "the");
        assertThat(counter.vocabulary(Integer.MAX_VALUE).size()).isLessThan(2 + 101);
    }

    @Test
    void comesBackFromItsFileAsItWas() {
        Vocabulary vocabulary = new Vocabulary(List.of("a", "\n", "\r", "\\", "\\n", " ", "\uFEFF", "\u2028", "😀"));
        byte[] file = vocabulary.toBytes();
        assertThat(new String(file, UTF_8)).startsWith("<padding>\n<unknown>\na\n\\n\n");
        Vocabulary read = Vocabulary.read("vocabulary.txt", file);
        assertThat(tokens(read)).isEqualTo(tokens(vocabulary));
        assertThat(read.indexOf("\\n")).isEqualTo(vocabulary.indexOf("\\n"));
    }

    @Test
    void tellsTheLineOfABrokenFile() {
        assertThat(mistake("<padding>\n<unknown>\na\n\nb\n")).isEqualTo("v:4: error: an empty token");
        assertThat(mistake("<padding>\n<unknown>\na\nb\na\n")).startsWith("v:5: error: the token of an earlier line");
        assertThat(mistake("<padding>\na\n")).startsWith("v:2: error: expected <unknown>, found 'a'");
        assertThat(mistake("<padding>\n")).startsWith("v:2: error: expected <unknown>");
        assertThat(mistake("")).startsWith("v:1: error: expected <padding>");
        assertThat(mistake("<padding>\n<unknown>\na\\t\n")).startsWith("v:3: error: a backslash");
        assertThat(mistake("<padding>\n<unknown>\nab")).startsWith("v:3: error: the last line does not end");
    }

    private static String mistake(String file) {
        return catchThrowableOfType(ElmanException.class, () -> Vocabulary.read("v", file.getBytes(UTF_8)))
                .getMessage();
    }

    private static List<String> tokens(Vocabulary vocabulary) {
        return IntStream.range(0, vocabulary.size()).mapToObj(vocabulary::token).toList();
    }
}
