package io.elman;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known word a user meant. */
public final class Suggestion {
    /** More of the word than this share may not be mistyped: past it a guess is more likely wrong than right. */
    private static final double MOST_MISTYPED = 0.4;

    private Suggestion() {}

    /**
     * Returns the known word with the fewest edits (insert, delete, replace, swap of neighbours; case counts for
     * nothing) to the given one; empty when none is reasonably close. Of equally close words the first in order of text.
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate -> isClose(wanted, candidate.toLowerCase(Locale.ROOT)))
                .min(Comparator.comparingInt((String candidate) -> edits(wanted, candidate.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean isClose(String wanted, String candidate) {
        int longer = Math.max(wanted.length(), candidate.length());
        // The difference in length alone is that many edits: long words need no table.
        int most = Math.max(1, (int) (longer * MOST_MISTYPED));
        if (wanted.equals(candidate)) {
            return true;
        }
        return longer > 1
                && Math.abs(wanted.length() - candidate.length()) <= most
                && edits(wanted, candidate) <= most
                && edits(wanted, candidate) < longer;
    }

    /** Returns the optimal string alignment distance: row i of the table needs only the two rows above it. */
    static int edits(String a, String b) {
        int[] twoAbove = new int[b.length() + 1];
        int[] above = firstRow(b.length());
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
                if (isSwap(a, i, b, j)) {
                    row[j] = Math.min(row[j], twoAbove[j - 2] + 1);
                }
            }
            twoAbove = above;
            above = row;
        }
        return above[b.length()];
    }

    private static int[] firstRow(int length) {
        int[] row = new int[length + 1];
        for (int j = 0; j <= length; j++) {
            row[j] = j;
        }
        return row;
    }

    private static boolean isSwap(String a, int i, String b, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
