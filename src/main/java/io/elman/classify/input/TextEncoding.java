package io.elman.classify.input;

import io.elman.data.BatchOrder;
import io.elman.data.text.EncodedRows;
import io.elman.data.text.TextEncoder;
import io.elman.data.text.Vocabulary;
import io.elman.data.text.batch.BatchSpec;
import io.elman.data.text.batch.TextBatches;
import io.elman.engine.parallel.Crew;
import io.elman.model.Model;
import io.elman.model.SequenceClassifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Texts as token indices.
 *
 * @param oneHot whether the network reads tokens as one-hot
 */
record TextEncoding(TextEncoder encoder, boolean oneHot) implements Encoding<String> {
    /** Large enough for the matrix products to be efficient, small enough for the states of all steps. */
    private static final int BATCH = 512;

    private static final String VOCABULARY = "vocabulary.txt";

    /** Takes the number of a row and the probability of each class. */
    interface RowAnswers {
        void add(int row, double[] probabilities);
    }

    /** @throws IllegalArgumentException or ElmanException if the vocabulary is missing or broken */
    static Vocabulary vocabulary(Model model, String zip) {
        byte[] words = model.text(VOCABULARY).getBytes(StandardCharsets.UTF_8);
        return Vocabulary.read(zip + "!" + VOCABULARY, words);
    }

    @Override
    public int inputs() {
        return encoder.vocabulary().size();
    }

    @Override
    public Map<String, byte[]> entries() {
        return Map.of(VOCABULARY, encoder.vocabulary().toBytes());
    }

    @Override
    public double[][] probabilities(SequenceClassifier network, List<String> texts) {
        EncodedRows rows = EncodedRows.unlabelled(
                texts.parallelStream().map(encoder::encode).toList());
        double[][] probabilities = new double[rows.size()][];
        List<int[]> batches = new ArrayList<>();
        batches(rows).forEachRemaining(batches::add);
        // From both ends of the lengths: half of the batches would be most of the work.
        Crew.shared()
                .run(
                        batches.size(),
                        part -> answer(network, rows, batches.get(part), (row, one) -> probabilities[row] = one));
        return probabilities;
    }

    /** Hands over the answer to each row, batch by batch. */
    void forEach(SequenceClassifier network, EncodedRows rows, RowAnswers answers) {
        batches(rows).forEachRemaining(batch -> answer(network, rows, batch, answers));
    }

    /** Neighbours of similar length, so that most of a batch ends together. */
    private static Iterator<int[]> batches(EncodedRows rows) {
        return BatchOrder.of(BATCH).inOrder(rows.size(), rows::length);
    }

    private void answer(SequenceClassifier network, EncodedRows rows, int[] batch, RowAnswers answers) {
        double[][] probabilities = network.readsTokens()
                ? network.probabilities(
                        Arrays.stream(batch).mapToObj(rows::tokens).toArray(int[][]::new))
                : throughTensors(network, rows, batch);
        for (int i = 0; i < batch.length; i++) {
            answers.add(batch[i], probabilities[i]);
        }
    }

    /** The way that training goes, too; converting the tokens costs more than the engine's own way in all. */
    private double[][] throughTensors(SequenceClassifier network, EncodedRows rows, int[] batch) {
        BatchSpec spec = BatchSpec.of(batch.length, 0, 0);
        DataSet data = new TextBatches(rows, oneHot ? spec.withOneHot(inputs()) : spec)
                .of(batch)
                .data();
        return network.probabilities(data.getFeatures(), data.getFeaturesMaskArray());
    }
}
