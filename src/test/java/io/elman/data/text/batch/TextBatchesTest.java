package io.elman.data.text.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.elman.data.SeededRandom;
import io.elman.data.text.EncodedRows;
import io.elman.data.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class TextBatchesTest {
    private static final int CLASSES = 3;
    private static final int VOCABULARY = 30;
    private static final Rows ROWS = new Rows(randomTexts(77, 9));

    @Test
    void padsAndMasksAsASecondRouteDoes() {
        for (Batch batch : drain(new TextBatches(ROWS, spec()).inOrder())) {
            DataSet data = batch.data();
            assertThat(data.getFeatures()).isEqualTo(indices(batch.rows()));
            assertThat(data.getFeaturesMaskArray()).isEqualTo(mask(batch.rows()));
            assertThat(data.getLabels()).isEqualTo(labels(batch.rows()));
            assertThat(data.getLabelsMaskArray()).isNull();
        }
    }

    @Test
    void makesOneHotFeaturesAndLabelsAtEachStep() {
        BatchSpec spec = spec().withOneHot(VOCABULARY).withLabelsEachStep();
        for (Batch batch : drain(new TextBatches(ROWS, spec).inOrder())) {
            INDArray mask = mask(batch.rows());
            INDArray features = batch.data().getFeatures();
            assertThat(features.shape()).containsExactly(batch.rows().length, VOCABULARY, mask.size(1));
            // The one place of each real step is its token; a padding step has none.
            assertThat(features.sum(1)).isEqualTo(mask);
            assertThat(Nd4j.argMax(features, 1).castTo(mask.dataType()))
                    .isEqualTo(indices(batch.rows()).reshape(mask.shape()));
            INDArray labels = batch.data().getLabels();
            assertThat(labels.shape()).containsExactly(batch.rows().length, CLASSES, mask.size(1));
            assertThat(labels).isEqualTo(everyStep(labels(batch.rows()), mask));
            assertThat(batch.data().getLabelsMaskArray()).isEqualTo(mask);
        }
    }

    @Test
    void hasAMaskAlsoWhereAllLengthsAreEqual() {
        TextBatches batches = new TextBatches(new Rows(List.of(new int[] {2, 3}, new int[] {4, 5})), spec());
        assertThat(batches.inOrder().next().data().getFeaturesMaskArray()).isEqualTo(Nd4j.ones(2, 2));
    }

    @Test
    void makesBatchesWithoutLabelsForRowsWithoutClasses() {
        EncodedRows rows = EncodedRows.unlabelled(List.of(new int[] {2, 3, 4}, new int[] {5}));
        DataSet data =
                new TextBatches(rows, BatchSpec.of(4, 0, 1)).inOrder().next().data();
        assertThat(data.getLabels()).isNull();
        assertThat(data.getFeatures().shape()).containsExactly(2, 1, 3);
    }

    @Test
    void visitsEveryRowOnceAnEpochInAnOrderOfItsOwn() {
        TextBatches batches = new TextBatches(ROWS, spec());
        assertThat(sorted(rowNumbers(batches.epoch(0))))
                .isEqualTo(IntStream.range(0, ROWS.size()).toArray());
        assertThat(rowNumbers(batches.epoch(0))).isEqualTo(rowNumbers(batches.epoch(0)));
        assertThat(rowNumbers(batches.epoch(0))).isNotEqualTo(rowNumbers(batches.epoch(1)));
    }

    @Test
    void dropsWordsInTrainingOnly() {
        TextBatches batches = new TextBatches(ROWS, spec().withWordDropout(0.3));
        assertThat(unknowns(batches.inOrder())).isZero();
        double share = unknowns(batches.epoch(0)) / (double) ROWS.tokenCount();
        assertThat(share).isBetween(0.2, 0.4);
        assertThat(unknowns(batches.epoch(0))).isEqualTo(unknowns(batches.epoch(0)));
    }

    private static BatchSpec spec() {
        return BatchSpec.of(8, CLASSES, 1);
    }

    private static long unknowns(Iterator<Batch> batches) {
        return drain(batches).stream()
                .mapToLong(batch -> batch.data()
                        .getFeatures()
                        .eq(Vocabulary.UNKNOWN)
                        .castTo(DataType.INT64)
                        .sumNumber()
                        .longValue())
                .sum();
    }

    private static int[] rowNumbers(Iterator<Batch> batches) {
        return drain(batches).stream()
                .flatMapToInt(batch -> Arrays.stream(batch.rows()))
                .toArray();
    }

    private static int[] sorted(int[] values) {
        Arrays.sort(values);
        return values;
    }

    private static List<Batch> drain(Iterator<Batch> batches) {
        List<Batch> all = new ArrayList<>();
        batches.forEachRemaining(all::add);
        return all;
    }

    /** The second route: plain loops. */
    private static INDArray indices(int[] rows) {
        float[][][] values = new float[rows.length][1][longest(rows)];
        for (int i = 0; i < rows.length; i++) {
            int[] tokens = ROWS.tokens(rows[i]);
            for (int t = 0; t < tokens.length; t++) {
                values[i][0][t] = tokens[t];
            }
        }
        return Nd4j.create(values);
    }

    private static INDArray mask(int[] rows) {
        float[][] values = new float[rows.length][longest(rows)];
        for (int i = 0; i < rows.length; i++) {
            Arrays.fill(values[i], 0, ROWS.length(rows[i]), 1);
        }
        return Nd4j.create(values);
    }

    private static INDArray labels(int[] rows) {
        float[][] values = new float[rows.length][CLASSES];
        for (int i = 0; i < rows.length; i++) {
            values[i][ROWS.label(rows[i])] = 1;
        }
        return Nd4j.create(values);
    }

    private static INDArray everyStep(INDArray labels, INDArray mask) {
        float[][][] values = new float[(int) mask.size(0)][CLASSES][(int) mask.size(1)];
        for (int i = 0; i < values.length; i++) {
            for (int k = 0; k < CLASSES; k++) {
                for (int t = 0; t < values[i][k].length; t++) {
                    values[i][k][t] = labels.getFloat(i, k) * mask.getFloat(i, t);
                }
            }
        }
        return Nd4j.create(values);
    }

    private static int longest(int[] rows) {
        return Arrays.stream(rows).map(ROWS::length).max().orElse(0);
    }

    private static List<int[]> randomTexts(int count, int longest) {
        SeededRandom random = new SeededRandom(3);
        List<int[]> texts = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            texts.add(IntStream.range(0, 1 + (int) random.below(longest))
                    .map(step -> 2 + (int) random.below(VOCABULARY - 2))
                    .toArray());
        }
        return texts;
    }

    /** Rows in memory whose class follows from their number. */
    private record Rows(List<int[]> texts) implements EncodedRows {
        int tokenCount() {
            return texts.stream().mapToInt(tokens -> tokens.length).sum();
        }

        @Override
        public int size() {
            return texts.size();
        }

        @Override
        public int[] tokens(int row) {
            return texts.get(row).clone();
        }

        @Override
        public int length(int row) {
            return texts.get(row).length;
        }

        @Override
        public int label(int row) {
            return row * 7 % CLASSES;
        }

        @Override
        public long line(int row) {
            return row + 2L;
        }
    }
}
