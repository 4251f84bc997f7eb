package io.elman.translate.score;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each run of tokens stands in a text. */
record NgramCounts(Map<List<String>, Integer> counts) {
    /** Returns the runs of a length. */
    static NgramCounts of(List<String> tokens, int order) {
        Map<List<String>, Integer> counts = new HashMap<>();
        for (int from = 0; from + order <= tokens.size(); from++) {
            counts.merge(tokens.subList(from, from + order), 1, Integer::sum);
        }
        return new NgramCounts(counts);
    }

    long total() {
        return counts.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** Returns how many runs also stand in another text, each counted as often as it stands there at most. */
    long matches(NgramCounts other) {
        return counts.entrySet().stream()
                .mapToLong(run -> Math.min(run.getValue(), other.counts.getOrDefault(run.getKey(), 0)))
                .sum();
    }
}
