package io.elman;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> KEYS = List.of("epochs", "batch", "learning-rate", "label", "text");

    @Test
    void findsTheWordThatWasMistyped() {
        assertThat(Suggestion.nearest("epoch", KEYS)).contains("epochs");
        assertThat(Suggestion.nearest("lable", KEYS)).contains("label");
        assertThat(Suggestion.nearest("Learning_Rate", KEYS)).contains("learning-rate");
        assertThat(Suggestion.nearest("txt", KEYS)).contains("text");
    }

    @Test
    void guessesNothingWhenNothingIsClose() {
        assertThat(Suggestion.nearest("speaker", KEYS)).isEmpty();
        assertThat(Suggestion.nearest("x", List.of("y"))).isEmpty();
        assertThat(Suggestion.nearest("ab", List.of("xy"))).isEmpty();
        assertThat(Suggestion.nearest("", KEYS)).isEmpty();
        assertThat(Suggestion.nearest("text", List.of())).isEmpty();
    }

    @Test
    void countsASwapOfNeighboursAsOneEdit() {
        assertThat(Suggestion.edits("lable", "label")).isEqualTo(1);
        assertThat(Suggestion.edits("kitten", "sitting")).isEqualTo(3);
        assertThat(Suggestion.edits("", "abc")).isEqualTo(3);
    }
}
