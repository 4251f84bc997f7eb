package io.elman.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a run leaves beside its model zip: {@code models/NAME/} for {@code models/NAME.zip}.
 *
 * @param path of the folder
 */
public record RunFolder(Path path) {
    /** Returns the folder beside a model zip. */
    public static RunFolder of(Path zip) {
        String name = String.valueOf(zip.getFileName());
        String stem = name.endsWith(".zip") ? name.substring(0, name.length() - ".zip".length()) : name + ".run";
        return new RunFolder(zip.resolveSibling(stem));
    }

    public Path metrics() {
        return path.resolve("metrics.json");
    }

    public Path predictions() {
        return path.resolve("predictions.csv");
    }

    public Path report() {
        return path.resolve("report.html");
    }

    /** @param network of the ensemble, counted from 1 */
    public Path checkpoint(int network) {
        return path.resolve("checkpoint-" + network + ".zip");
    }

    /** Removes the folder where a run left nothing in it. */
    public void deleteIfEmpty() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException notEmpty) {
            // That is what it is for.
        }
    }

    /** Returns where rows are kept while they are worked on. */
    public Path scratch() {
        return path.resolve("scratch");
    }
}
