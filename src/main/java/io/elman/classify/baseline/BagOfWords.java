package io.elman.classify.baseline;

import io.elman.data.text.Tokenizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Logistic regression on the words and pairs of neighbouring words of a text: blind to order beyond two words, and hard
 * to beat (Wang and Manning, Baselines and Bigrams, 2012).
 *
 * <p>One classifier a class against the rest, {@code p_k = sigmoid(b_k + sum of w_k over the features)}, scaled to sum to
 * one. Each feature counts once, and the features of a text are scaled to unit length.
 */
public final class BagOfWords implements Baseline<String> {
    /** The entry of the model zip. */
    public static final String ENTRY = "bag-of-words.txt";

    private final Tokenizer tokenizer;
    private final double[] bias;
    private final Map<String, float[]> weights;

    /**
     * @param bias one a class; kept, not modified
     * @param weights by feature, one a class; kept, not modified
     */
    BagOfWords(Tokenizer tokenizer, double[] bias, Map<String, float[]> weights) {
        this.tokenizer = tokenizer;
        this.bias = bias;
        this.weights = weights;
    }

    @Override
    public String name() {
        return "bag_of_words";
    }

    @Override
    public double[] probabilities(String text) {
        List<float[]> known = new ArrayList<>();
        for (String feature : features(tokenizer, text)) {
            float[] weight = weights.get(feature);
            if (weight != null) {
                known.add(weight);
            }
        }
        return probabilities(known);
    }

    @Override
    public String entry() {
        return ENTRY;
    }

    @Override
    public String write() {
        return BagOfWordsFile.write(this);
    }

    double[] bias() {
        return bias;
    }

    Map<String, float[]> weights() {
        return weights;
    }

    private double[] probabilities(Collection<float[]> known) {
        double scale = scale(known.size());
        double[] probabilities = new double[bias.length];
        double sum = 0;
        for (int label = 0; label < bias.length; label++) {
            double score = bias[label];
            for (float[] weight : known) {
                score += scale * weight[label];
            }
            probabilities[label] = 1 / (1 + Math.exp(-score));
            sum += probabilities[label];
        }
        for (int label = 0; label < bias.length; label++) {
            probabilities[label] /= sum;
        }
        return probabilities;
    }

    /** Returns the value of each of a text's features that makes their vector one long. */
    static double scale(int features) {
        return features == 0 ? 0 : 1 / Math.sqrt(features);
    }

    /** Returns the words of a text and the pairs of neighbours, each once, in order of their first place. */
    static Set<String> features(Tokenizer tokenizer, String text) {
        List<String> words = tokenizer.tokenize(text, Integer.MAX_VALUE);
        Set<String> features = new LinkedHashSet<>(words);
        for (int index = 1; index < words.size(); index++) {
            features.add(words.get(index - 1) + " " + words.get(index));
        }
        return features;
    }

    /** Returns an empty map that keeps the order in which features come. */
    static Map<String, float[]> emptyWeights() {
        return new LinkedHashMap<>();
    }
}
