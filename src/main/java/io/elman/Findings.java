package io.elman;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file, so that the user is told all of it at once. */
public final class Findings {
    /** More are counted, not kept: a file of another kind has a finding on every line. */
    public static final int MOST_KEPT = 20;

    private final List<Finding> kept = new ArrayList<>();
    private long count;

    public void add(Finding finding) {
        count++;
        if (kept.size() < MOST_KEPT) {
            kept.add(finding);
        }
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** Returns true once enough was found that reading on is of no use to the user. */
    public boolean isFull() {
        return kept.size() == MOST_KEPT;
    }

    /** @throws ElmanException with everything that was found, if anything was */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw new ElmanException(all());
        }
    }

    /** Returns what was found, at most {@value #MOST_KEPT} and a last one that counts the rest. */
    public List<Finding> all() {
        List<Finding> all = new ArrayList<>(kept);
        if (count > kept.size()) {
            all.add(Finding.of((count - kept.size()) + " more of the same file are not shown"));
        }
        return List.copyOf(all);
    }
}
