package io.elman.report;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.Map;

/**
 * How good a model's answers were, beside those of simple models on the same rows.
 *
 * @param task what was asked
 * @param model the zip, as the user named it
 * @param data the file, or the part of a file, that was judged
 * @param rows how many were judged
 * @param metrics by name: numbers, lists of numbers, or nested maps
 * @param baselines the same metrics of each simple model, by its name
 */
public record Evaluation(
        String task,
        String model,
        String data,
        long rows,
        Map<String, Object> metrics,
        Map<String, Map<String, Object>> baselines) {
    private static final Gson GSON = new Gson();

    /** Returns what a model zip says of its own test. */
    public JsonObject result() {
        JsonObject result = new JsonObject();
        result.addProperty("data", data);
        result.addProperty("rows", rows);
        result.add("metrics", GSON.toJsonTree(metrics));
        result.add("baselines", GSON.toJsonTree(baselines));
        return result;
    }
}
