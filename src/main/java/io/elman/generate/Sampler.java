package io.elman.generate;

import io.elman.data.SeededRandom;
import io.elman.data.text.Vocabulary;
import java.util.Arrays;

/** Draws one symbol after the other; padding and the unknown are never drawn. For one text. */
final class Sampler {
    private final Sampling sampling;
    private final SeededRandom random;
    private final double[] sorted;

    Sampler(Sampling sampling, int symbols) {
        this.sampling = sampling;
        this.random = new SeededRandom(sampling.seed());
        this.sorted = new double[symbols - Vocabulary.FIRST_TOKEN];
    }

    /** @param scores logarithms of probabilities, up to a summand; modified */
    int next(double[] scores) {
        int best = Vocabulary.FIRST_TOKEN;
        for (int symbol = best; symbol < scores.length; symbol++) {
            if (scores[symbol] > scores[best]) {
                best = symbol;
            }
        }
        if (sampling.temperature() == 0) {
            return best;
        }
        double highest = scores[best];
        for (int symbol = Vocabulary.FIRST_TOKEN; symbol < scores.length; symbol++) {
            scores[symbol] = Math.exp((scores[symbol] - highest) / sampling.temperature());
        }
        int most = sampling.topK() == 0 ? sorted.length : Math.min(sorted.length, sampling.topK());
        if (most < sorted.length || sampling.topP() < 1) {
            keepMostProbable(scores, most);
        }
        return draw(scores, best);
    }

    /** @param weights modified: zero where a symbol is not to be drawn */
    private void keepMostProbable(double[] weights, int most) {
        System.arraycopy(weights, Vocabulary.FIRST_TOKEN, sorted, 0, sorted.length);
        Arrays.sort(sorted);
        double left = 0;
        for (int rank = 1; rank <= most; rank++) {
            left += sorted[sorted.length - rank];
        }
        left *= sampling.topP();
        int kept = 0;
        while (kept < most && (kept == 0 || left > 0)) {
            kept++;
            left -= sorted[sorted.length - kept];
        }
        double least = sorted[sorted.length - kept];
        // Of symbols that are as probable as the least one, the first are kept.
        int ties = kept;
        for (int symbol = Vocabulary.FIRST_TOKEN; symbol < weights.length; symbol++) {
            ties -= weights[symbol] > least ? 1 : 0;
        }
        for (int symbol = Vocabulary.FIRST_TOKEN; symbol < weights.length; symbol++) {
            if (weights[symbol] < least || weights[symbol] == least && ties-- <= 0) {
                weights[symbol] = 0;
            }
        }
    }

    /** @param otherwise for a sum that rounding left short */
    private int draw(double[] weights, int otherwise) {
        double sum = 0;
        for (int symbol = Vocabulary.FIRST_TOKEN; symbol < weights.length; symbol++) {
            sum += weights[symbol];
        }
        double ticket = random.nextDouble() * sum;
        for (int symbol = Vocabulary.FIRST_TOKEN; symbol < weights.length; symbol++) {
            ticket -= weights[symbol];
            if (ticket < 0) {
                return symbol;
            }
        }
        return otherwise;
    }
}
