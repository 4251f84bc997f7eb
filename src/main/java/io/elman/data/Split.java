package io.elman.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Which part each row of a file belongs to, given only how many rows there are of each class (or group): nothing is
 * kept for a row, and every pass over the file meets the same parts again. The same seed gives the same parts on every
 * JVM.
 */
public final class Split {
    private static final Part[] PARTS = Part.values();

    private final long[][] rowsPerClassAndPart;
    private final Map<String, Part> partOfGroup;
    private final long seed;

    /**
     * How much of the file is held out.
     *
     * @param test of all rows
     * @param validation of the rows that are not for the test
     */
    public record Fractions(double test, double validation) {
        public Fractions {
            if (!(test >= 0 && test < 1 && validation >= 0 && validation < 1)) {
                throw new IllegalArgumentException("a fraction is at least 0 and below 1: " + test + ", " + validation);
            }
        }
    }

    /** One pass over the rows, from the first to the last. */
    @FunctionalInterface
    public interface Pass {
        /**
         * Returns the part of the next row.
         *
         * @throws IllegalStateException when the rows are not those that were counted
         */
        Part next(int label, String group);
    }

    private Split(long[][] rowsPerClassAndPart, Map<String, Part> partOfGroup, long seed) {
        this.rowsPerClassAndPart = rowsPerClassAndPart;
        this.partOfGroup = partOfGroup;
        this.seed = seed;
    }

    /**
     * Returns a split that divides each class by the fractions, rounded; each class has a row in every wanted part if it
     * has rows enough, first in training, then in test, then in validation.
     *
     * @param rowsPerClass not modified
     */
    public static Split stratified(long[] rowsPerClass, Fractions fractions, long seed) {
        long[][] shares = new long[rowsPerClass.length][];
        for (int label = 0; label < shares.length; label++) {
            shares[label] = shares(rowsPerClass[label], fractions);
        }
        return new Split(shares, Map.of(), seed);
    }

    /**
     * Returns a split that keeps the rows of a group together: groups in random order go to the test until it has its
     * fraction of the rows, then to validation, the others to training. Holds an entry a group.
     *
     * @param rowsPerGroup not modified
     */
    public static Split grouped(Map<String, Long> rowsPerGroup, Fractions fractions, long seed) {
        List<String> groups = shuffled(rowsPerGroup, seed);
        long all = rowsPerGroup.values().stream().mapToLong(Long::longValue).sum();
        long test = Math.round(all * fractions.test());
        // Groups that have to be left for the parts that come after.
        int later = fractions.validation() > 0 ? 2 : 1;
        Map<String, Part> parts = new HashMap<>();
        long held = fill(Part.TEST, groups, test, later, rowsPerGroup, parts);
        fill(Part.VALIDATION, groups, Math.round((all - held) * fractions.validation()), 1, rowsPerGroup, parts);
        groups.forEach(group -> parts.put(group, Part.TRAIN));
        return new Split(new long[0][], parts, seed);
    }

    /** Returns a new pass; all passes give the same parts. */
    public Pass begin() {
        return partOfGroup.isEmpty() ? new Draw() : (label, group) -> known(partOfGroup.get(group));
    }

    private static long[] shares(long rows, Fractions fractions) {
        long test = held(rows, fractions.test());
        long rest = rows - test;
        long validation = held(rest, fractions.validation());
        long[] shares = new long[PARTS.length];
        shares[Part.TEST.ordinal()] = test;
        shares[Part.VALIDATION.ordinal()] = validation;
        shares[Part.TRAIN.ordinal()] = rest - validation;
        return shares;
    }

    private static long held(long rows, double fraction) {
        long wanted = fraction > 0 ? Math.max(1, Math.round(rows * fraction)) : 0;
        return Math.max(0, Math.min(wanted, rows - 1));
    }

    private static List<String> shuffled(Map<String, Long> rowsPerGroup, long seed) {
        List<String> sorted = List.copyOf(new TreeMap<>(rowsPerGroup).keySet());
        int[] order = IntStream.range(0, sorted.size()).toArray();
        new SeededRandom(seed).shuffle(order);
        return new ArrayList<>(IntStream.of(order).mapToObj(sorted::get).toList());
    }

    /** Moves groups from the end of the list until the part has its rows; returns how many rows it got. */
    private static long fill(
            Part part,
            List<String> groups,
            long wanted,
            int leave,
            Map<String, Long> rowsPerGroup,
            Map<String, Part> parts) {
        long filled = 0;
        while (filled < wanted && groups.size() > leave) {
            String group = groups.remove(groups.size() - 1);
            parts.put(group, part);
            filled += rowsPerGroup.get(group);
        }
        return filled;
    }

    private static Part known(Part part) {
        if (part == null) {
            throw new IllegalStateException("a row that was not there when the rows were counted");
        }
        return part;
    }

    /**
     * Draws without replacement from what is left of a class (Knuth, <i>The Art of Computer Programming</i> 2, 3.4.2,
     * algorithm S): exact counts and equal chances without a list of the rows.
     */
    private final class Draw implements Pass {
        private final long[][] left = new long[rowsPerClassAndPart.length][];
        private final SeededRandom[] dice = new SeededRandom[left.length];

        Draw() {
            for (int label = 0; label < left.length; label++) {
                left[label] = rowsPerClassAndPart[label].clone();
                dice[label] = new SeededRandom(seed, label);
            }
        }

        @Override
        public Part next(int label, String group) {
            long rows = LongStream.of(left[label]).sum();
            long ticket = rows > 0 ? dice[label].below(rows) : Long.MAX_VALUE;
            for (Part part : PARTS) {
                if (ticket < left[label][part.ordinal()]) {
                    left[label][part.ordinal()]--;
                    return part;
                }
                ticket -= left[label][part.ordinal()];
            }
            return known(null);
        }
    }
}
