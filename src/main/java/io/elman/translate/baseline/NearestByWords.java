package io.elman.translate.baseline;

import io.elman.data.text.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Nearest is the source with the largest cosine of its words, each weighted by {@code tf ln(N / df)} (K. Sparck Jones, <i>A
 * Statistical Interpretation of Term Specificity</i>, 1972). Only sources that share a word are looked at.
 */
public final class NearestByWords implements Baseline {
    private static final int MOST_TOKENS = 1_000;

    private final Tokenizer tokenizer = Tokenizer.words(true);
    private final List<String> targets;
    private final Map<String, List<Posting>> postings = new HashMap<>();
    private final double[] lengths;

    /** How often a word stands in a source. */
    private record Posting(int source, int count) {}

    /**
     * @param sources of the training part
     * @param targets the target of each
     */
    public NearestByWords(List<String> sources, List<String> targets) {
        this.targets = List.copyOf(targets);
        this.lengths = new double[sources.size()];
        for (int source = 0; source < sources.size(); source++) {
            int place = source;
            counts(sources.get(source))
                    .forEach((word, count) -> postings.computeIfAbsent(word, unused -> new ArrayList<>())
                            .add(new Posting(place, count)));
        }
        postings.forEach((word, all) ->
                all.forEach(posting -> lengths[posting.source] += Math.pow(posting.count * rarity(all), 2)));
        for (int source = 0; source < lengths.length; source++) {
            lengths[source] = Math.sqrt(lengths[source]);
        }
    }

    @Override
    public String name() {
        return "nearest_source";
    }

    @Override
    public String translate(String source) {
        // Nearly every source shares a point or an article: a number for each is less work than a map of those that do.
        double[] products = new double[lengths.length];
        counts(source).forEach((word, count) -> {
            List<Posting> all = postings.getOrDefault(word, List.of());
            double rarity = rarity(all);
            for (Posting posting : all) {
                products[posting.source] += count * rarity * posting.count * rarity;
            }
        });
        int nearest = 0;
        double largest = 0;
        for (int place = 0; place < products.length; place++) {
            double cosine = products[place] / lengths[place];
            if (cosine > largest) {
                largest = cosine;
                nearest = place;
            }
        }
        return targets.get(nearest);
    }

    private double rarity(List<Posting> all) {
        return all.isEmpty() ? 0 : Math.log((double) lengths.length / all.size());
    }

    private Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new HashMap<>();
        tokenizer.tokenize(text, MOST_TOKENS).forEach(word -> counts.merge(word, 1, Integer::sum));
        return counts;
    }
}
