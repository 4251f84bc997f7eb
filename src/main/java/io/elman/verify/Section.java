package io.elman.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * One check's part of the report.
 *
 * @param lines at most 80 columns each
 */
record Section(String title, List<String> lines, boolean passed) {
    Section {
        lines = List.copyOf(lines);
    }

    /** Returns both parts under the first one's title; passed if both are. */
    Section and(Section other) {
        List<String> all = new ArrayList<>(lines);
        all.add("");
        all.addAll(other.lines);
        return new Section(title, all, passed && other.passed);
    }
}
