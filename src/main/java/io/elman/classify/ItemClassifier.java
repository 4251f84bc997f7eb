package io.elman.classify;

import io.elman.classify.input.Encoding;
import io.elman.classify.input.Modality;
import io.elman.classify.score.Scores;
import io.elman.model.SequenceClassifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network with what turns items of one modality into its input. Safe to be shared by threads.
 *
 * @param labels the classes, in the order of the network's outputs
 */
record ItemClassifier<T>(Modality<T> modality, Encoding<T> encoding, SequenceClassifier network, List<String> labels) {
    /** Returns the answers to items, in their order. */
    List<Prediction> classify(List<T> items) {
        return Arrays.stream(probabilities(items)).map(this::prediction).toList();
    }

    /** Returns the probabilities of each class [item][class]; new array. */
    double[][] probabilities(List<T> items) {
        return encoding.probabilities(network, items);
    }

    /** @throws IllegalArgumentException if items of another class are classified */
    <U> ItemClassifier<U> of(Class<U> type) {
        if (modality.type() != type) {
            throw new IllegalArgumentException(
                    "this model classifies a " + modality.noun() + ", not a " + type.getSimpleName());
        }
        @SuppressWarnings("unchecked")
        ItemClassifier<U> same = (ItemClassifier<U>) this;
        return same;
    }

    private Prediction prediction(double[] probabilities) {
        Map<String, Double> byLabel = new LinkedHashMap<>();
        for (int label = 0; label < probabilities.length; label++) {
            byLabel.put(labels.get(label), probabilities[label]);
        }
        return new Prediction(labels.get(Scores.mostProbable(probabilities)), byLabel);
    }
}
