package io.elman.model;

import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.factory.Nd4j;

/** What a model was made with. */
final class Versions {
    private Versions() {}

    static Map<String, String> current() {
        Map<String, String> versions = new TreeMap<>();
        versions.put("elman", version(Versions.class));
        versions.put("nd4j", version(Nd4j.class));
        versions.put("java", Integer.toString(Runtime.version().feature()));
        return versions;
    }

    private static String version(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
