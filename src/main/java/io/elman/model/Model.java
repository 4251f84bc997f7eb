package io.elman.model;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A trained network with all that its use needs: the content of a model zip.
 *
 * @param network the DL4J network
 * @param manifest what the zip says of itself
 * @param entries the task's own entries, by name
 */
public record Model(MultiLayerNetwork network, ModelManifest manifest, Map<String, byte[]> entries) {
    /** Returns one of the task's entries as text. */
    public String text(String entry) {
        byte[] bytes = entries.get(entry);
        if (bytes == null) {
            throw new IllegalArgumentException("there is no entry " + entry + " among " + entries.keySet());
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
