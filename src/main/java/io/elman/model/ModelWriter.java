package io.elman.model;

import io.elman.SafeFile;
import io.elman.engine.Engine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.util.ModelSerializer;

/**
 * Writes a model zip: DL4J's own entries, written by DL4J, and ours beside them.
 *
 * <p>Equal models give equal bytes: entries are in order of their names and carry no time.
 */
public final class ModelWriter {
    /** 1980-01-01, the first day that a zip can name, in any time zone. */
    private static final java.time.LocalDateTime NO_TIME = java.time.LocalDateTime.of(1980, 1, 1, 0, 0);

    private ModelWriter() {}

    /** Writes a model that is ready for use; the updater's state is left out. */
    public static void write(Path file, Model model) {
        write(file, model, false);
    }

    /** Writes a model that training can go on from: with the updater's state. */
    public static void writeCheckpoint(Path file, Model model) {
        write(file, model, true);
    }

    private static void write(Path file, Model model, boolean withUpdater) {
        TreeMap<String, byte[]> all = new TreeMap<>(model.entries());
        Map<String, String> digests = new TreeMap<>();
        all.putAll(stockEntries(model.network(), withUpdater));
        all.forEach((name, bytes) -> digests.put(name, Sha256.of(bytes)));
        String manifest = model.manifest().withEntries(digests).toJson();
        all.put(ModelManifest.ENTRY, manifest.getBytes(StandardCharsets.UTF_8));
        // Weights shrink by a tenth at most; for a file that is written over and over that is not worth seconds.
        int level = withUpdater ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION;
        SafeFile.write(file, out -> writeEntries(all, level, out));
    }

    private static void writeEntries(Map<String, byte[]> entries, int level, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(level);
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            ZipEntry header = new ZipEntry(entry.getKey());
            header.setTimeLocal(NO_TIME);
            zip.putNextEntry(header);
            zip.write(entry.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }

    /** DL4J writes the time of the day into its zip, so its entries are taken out of it. */
    private static Map<String, byte[]> stockEntries(NeuralNetwork network, boolean withUpdater) {
        Map<String, byte[]> entries = new TreeMap<>();
        ByteArrayOutputStream stock = new ByteArrayOutputStream();
        try {
            ModelSerializer.writeModel((org.deeplearning4j.nn.api.Model) Engine.toStock(network), stock, withUpdater);
            ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(stock.toByteArray()));
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("in memory", impossible);
        }
        return entries;
    }
}
