package io.elman.classify.input;

import io.elman.data.BatchOrder;
import io.elman.data.SeededRandom;
import io.elman.data.sequence.FrameEncoder;
import io.elman.data.sequence.FrameRows;
import io.elman.data.sequence.FrameTensors;
import io.elman.data.sequence.Frames;
import io.elman.model.SequenceClassifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Items as numbers over time.
 *
 * @param entries that the encoder is made of again
 */
record FrameEncoding<T>(FrameEncoder<T> encoder, Map<String, byte[]> entries) implements Encoding<T> {
    private static final int BATCH = 64;

    /** Items whose steps stand in memory at a time; neighbours of similar length come together. */
    private static final int TOGETHER = 10 * BATCH;

    @Override
    public int inputs() {
        return encoder.features();
    }

    @Override
    public double[][] probabilities(SequenceClassifier network, List<T> items) {
        double[][] probabilities = new double[items.size()][];
        for (int from = 0; from < items.size(); from += TOGETHER) {
            int start = from;
            List<Frames> frames = items.subList(from, Math.min(items.size(), from + TOGETHER)).parallelStream()
                    .map(encoder::encode)
                    .toList();
            List<int[]> batches = new ArrayList<>();
            BatchOrder.of(BATCH)
                    .inOrder(frames.size(), row -> frames.get(row).steps())
                    .forEachRemaining(batches::add);
            batches.parallelStream().forEach(batch -> {
                double[][] answers = answers(
                        network, Arrays.stream(batch).mapToObj(frames::get).toList());
                for (int i = 0; i < batch.length; i++) {
                    probabilities[start + batch[i]] = answers[i];
                }
            });
        }
        return probabilities;
    }

    /** Hands over the class of each row and its answer, batch by batch. */
    void forEach(SequenceClassifier network, FrameRows rows, Examples.Answers answers) {
        BatchOrder.of(BATCH).inOrder(rows.size(), rows::length).forEachRemaining(batch -> {
            List<Frames> frames = Arrays.stream(batch)
                    .mapToObj(row -> rows.frames(row, new SeededRandom(row)))
                    .toList();
            double[][] probabilities = answers(network, frames);
            for (int i = 0; i < batch.length; i++) {
                answers.add(rows.label(batch[i]), probabilities[i]);
            }
        });
    }

    private static double[][] answers(SequenceClassifier network, List<Frames> frames) {
        FrameTensors tensors = FrameTensors.of(frames);
        return network.probabilities(tensors.features(), tensors.mask());
    }
}
