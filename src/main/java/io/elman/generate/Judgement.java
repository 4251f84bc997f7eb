package io.elman.generate;

import io.elman.generate.baseline.NgramCounts;
import io.elman.generate.baseline.WittenBell;
import io.elman.model.LanguageModel;
import io.elman.report.Evaluation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well symbols are foretold, by the network and by counts of what followed the last symbols.
 *
 * @param model the network
 * @param counts of sequences in the training part
 * @param symbols how many different ones there are, with the two for padding and for the unknown
 */
record Judgement(LanguageModel model, NgramCounts counts, int symbols) {
    /** How many symbols the longest counted sequences have. */
    static final int LONGEST = 6;

    private static final List<Integer> ORDERS = List.of(3, LONGEST);

    /** The name of a task in the zip and in every evaluation. */
    private static final String TASK = "generation";

    /**
     * Returns the figures over some symbols of a text, each foretold from all those before it.
     *
     * @param text not modified
     * @param from the first symbol that counts
     * @param zip how the user named the model
     * @param data what is judged, in words
     */
    Evaluation of(int[] text, int from, String zip, String data) {
        Map<String, Map<String, Object>> baselines = new LinkedHashMap<>();
        for (int order : ORDERS) {
            // Padding never stands in a text.
            double nats = new WittenBell(counts, order, symbols - 1).nats(text, from, text.length);
            baselines.put(order + "-gram", metrics(nats));
        }
        Map<String, Object> metrics = metrics(model.nats(text, from, text.length));
        return new Evaluation(TASK, zip, data, text.length - from, metrics, baselines);
    }

    private static Map<String, Object> metrics(double nats) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("nats_per_character", nats);
        metrics.put("bits_per_character", nats / Math.log(2));
        return metrics;
    }
}
