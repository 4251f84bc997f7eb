package io.elman.data.text.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.elman.data.text.pair.PairBatches.Labels;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

class PairBatchesTest {
    private static final int VOCABULARY = 5;

    @TempDir
    Path folder;

    /** The target goes in one step late, behind a bound, and comes out with a bound behind it. */
    @Test
    void tokensStandWhereTheyGoInAndComeOut() {
        MultiDataSet batch = batch(new Labels.Numbers());
        assertThat(rows(batch.getFeatures(0))).isEqualTo(new double[][] {{2, 3, 4}, {3, 0, 0}});
        assertThat(rows(batch.getFeatures(1))).isEqualTo(new double[][] {{0, 4, 0}, {0, 2, 3}});
        assertThat(rows(batch.getLabels(0))).isEqualTo(new double[][] {{4, 0, 0}, {2, 3, 0}});
        assertThat(batch.getFeaturesMaskArray(0).toDoubleMatrix()).isEqualTo(new double[][] {{1, 1, 1}, {1, 0, 0}});
        assertThat(batch.getFeaturesMaskArray(1).toDoubleMatrix()).isEqualTo(new double[][] {{1, 1, 0}, {1, 1, 1}});
        assertThat(batch.getLabelsMaskArray(0)).isEqualTo(batch.getFeaturesMaskArray(1));
    }

    @Test
    void oneHotLabelsAreTheSameTokens() {
        INDArray numbers = batch(new Labels.Numbers()).getLabels(0);
        INDArray oneHot = batch(new Labels.OneHot(VOCABULARY)).getLabels(0);
        assertThat(oneHot.shape()).containsExactly(2, VOCABULARY, 3);
        int real = 0;
        for (int row = 0; row < 2; row++) {
            for (int step = 0; step < 3; step++) {
                boolean masked = row == 0 && step == 2;
                assertThat(oneHot.getDouble(row, numbers.getInt(row, 0, step), step))
                        .isEqualTo(masked ? 0 : 1);
                real += masked ? 0 : 1;
            }
        }
        assertThat(oneHot.sumNumber().intValue()).isEqualTo(real);
    }

    @Test
    void sourcesArePaddedWhereTheNetworkNeedsAFixedLength() {
        MultiDataSet batch = batch(new Labels.Numbers(), 4);
        assertThat(rows(batch.getFeatures(0))).isEqualTo(new double[][] {{2, 3, 4, 0}, {3, 0, 0, 0}});
        assertThat(batch.getFeaturesMaskArray(0).toDoubleMatrix())
                .isEqualTo(new double[][] {{1, 1, 1, 0}, {1, 0, 0, 0}});
        assertThat(batch.getFeatures(1)).isEqualTo(batch(new Labels.Numbers()).getFeatures(1));
    }

    private MultiDataSet batch(Labels labels) {
        return batch(labels, 0);
    }

    private MultiDataSet batch(Labels labels, int sourceSteps) {
        try (PairRows rows = new PairRows(folder)) {
            rows.add(new int[] {2, 3, 4}, new int[] {4}, 2);
            rows.add(new int[] {3}, new int[] {2, 3}, 3);
            rows.finish();
            return new PairBatches(rows, 2, labels, sourceSteps, 1).of(new int[] {0, 1});
        }
    }

    private static double[][] rows(INDArray array) {
        assertThat(array.size(1)).isEqualTo(1);
        return array.slice(0, 1).toDoubleMatrix();
    }
}
