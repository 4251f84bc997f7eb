package io.elman.data.series.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the user should know but what is no mistake; the same thing of many series is told once, with a number. */
final class Notices {
    private final List<String> told = new ArrayList<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();

    void tell(String notice) {
        told.add(notice);
    }

    /** @param what without its number, as in {@code rows filled in} */
    void count(String what, long howMany) {
        if (howMany > 0) {
            counts.merge(what, howMany, Long::sum);
        }
    }

    List<String> all() {
        List<String> all = new ArrayList<>(told);
        counts.forEach((what, howMany) -> all.add(String.format("%,d %s", howMany, what)));
        return List.copyOf(all);
    }
}
