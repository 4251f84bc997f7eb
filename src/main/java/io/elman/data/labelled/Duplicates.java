package io.elman.data.labelled;

import io.elman.data.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Items that stand in two parts. A model that remembers them looks better than it is, so they are told; they are not
 * taken out, because which of them is wrong only the user knows.
 *
 * @param heldOut the part the rows are counted in
 * @param other the part in which the same items stand as well
 * @param rows of the held-out part whose item stands in the other part, too
 * @param examples the first of them
 */
public record Duplicates(Part heldOut, Part other, long rows, List<Example> examples) {
    private static final int MOST_EXAMPLES = 5;

    /** The lines on which the same item stands. */
    public record Example(long heldOutLine, long otherLine) {}

    /**
     * Returns a sentence for the user.
     *
     * @param what an item is called
     */
    public String describe(String what) {
        Example first = examples.get(0);
        return "the %s of %d rows of the %s part also stands in the %s part, that of line %d in line %d for one"
                .formatted(what, rows, name(heldOut), name(other), first.heldOutLine(), first.otherLine());
    }

    private static String name(Part part) {
        return part == Part.TRAIN ? "training" : part.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the duplicates between two parts. Holds 8 bytes a held-out row; items are compared by a hash of 64 bits.
     */
    static Duplicates between(Part heldOut, RowStore heldOutRows, Part other, RowStore otherRows) {
        long[] hashes = hashes(heldOutRows);
        Arrays.sort(hashes);
        BitSet found = new BitSet(hashes.length);
        Map<Long, Long> lines = new HashMap<>();
        for (int row = 0; row < otherRows.size() && hashes.length > 0; row++) {
            int at = Arrays.binarySearch(hashes, otherRows.hash(row));
            if (at >= 0) {
                found.set(at);
                if (lines.size() < MOST_EXAMPLES) {
                    lines.putIfAbsent(hashes[at], otherRows.line(row));
                }
            }
        }
        return found.isEmpty()
                ? new Duplicates(heldOut, other, 0, List.of())
                : count(heldOut, heldOutRows, other, new Found(hashes, found, lines));
    }

    private record Found(long[] hashes, BitSet places, Map<Long, Long> lines) {
        /** The search for a hash ends at the same place every time, also where the hash is there more than once. */
        boolean has(long hash) {
            int at = Arrays.binarySearch(hashes, hash);
            return at >= 0 && places.get(at);
        }
    }

    private static Duplicates count(Part heldOut, RowStore rows, Part other, Found found) {
        long count = 0;
        List<Example> examples = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            long hash = rows.hash(row);
            if (found.has(hash)) {
                count++;
                Long line = found.lines().get(hash);
                if (line != null && examples.size() < MOST_EXAMPLES) {
                    examples.add(new Example(rows.line(row), line));
                }
            }
        }
        return new Duplicates(heldOut, other, count, List.copyOf(examples));
    }

    private static long[] hashes(RowStore rows) {
        long[] hashes = new long[rows.size()];
        for (int row = 0; row < hashes.length; row++) {
            hashes[row] = rows.hash(row);
        }
        return hashes;
    }
}
