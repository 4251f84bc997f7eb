package io.elman.report;

import java.util.Map;

/** What a model was made of: its configuration, its data, and the versions of what made it. */
public final class Provenance {
    private Provenance() {}

    /**
     * @param effective all keys with the values that are in force
     * @param data the SHA-256 of each file
     * @param versions by name
     */
    public static Facts facts(
            String model, Map<String, Object> effective, Map<String, String> data, Map<String, String> versions) {
        Facts facts = flattened(Facts.of("model", model), "", effective);
        for (Map.Entry<String, String> file : data.entrySet()) {
            facts = facts.and("SHA-256 of " + file.getKey(), file.getValue());
        }
        for (Map.Entry<String, String> version : versions.entrySet()) {
            facts = facts.and(version.getKey(), version.getValue());
        }
        return facts;
    }

    private static Facts flattened(Facts facts, String path, Map<?, ?> section) {
        Facts all = facts;
        for (Map.Entry<?, ?> entry : section.entrySet()) {
            String key = path + entry.getKey();
            all = entry.getValue() instanceof Map<?, ?> nested
                    ? flattened(all, key + ".", nested)
                    : all.and(key, entry.getValue().toString());
        }
        return all;
    }
}
