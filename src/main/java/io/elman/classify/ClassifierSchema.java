package io.elman.classify;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.elman.data.ClassNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What goes into a classifier and what comes out, as it stands in the model zip.
 *
 * @param columns the columns of the items, by what they hold
 * @param labelColumn the CSV column with the class
 * @param labels the classes, in the order of the network's outputs
 */
record ClassifierSchema(Map<String, Object> columns, String labelColumn, List<String> labels) {
    JsonObject toJson() {
        JsonArray names = new JsonArray();
        labels.forEach(names::add);
        JsonObject json = new Gson().toJsonTree(columns).getAsJsonObject();
        json.addProperty("label", labelColumn);
        json.add("labels", names);
        return json;
    }

    /**
     * Returns the labels of a schema; its columns stand in the configuration, too.
     *
     * @throws IllegalArgumentException if something is missing or of another kind, or two classes have one name
     */
    static List<String> labels(JsonObject json) {
        List<String> labels = given(json);
        if (!labels.equals(ClassNames.of(labels).names())) {
            throw new IllegalArgumentException("its classes are not in order, or two of them have the same name");
        }
        return labels;
    }

    private static List<String> given(JsonObject json) {
        try {
            List<String> labels = new ArrayList<>();
            json.getAsJsonArray("labels").forEach(label -> labels.add(label.getAsString()));
            return labels;
        } catch (NullPointerException | ClassCastException | IllegalStateException | UnsupportedOperationException e) {
            throw new IllegalArgumentException("the schema is not that of a classifier", e);
        }
    }
}
