package io.elman.model;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.util.ModelSerializer;

/**
 * Loads a model zip that may come from a stranger.
 *
 * <p>DL4J's reader would create any class that {@code configuration.json} names and deserialize some entries, so it is
 * given nothing that was not checked first.
 */
public final class ModelReader {
    static final String CONFIGURATION = "configuration.json";
    static final String COEFFICIENTS = "coefficients.bin";
    static final String UPDATER = "updaterState.bin";
    private static final List<String> STOCK = List.of(CONFIGURATION, COEFFICIENTS, UPDATER);

    private final String file;
    private final Map<String, byte[]> entries;

    private ModelReader(Path file) {
        this.file = file.toString();
        this.entries = new ZipArchive(file).read();
    }

    /**
     * Returns the model that a zip holds.
     *
     * @throws ElmanException naming the file and the entry, if the zip is not one of ours or not as it was written
     */
    public static Model read(Path file) {
        return new ModelReader(file).model();
    }

    private Model model() {
        ModelManifest manifest = manifest();
        Map<String, byte[]> others = new TreeMap<>(entries);
        others.remove(ModelManifest.ENTRY);
        checkStockEntries();
        checkDigests(manifest.entries(), others);
        Map<String, byte[]> own = new TreeMap<>(others);
        own.keySet().removeAll(STOCK);
        return new Model(network(), manifest, own);
    }

    private ModelManifest manifest() {
        String json = new String(require(ModelManifest.ENTRY), StandardCharsets.UTF_8);
        try {
            ModelManifest manifest = ModelManifest.fromJson(json);
            if (manifest == null || manifest.format() != ModelManifest.FORMAT) {
                throw broken(
                        ModelManifest.ENTRY,
                        "the zip has format " + (manifest == null ? "none" : manifest.format())
                                + ", and this release reads format " + ModelManifest.FORMAT);
            }
            if (manifest.task() == null
                    || manifest.config() == null
                    || manifest.schema() == null
                    || manifest.entries() == null) {
                throw broken(ModelManifest.ENTRY, "task, config, schema or entries is missing");
            }
            return manifest;
        } catch (JsonParseException notJson) {
            throw broken(ModelManifest.ENTRY, "this is not the JSON of a model");
        }
    }

    private void checkDigests(Map<String, String> digests, Map<String, byte[]> others) {
        digests.keySet().forEach(this::require);
        others.forEach((name, bytes) -> {
            String digest = digests.get(name);
            if (digest == null) {
                throw broken(name, "this entry does not belong to a model");
            }
            if (!digest.equals(Sha256.of(bytes))) {
                throw broken(name, "this entry is not as it was written");
            }
        });
    }

    private void checkStockEntries() {
        check(CONFIGURATION, () -> ClassAllowList.check(require(CONFIGURATION)));
        check(COEFFICIENTS, () -> StoredArray.check(require(COEFFICIENTS)));
        if (entries.containsKey(UPDATER)) {
            check(UPDATER, () -> StoredArray.check(entries.get(UPDATER)));
        }
    }

    private NeuralNetwork network() {
        try {
            ByteArrayInputStream zip = new ByteArrayInputStream(stockZip());
            return isGraph()
                    ? ModelSerializer.restoreComputationGraph(zip, true)
                    : ModelSerializer.restoreMultiLayerNetwork(zip, true);
        } catch (IOException | RuntimeException unusable) {
            throw new ElmanException(
                    Finding.at(
                            SourceLocation.of(file + "!" + CONFIGURATION),
                            "DL4J cannot build this network with these coefficients"),
                    unusable);
        }
    }

    /** Only the configuration of a graph has vertices. */
    private boolean isGraph() {
        String json = new String(require(CONFIGURATION), StandardCharsets.UTF_8);
        return JsonParser.parseString(json).getAsJsonObject().has("vertices");
    }

    private byte[] stockZip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(java.util.zip.Deflater.NO_COMPRESSION);
            for (String name : STOCK) {
                if (entries.containsKey(name)) {
                    zip.putNextEntry(new ZipEntry(name));
                    zip.write(entries.get(name));
                }
            }
        }
        return bytes.toByteArray();
    }

    private void check(String entry, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException refused) {
            throw broken(entry, refused.getMessage());
        }
    }

    private byte[] require(String entry) {
        byte[] bytes = entries.get(entry);
        if (bytes == null) {
            throw broken(entry, "this entry is missing");
        }
        return bytes;
    }

    private ElmanException broken(String entry, String message) {
        return broken(file, entry, message);
    }

    /** Returns the error for an entry of a zip that cannot be used. */
    static ElmanException broken(String file, String entry, String message) {
        return new ElmanException(Finding.at(SourceLocation.of(file + "!" + entry), message));
    }
}
