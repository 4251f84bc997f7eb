package io.elman.classify;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes into a text classifier and what comes out, as it stands in the model zip.
 *
 * @param textColumn the CSV column with the text
 * @param labelColumn the CSV column with the class
 * @param labels the classes, in the order of the network's outputs
 */
record ClassifierSchema(String textColumn, String labelColumn, List<String> labels) {
    JsonObject toJson() {
        JsonArray names = new JsonArray();
        labels.forEach(names::add);
        JsonObject json = new JsonObject();
        json.addProperty("text", textColumn);
        json.addProperty("label", labelColumn);
        json.add("labels", names);
        return json;
    }

    /** @throws IllegalArgumentException if something is missing or of another kind */
    static ClassifierSchema fromJson(JsonObject json) {
        try {
            List<String> labels = new ArrayList<>();
            json.getAsJsonArray("labels").forEach(label -> labels.add(label.getAsString()));
            return new ClassifierSchema(
                    json.get("text").getAsString(), json.get("label").getAsString(), labels);
        } catch (NullPointerException | ClassCastException | IllegalStateException | UnsupportedOperationException e) {
            throw new IllegalArgumentException("the schema is not that of a text classifier", e);
        }
    }
}
