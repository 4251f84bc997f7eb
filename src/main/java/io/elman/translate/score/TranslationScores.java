package io.elman.translate.score;

import java.util.LinkedHashMap;
import java.util.Map;

/** How good some translations are. */
public final class TranslationScores {
    private final Bleu bleu = new Bleu();
    private final Chrf chrf = new Chrf();
    private long rows;
    private long exact;

    /**
     * Takes a translation and what it should be.
     *
     * @param isExact whether the two have the same tokens
     */
    public void add(String translation, String reference, boolean isExact) {
        rows++;
        exact += isExact ? 1 : 0;
        bleu.add(translation, reference);
        chrf.add(translation, reference);
    }

    public long rows() {
        return rows;
    }

    /** Returns the metrics by name; exact match is a share, the others go from 0 to 100; new map. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("exact_match", rows == 0 ? 0.0 : (double) exact / rows);
        metrics.put("bleu", bleu.score());
        metrics.put("chrf", chrf.score());
        return metrics;
    }
}
