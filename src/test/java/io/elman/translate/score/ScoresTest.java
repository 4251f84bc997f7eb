package io.elman.translate.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** BLEU and chrF against values by {@code src/test/scripts/translation_scores.py}, which writes the definitions out;
 * sacreBLEU 2.6.0 gives the same. */
class ScoresTest {
    private static final double TOLERANCE = 1e-9;
    private static final List<List<String>> PAIRS = List.of(
            List.of("The cat sat on the mat.", "The cat sat on the mat."),
            List.of("There is a cat on mat", "There is a cat on the mat, isn't there?"),
            List.of("It costs 1,000.50 dollars - a bargain", "It costs $1,000.50: a real bargain!"),
            List.of("&quot;Yes&quot;, she said (twice)", "\"Yes,\" she said (twice)."),
            List.of("1990-1995 naïve café", "1990-1995: naive café"),
            List.of("", "nothing was said"));

    @Test
    void scoresAreThoseOfTheDefinitions() {
        assertScores(PAIRS, 41.279603126791756, 56.288431009967134);
        assertScores(PAIRS.subList(0, 1), 100, 100);
        assertScores(PAIRS.subList(1, 2), 34.56232340002788, 44.59077178822703);
        assertScores(PAIRS.subList(2, 3), 12.411264901419443, 54.17725218686035);
        assertScores(List.of(List.of("a b", "a c"), List.of("d", "d")), 0, 33.333333333333336);
    }

    @Test
    void theBrevityPenaltyAndPrecisionsAreThoseByHand() {
        // Of 5 tokens all n-grams match; the reference has 6.
        Bleu bleu = new Bleu();
        bleu.add("one two three four five", "one two three four five six");
        assertThat(bleu.score()).isCloseTo(100 * Math.exp(1 - 6.0 / 5), within(TOLERANCE));
        // Of 4 tokens 3 match, of 3 pairs 2, of 2 triples 1, of the one run of four none, which counts as a half.
        Bleu smoothed = new Bleu();
        smoothed.add("one two three nine", "one two three four");
        assertThat(smoothed.score())
                .isCloseTo(100 * Math.pow(3.0 / 4 * 2.0 / 3 * 1.0 / 2 * 0.5 / 1, 0.25), within(TOLERANCE));
    }

    @Test
    void chrfIsThatByHand() {
        // Of 3, 2 and 1 runs all match; the reference has 4, 3 and 2, and one of four characters, which none could
        // match.
        double recall = (3.0 / 4 + 2.0 / 3 + 1.0 / 2) / 3;
        Chrf chrf = new Chrf();
        chrf.add("a b c", "abcd");
        assertThat(chrf.score()).isCloseTo(100 * 5 * recall / (4 + recall), within(TOLERANCE));
    }

    /** Translations and first references of sacreBLEU's own example; values by its version 2.6.0. */
    @Test
    void scoresAreThoseOfSacrebleu() {
        assertScores(
                List.of(
                        List.of("The dog bit the man.", "The dog bit the man."),
                        List.of("It wasn't surprising.", "It was not unexpected."),
                        List.of("The man had just bitten him.", "The man bit him first.")),
                45.06750632106114,
                50.043063606582294);
    }

    @Test
    void tokensAreThoseOfMteval() {
        assertThat(Bleu.tokens("It costs $1,000.50: 3-4 \"a\", isn't it?"))
                .containsExactly(
                        "It", "costs", "$", "1,000.50", ":", "3", "-", "4", "\"", "a", "\"", ",", "isn't", "it", "?");
        assertThat(Bleu.tokens(" \n ")).isEmpty();
    }

    @Test
    void nothingInCommonScoresZero() {
        assertScores(List.of(List.of("x", "y")), 0, 0);
        assertThat(new Bleu().score()).isZero();
        assertThat(new TranslationScores().metrics().get("exact_match")).isEqualTo(0.0);
    }

    private static void assertScores(List<List<String>> pairs, double bleu, double chrf) {
        TranslationScores scores = new TranslationScores();
        pairs.forEach(pair -> scores.add(pair.get(0), pair.get(1), pair.get(0).equals(pair.get(1))));
        assertThat((Double) scores.metrics().get("bleu")).isCloseTo(bleu, within(TOLERANCE));
        assertThat((Double) scores.metrics().get("chrf")).isCloseTo(chrf, within(TOLERANCE));
    }
}
