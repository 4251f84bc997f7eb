package io.elman.translate;

import com.google.gson.JsonObject;

/**
 * What goes into a translator and what comes out, as it stands in the model zip.
 *
 * @param source the CSV column of what goes in
 * @param target the CSV column of what should come out
 * @param longest the most tokens of a translation: as many as the longest target of the training part has
 */
record TranslationSchema(String source, String target, int longest) {
    JsonObject toJson() {
        JsonObject json = new JsonObject();
        json.addProperty("source", source);
        json.addProperty("target", target);
        json.addProperty("longest", longest);
        return json;
    }

    /** @throws IllegalArgumentException if something is missing or of another kind */
    static TranslationSchema fromJson(JsonObject json) {
        try {
            int longest = json.get("longest").getAsInt();
            if (longest < 1) {
                throw new IllegalArgumentException("a translation of at most " + longest + " tokens");
            }
            return new TranslationSchema(
                    json.get("source").getAsString(), json.get("target").getAsString(), longest);
        } catch (NullPointerException
                | ClassCastException
                | IllegalStateException
                | NumberFormatException
                | UnsupportedOperationException e) {
            throw new IllegalArgumentException("the schema is not that of a translator", e);
        }
    }
}
