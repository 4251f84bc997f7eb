package io.elman.data.series.read;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.Findings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** What is wrong with a file, found in several passes and told in the order of its lines. */
final class Mistakes {
    private final List<Finding> kept = new ArrayList<>();
    private long count;

    /** @param finding asked for only if it will be kept: to find its place costs time */
    void add(Supplier<Finding> finding) {
        count++;
        if (kept.size() < Findings.MOST_KEPT) {
            kept.add(finding.get());
        }
    }

    void addAll(Mistakes others) {
        count += others.count;
        kept.addAll(others.kept);
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** @throws ElmanException with the first of them and the number of the others, if there are any */
    void throwIfAny() {
        Findings findings = new Findings();
        kept.stream().sorted(Comparator.comparingLong(Mistakes::line)).forEach(findings::add);
        for (long more = kept.size(); more < count; more++) {
            findings.add(kept.get(0));
        }
        findings.throwIfAny();
    }

    private static long line(Finding finding) {
        return finding.location().map(place -> place.line().orElse(0)).orElse(0L);
    }
}
