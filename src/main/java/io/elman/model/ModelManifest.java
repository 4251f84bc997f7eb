package io.elman.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.elman.config.Experiment;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model zip says of itself, in its entry {@value #ENTRY}.
 *
 * @param format version of the zip's layout
 * @param task what the network answers
 * @param seed of every random choice of the training run
 * @param config the effective configuration
 * @param schema what goes in and what comes out, in the terms of the task
 * @param data the SHA-256 of each file of the training run, by its name in the configuration
 * @param versions of what made the zip, by name
 * @param result metrics on the test part, and those of the baselines
 * @param entries the SHA-256 of each other entry of the zip, by name
 */
public record ModelManifest(
        int format,
        String task,
        long seed,
        JsonObject config,
        JsonObject schema,
        Map<String, String> data,
        Map<String, String> versions,
        JsonObject result,
        Map<String, String> entries) {
    public static final String ENTRY = "elman.json";

    /** The layout that this release writes, and the only one that it reads. */
    public static final int FORMAT = 1;

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /** Returns the manifest of a run that has no result yet. */
    public static ModelManifest begin(Experiment experiment, JsonObject schema, Map<String, String> data) {
        return new ModelManifest(
                FORMAT,
                experiment.task().name().toLowerCase(Locale.ROOT),
                experiment.seed(),
                GSON.toJsonTree(experiment.effective()).getAsJsonObject(),
                schema,
                new TreeMap<>(data),
                Versions.current(),
                new JsonObject(),
                Map.of());
    }

    /** @param metrics on the test part, and those of the baselines */
    public ModelManifest withResult(JsonObject metrics) {
        return new ModelManifest(format, task, seed, config, schema, data, versions, metrics, entries);
    }

    ModelManifest withEntries(Map<String, String> digests) {
        return new ModelManifest(format, task, seed, config, schema, data, versions, result, digests);
    }

    String toJson() {
        return GSON.toJson(this) + "\n";
    }

    static ModelManifest fromJson(String json) {
        return GSON.fromJson(json, ModelManifest.class);
    }
}
