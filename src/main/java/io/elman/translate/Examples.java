package io.elman.translate;

import io.elman.data.text.pair.PairSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Some translations to be shown, and how many were right by the length of their source. */
final class Examples implements Judge.Listener {
    private static final int MOST = 8;
    private static final int LENGTHS_TOGETHER = 10;

    private final List<Example> right = new ArrayList<>();
    private final List<Example> wrong = new ArrayList<>();
    private final TreeMap<Integer, long[]> byLength = new TreeMap<>();

    /** A pair and its translation. */
    record Example(PairSource.Pair pair, Translation translation) {}

    /**
     * How many translations of sources of some lengths there are.
     *
     * @param from the shortest, in tokens
     * @param to the longest
     */
    record Lengths(int from, int to, long rows, long exact) {
        double share() {
            return (double) exact / rows;
        }
    }

    @Override
    public void translated(PairSource.Pair pair, Translation translation, boolean isExact) {
        List<Example> kind = isExact ? right : wrong;
        if (kind.size() < MOST) {
            kind.add(new Example(pair, translation));
        }
        int length = translation.attention().source().size();
        long[] counts = byLength.computeIfAbsent(length / LENGTHS_TOGETHER, unused -> new long[2]);
        counts[0]++;
        counts[1] += isExact ? 1 : 0;
    }

    /** Returns the first that were right, in the order of the file. */
    List<Example> right() {
        return List.copyOf(right);
    }

    /** Returns the first that were wrong, in the order of the file. */
    List<Example> wrong() {
        return List.copyOf(wrong);
    }

    /** Returns the counts, the shortest sources first. */
    List<Lengths> byLength() {
        return byLength.entrySet().stream()
                .map(entry -> new Lengths(
                        entry.getKey() * LENGTHS_TOGETHER,
                        entry.getKey() * LENGTHS_TOGETHER + LENGTHS_TOGETHER - 1,
                        entry.getValue()[0],
                        entry.getValue()[1]))
                .toList();
    }
}
