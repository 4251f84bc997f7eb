package io.elman.generate.baseline;

/**
 * Foretells the next symbol by what followed the last symbols in a text: the interpolation of I. Witten and T. Bell, <i>The
 * zero-frequency problem</i>, IEEE Transactions on Information Theory 37, 1991. A context h that was followed c(h) times, by
 * t(h) different symbols, gives
 *
 * <pre>
 *     P(w | h) = (c(hw) + t(h) P(w | h')) / (c(h) + t(h))
 * </pre>
 *
 * where h' is h without its first symbol; below the empty context all symbols are equally likely.
 *
 * @param order how many symbols are looked at, the next one included
 * @param symbols how many different ones there are
 */
public record WittenBell(NgramCounts counts, int order, int symbols) {
    /** @throws IllegalArgumentException if such long sequences were not counted */
    public WittenBell {
        if (order < 1 || order > counts.order() || symbols < 1) {
            throw new IllegalArgumentException("sequences of " + order + " of " + symbols + " symbols where those of "
                    + counts.order() + " were counted");
        }
    }

    /**
     * Returns the mean surprise of symbols, nats a symbol, after all those before them.
     *
     * @param text not modified
     * @param from the first one that counts
     * @param to the end of those that count
     */
    public double nats(int[] text, int from, int to) {
        int[] context = counts.begin();
        for (int i = Math.max(0, from - order); i < from; i++) {
            counts.read(context, text[i]);
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum -= Math.log(probability(context, text[i]));
            counts.read(context, text[i]);
        }
        return sum / (to - from);
    }

    /** @param context of {@link NgramCounts#begin}; not modified */
    double probability(int[] context, int symbol) {
        double probability = 1.0 / symbols;
        for (int length = 0; length < order; length++) {
            int node = context[length];
            double different = counts.distinct(node);
            if (different > 0) {
                double times = counts.count(counts.child(node, symbol));
                probability = (times + different * probability) / (counts.total(node) + different);
            }
        }
        return probability;
    }
}
