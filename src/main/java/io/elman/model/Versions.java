package io.elman.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What a model is made with. */
public final class Versions {
    private static final String FILE = "/versions.properties";

    private Versions() {}

    /** Returns versions by name: Elman, Deeplearning4j, and the Java that runs. */
    public static Map<String, String> current() {
        Properties properties = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream(FILE)) {
            properties.load(in);
        } catch (IOException impossible) {
            throw new UncheckedIOException("the jar has no " + FILE, impossible);
        }
        Map<String, String> versions = new TreeMap<>();
        properties.forEach((name, version) -> versions.put(name.toString(), version.toString()));
        versions.put("java", Integer.toString(Runtime.version().feature()));
        return versions;
    }
}
