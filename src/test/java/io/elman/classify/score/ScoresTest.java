package io.elman.classify.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoresTest {
    private static final org.assertj.core.data.Offset<Double> EXACT = within(1e-12);

    /** Actual rows, predicted columns: 5 1 0 / 2 3 1 / 0 0 4. */
    private static ConfusionMatrix example() {
        long[][] counts = {{5, 1, 0}, {2, 3, 1}, {0, 0, 4}};
        ConfusionMatrix matrix = new ConfusionMatrix(List.of("a", "b", "c"));
        for (int actual = 0; actual < 3; actual++) {
            for (int predicted = 0; predicted < 3; predicted++) {
                for (int i = 0; i < counts[actual][predicted]; i++) {
                    matrix.add(actual, predicted);
                }
            }
        }
        return matrix;
    }

    @Test
    void figuresAreThoseDerivedByHand() {
        ConfusionMatrix matrix = example();
        assertThat(matrix.rows()).isEqualTo(16);
        assertThat(matrix.accuracy()).isCloseTo(12 / 16.0, EXACT);
        assertThat(matrix.balancedAccuracy()).isCloseTo((5 / 6.0 + 3 / 6.0 + 1) / 3, EXACT);
        assertThat(matrix.precision(1)).isCloseTo(3 / 4.0, EXACT);
        assertThat(matrix.recall(1)).isCloseTo(3 / 6.0, EXACT);
        assertThat(matrix.f1(1)).isCloseTo(2 * 0.75 * 0.5 / 1.25, EXACT);
        assertThat(matrix.macroF1()).isCloseTo((10 / 13.0 + 6 / 10.0 + 8 / 9.0) / 3, EXACT);
    }

    @Test
    void aClassWithoutRowsDoesNotCount() {
        ConfusionMatrix matrix = new ConfusionMatrix(List.of("a", "b", "never"));
        matrix.add(0, 0);
        matrix.add(1, 0);
        assertThat(matrix.balancedAccuracy()).isEqualTo(0.5);
        assertThat(matrix.macroF1()).isCloseTo((2 / 3.0 + 0) / 2, EXACT);
    }

    @Test
    void lossIsTheMeanSurpriseInNats() {
        Scores scores = new Scores(List.of("a", "b"));
        scores.add(0, new double[] {0.5, 0.5});
        scores.add(1, new double[] {0.75, 0.25});
        assertThat(scores.loss()).isCloseTo((Math.log(2) + Math.log(4)) / 2, EXACT);
        assertThat(scores.metrics()).containsOnlyKeys("accuracy", "balanced_accuracy", "macro_f1", "loss");
    }

    @Test
    void certaintyInAWrongClassIsBadButNotInfinite() {
        Scores scores = new Scores(List.of("a", "b"));
        scores.add(0, new double[] {0, 1});
        assertThat(scores.loss()).isBetween(80.0, 90.0);
    }
}
