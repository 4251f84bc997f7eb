package io.elman.translate.baseline;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How many characters have to be put in, left out or replaced to make one text of another (Levenshtein). A column of the
 * table is computed 64 rows at a time, as bits that say where it goes up or down: G. Myers, <i>A Fast Bit-Vector Algorithm for
 * Approximate String Matching Based on Dynamic Programming</i>, 1999, in the form of H. Hyyro, 2003.
 */
final class EditDistance {
    private static final long LAST = 1L << (Long.SIZE - 1);

    private final int length;
    private final int words;
    private final Map<Integer, long[]> places = new HashMap<>();
    private final long[] none;

    /** @param text that others are compared to */
    EditDistance(String text) {
        int[] characters = text.codePoints().toArray();
        length = characters.length;
        words = (length + Long.SIZE - 1) / Long.SIZE;
        none = new long[words];
        for (int i = 0; i < length; i++) {
            places.computeIfAbsent(characters[i], unused -> new long[words])[i / Long.SIZE] |= 1L << i;
        }
    }

    /** @param other code points; not modified */
    int to(int[] other) {
        if (length == 0) {
            return other.length;
        }
        long[] up = new long[words];
        long[] down = new long[words];
        Arrays.fill(up, -1);
        int distance = length;
        for (int character : other) {
            distance += column(places.getOrDefault(character, none), up, down);
        }
        return distance;
    }

    /** Advances by one column and returns by how much its last row differs from that of the column before. */
    private int column(long[] equal, long[] up, long[] down) {
        // The row above the first grows by one with each column.
        int carry = 1;
        for (int word = 0; word < words; word++) {
            long same = equal[word] | (carry < 0 ? 1 : 0);
            long vertical = equal[word] | down[word];
            long diagonal = (((same & up[word]) + up[word]) ^ up[word]) | same;
            long right = down[word] | ~(diagonal | up[word]);
            long left = up[word] & diagonal;
            long edge = word == words - 1 ? 1L << (length - 1) : LAST;
            int out = (right & edge) != 0 ? 1 : (left & edge) != 0 ? -1 : 0;
            right = right << 1 | (carry > 0 ? 1 : 0);
            left = left << 1 | (carry < 0 ? 1 : 0);
            up[word] = left | ~(vertical | right);
            down[word] = right & vertical;
            carry = out;
        }
        return carry;
    }
}
