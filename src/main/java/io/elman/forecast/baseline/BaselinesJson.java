package io.elman.forecast.baseline;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Baselines as JSON: {@code {"version", "season", "intercept", "weights", "series": [{"mean", "spread"}]}}, where a series
 * without training rows is an empty object, and one with its own weights has {@code "intercept", "weights"} too.
 */
final class BaselinesJson {
    private static final int VERSION = 1;

    private BaselinesJson() {}

    static String write(Baselines baselines) {
        LagWeights common = baselines.autoregressions().get(baselines.series()).weights();
        JsonObject json = new JsonObject();
        json.addProperty("version", VERSION);
        json.addProperty("season", baselines.season());
        write(common, json);
        JsonArray series = new JsonArray();
        for (Autoregression model : baselines.autoregressions().subList(0, baselines.series())) {
            JsonObject one = new JsonObject();
            model.standard().ifPresent(standard -> {
                one.addProperty("mean", standard.mean());
                one.addProperty("spread", standard.spread());
            });
            if (model.weights() != common) {
                write(model.weights(), one);
            }
            series.add(one);
        }
        json.add("series", series);
        return new Gson().toJson(json);
    }

    static Baselines read(String text) {
        try {
            return baselines(JsonParser.parseString(text).getAsJsonObject());
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            throw new IllegalArgumentException("the baselines are no JSON as expected: " + e.getMessage(), e);
        }
    }

    private static Baselines baselines(JsonObject json) {
        if (integer(json, "version") != VERSION) {
            throw new IllegalArgumentException("these are no baselines of version " + VERSION);
        }
        int season = integer(json, "season");
        LagWeights common = weights(json);
        List<Autoregression> autoregressions = new ArrayList<>();
        for (JsonElement element : part(json, "series").getAsJsonArray()) {
            JsonObject one = element.getAsJsonObject();
            autoregressions.add(new Autoregression(standard(one), one.has("weights") ? weights(one) : common));
        }
        autoregressions.add(new Autoregression(Optional.empty(), common));
        return new Baselines(season, autoregressions);
    }

    private static Optional<Standard> standard(JsonObject json) {
        return json.has("mean")
                ? Optional.of(new Standard(
                        part(json, "mean").getAsDouble(), part(json, "spread").getAsDouble()))
                : Optional.empty();
    }

    private static void write(LagWeights weights, JsonObject json) {
        JsonArray array = new JsonArray();
        for (double weight : weights.weights()) {
            array.add(weight);
        }
        json.addProperty("intercept", weights.intercept());
        json.add("weights", array);
    }

    private static LagWeights weights(JsonObject json) {
        JsonArray array = part(json, "weights").getAsJsonArray();
        double[] weights = new double[array.size()];
        for (int lag = 0; lag < weights.length; lag++) {
            weights[lag] = array.get(lag).getAsDouble();
        }
        return new LagWeights(part(json, "intercept").getAsDouble(), weights);
    }

    /** Returns a number that counts something. */
    private static int integer(JsonObject json, String name) {
        double value = part(json, name).getAsDouble();
        if (value != (int) value || value < 0) {
            throw new IllegalArgumentException("'" + name + "' is " + value);
        }
        return (int) value;
    }

    private static JsonElement part(JsonObject json, String name) {
        if (!json.has(name)) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return json.get(name);
    }
}
