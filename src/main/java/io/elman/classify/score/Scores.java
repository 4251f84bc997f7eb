package io.elman.classify.score;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts rows with their answers, and sums up how good the answers were. */
public final class Scores {
    /** An answer of exactly 0 for the right class would make the mean infinite; floats carry no smaller number. */
    private static final double SMALLEST_PROBABILITY = Float.MIN_NORMAL;

    private final ConfusionMatrix confusion;
    private double lossSum;

    public Scores(List<String> labels) {
        this.confusion = new ConfusionMatrix(labels);
    }

    /** @param probabilities one a class; not modified */
    public void add(int actual, double[] probabilities) {
        confusion.add(actual, mostProbable(probabilities));
        lossSum -= Math.log(Math.max(SMALLEST_PROBABILITY, probabilities[actual]));
    }

    public ConfusionMatrix confusion() {
        return confusion;
    }

    /** Returns the mean of minus the logarithm of the right class's probability, in nats. */
    public double loss() {
        return lossSum / confusion.rows();
    }

    /** Returns the figures by the names that scripts rely on. */
    public Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", confusion.accuracy());
        metrics.put("balanced_accuracy", confusion.balancedAccuracy());
        metrics.put("macro_f1", confusion.macroF1());
        metrics.put("loss", loss());
        return metrics;
    }

    /** Returns the index of the largest value, the first of equal ones. */
    public static int mostProbable(double[] probabilities) {
        int best = 0;
        for (int label = 1; label < probabilities.length; label++) {
            if (probabilities[label] > probabilities[best]) {
                best = label;
            }
        }
        return best;
    }
}
