package io.elman.report;

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
        Map<String, Map<String, Object>> baselines) {}
