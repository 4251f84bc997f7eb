package io.elman.config;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The keys that an experiment has in force. */
public final class ConfigKeys {
    private ConfigKeys() {}

    /** Returns the keys with their sections, such as {@code training.epochs}. */
    public static Set<String> of(Experiment experiment) {
        return of("", experiment.effective());
    }

    private static Set<String> of(String path, Map<?, ?> section) {
        Set<String> keys = new TreeSet<>();
        section.forEach((key, value) -> {
            if (value instanceof Map<?, ?> nested) {
                keys.addAll(of(path + key + ".", nested));
            } else {
                keys.add(path + key);
            }
        });
        return keys;
    }
}
