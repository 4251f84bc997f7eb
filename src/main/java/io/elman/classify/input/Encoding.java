package io.elman.classify.input;

import io.elman.model.SequenceClassifier;
import java.util.List;
import java.util.Map;

/** What turns items into a network's input, as it was fitted on the training part. Safe to be shared by threads. */
public interface Encoding<T> {
    /** Returns how many tokens are told apart, or how many numbers a step has. */
    int inputs();

    /**
     * Returns the probabilities of each class [item][class]; new array. The cores share the work in batches that do not
     * depend on their number.
     */
    double[][] probabilities(SequenceClassifier network, List<T> items);

    /** Returns what a model zip needs to encode items again, by entry. */
    Map<String, byte[]> entries();
}
