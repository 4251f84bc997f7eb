package io.elman.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** The JSON that scripts read. */
final class Json {
    /** A metric may be undefined, which JSON cannot say as a number: it is then left out. */
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private Json() {}

    static String text(Object value) {
        return GSON.toJson(value);
    }
}
