package io.elman.translate.score;

import java.util.List;

/**
 * Corpus chrF2 from 0 to 100, with one reference a translation:
 *
 * <pre>
 *     chrF = 100 (1 + b^2) P R / (b^2 P + R), b = 2
 * </pre>
 *
 * where P and R are the precision and the recall of runs of 1 to 6 characters, white space left out, each the mean over the
 * orders that both texts have: M. Popovic, <i>chrF: character n-gram F-score for automatic MT evaluation</i>, 2015.
 */
public final class Chrf {
    private static final int ORDERS = 6;
    private static final double WEIGHT = 4;

    private final long[] matches = new long[ORDERS];
    private final long[] totals = new long[ORDERS];
    private final long[] wanted = new long[ORDERS];

    /** Takes a translation and what it should be. */
    public void add(String translation, String reference) {
        List<String> own = characters(translation);
        List<String> right = characters(reference);
        for (int order = 1; order <= ORDERS; order++) {
            NgramCounts counts = NgramCounts.of(own, order);
            NgramCounts reached = NgramCounts.of(right, order);
            // Where the reference has no run of this length, none can be wrong.
            totals[order - 1] += reached.total() == 0 ? 0 : counts.total();
            wanted[order - 1] += reached.total();
            matches[order - 1] += counts.matches(reached);
        }
    }

    /** Returns the score of all pairs so far; 0 without any match. */
    public double score() {
        double precision = 0;
        double recall = 0;
        int orders = 0;
        for (int order = 0; order < ORDERS; order++) {
            if (totals[order] > 0 && wanted[order] > 0) {
                precision += (double) matches[order] / totals[order];
                recall += (double) matches[order] / wanted[order];
                orders++;
            }
        }
        if (precision + recall == 0) {
            return 0;
        }
        return 100 * (1 + WEIGHT) * (precision / orders) * (recall / orders) / ((WEIGHT * precision + recall) / orders);
    }

    private static List<String> characters(String text) {
        return text.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .mapToObj(Character::toString)
                .toList();
    }
}
