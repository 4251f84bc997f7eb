package io.elman.classify.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.data.text.Tokenizer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselinesTest {
    private static final Tokenizer WORDS = Tokenizer.words(true);
    private static final String[] MARKS = {"gut", "schlecht", "так себе"};

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void bagOfWordsFindsTheWordThatDecides(int classes) {
        BagOfWords model = trained(classes);
        for (int label = 0; label < classes; label++) {
            double[] answer = model.probabilities("noch nie gesehen: " + MARKS[label]);
            assertThat(Arrays.stream(answer).sum()).isCloseTo(1, within(1e-9));
            assertThat(answer[label]).isGreaterThan(0.5);
        }
    }

    @Test
    void pairsOfWordsAreFeatures() {
        assertThat(BagOfWords.features(WORDS, "not good, not good"))
                .containsExactly("not", "good", ",", "not good", "good ,", ", not");
    }

    @Test
    void aTextWithoutKnownWordsGetsTheBias() {
        BagOfWords model = trained(3);
        assertThat(model.probabilities("")).isEqualTo(model.probabilities("xyzzy"));
    }

    @Test
    void theFileHoldsTheWholeModel() {
        BagOfWords model = trained(3);
        BagOfWords again = BagOfWordsFile.read(BagOfWordsFile.write(model), WORDS, 3);
        assertThat(again.probabilities("gut gut und schlecht")).isEqualTo(model.probabilities("gut gut und schlecht"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1\t2", "1\t2\t3\nword\t1\t2", "1\t2\tx", "1\t2\t3\nword\t1\t2\t3\t4"})
    void aBrokenFileIsRefused(String text) {
        assertThatThrownBy(() -> BagOfWordsFile.read(text, WORDS, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMajorityIsAlwaysTheAnswerButNothingIsImpossible() {
        MajorityClass model = MajorityClass.read(new MajorityClass(new long[] {1, 7, 0}).write(), 3);
        assertThat(model.probabilities("whatever")).containsExactly(2 / 11.0, 8 / 11.0, 1 / 11.0);
        assertThatThrownBy(() -> MajorityClass.read("1\n2\n", 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MajorityClass.read("1\n-2\n3\n", 3)).isInstanceOf(IllegalArgumentException.class);
    }

    private static BagOfWords trained(int classes) {
        Random random = new Random(1);
        BagOfWordsTrainer trainer = new BagOfWordsTrainer(WORDS, classes);
        for (int row = 0; row < 60; row++) {
            int label = row % classes;
            trainer.add("wort" + random.nextInt(9) + " " + MARKS[label] + " wort" + random.nextInt(9), label);
        }
        return trainer.train(10);
    }
}
