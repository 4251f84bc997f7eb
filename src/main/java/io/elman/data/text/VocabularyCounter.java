package io.elman.data.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts tokens in bounded memory. Once there are more different tokens than the bound, the rarest are forgotten until
 * half of the bound is left; one of those that comes again starts at zero. What is frequent keeps its exact count unless
 * it was rare for a long time first.
 */
public final class VocabularyCounter {
    /** Some 50 MB of memory, and far above any vocabulary that can be learned. */
    private static final int MOST_DIFFERENT = 500_000;

    private static final Comparator<Map.Entry<String, int[]>> BY_COUNT_THEN_TEXT = Comparator.comparingInt(
                    (Map.Entry<String, int[]> entry) -> -entry.getValue()[0])
            .thenComparing(Map.Entry::getKey, VocabularyCounter::compareCodePoints);

    private final int mostDifferent;
    private final Map<String, int[]> counts = new HashMap<>();

    public VocabularyCounter() {
        this(MOST_DIFFERENT);
    }

    VocabularyCounter(int mostDifferent) {
        this.mostDifferent = mostDifferent;
    }

    public void count(List<String> tokens) {
        for (String token : tokens) {
            counts.computeIfAbsent(token, unused -> new int[1])[0]++;
        }
        if (counts.size() > mostDifferent) {
            forgetTheRarest();
        }
    }

    /**
     * Returns the vocabulary of the most frequent tokens; of equally frequent ones those first in order of code points.
     *
     * @param size with the two entries that stand for padding and for unknown tokens
     */
    public Vocabulary vocabulary(int size) {
        return vocabulary(size, 1);
    }

    /**
     * Returns as {@link #vocabulary(int)}, without tokens that are too rare.
     *
     * @param minimumCount of a token that is taken
     */
    public Vocabulary vocabulary(int size, int minimumCount) {
        return new Vocabulary(counts.entrySet().stream()
                .filter(token -> token.getValue()[0] >= minimumCount)
                .sorted(BY_COUNT_THEN_TEXT)
                .limit(Math.max(0, size - Vocabulary.FIRST_TOKEN))
                .map(Map.Entry::getKey)
                .toList());
    }

    private void forgetTheRarest() {
        for (int rarest = 1; counts.size() > mostDifferent / 2; rarest++) {
            int most = rarest;
            counts.values().removeIf(count -> count[0] <= most);
        }
    }

    /** Differs from {@link String#compareTo} where a surrogate pair meets a character above the surrogates. */
    private static int compareCodePoints(String a, String b) {
        int at = 0;
        while (at < a.length() && at < b.length() && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        if (at == a.length() || at == b.length()) {
            return a.length() - b.length();
        }
        return rank(a.charAt(at)) - rank(b.charAt(at));
    }

    /** Moves the surrogates, which stand for the highest code points, above all other characters. */
    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + Character.MAX_VALUE : c;
    }
}
