package io.elman.classify;

import java.util.Map;

/**
 * The answer to one item.
 *
 * @param label the most probable class
 * @param probabilities of each class, in the order of the labels; they sum to one
 */
public record Prediction(String label, Map<String, Double> probabilities) {
    /** Returns the probability of the most probable class. */
    public double probability() {
        return probabilities.get(label);
    }
}
