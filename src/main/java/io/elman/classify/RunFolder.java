package io.elman.classify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a run leaves beside its model zip: {@code models/NAME/} for {@code models/NAME.zip}.
 *
 * @param path of the folder
 */
record RunFolder(Path path) {
    static RunFolder of(Path zip) {
        String name = String.valueOf(zip.getFileName());
        String stem = name.endsWith(".zip") ? name.substring(0, name.length() - ".zip".length()) : name + ".run";
        return new RunFolder(zip.resolveSibling(stem));
    }

    Path metrics() {
        return path.resolve("metrics.json");
    }

    Path predictions() {
        return path.resolve("predictions.csv");
    }

    Path report() {
        return path.resolve("report.html");
    }

    /** @param network of the ensemble, counted from 1 */
    Path checkpoint(int network) {
        return path.resolve("checkpoint-" + network + ".zip");
    }

    /** Removes the folder where a run left nothing in it. */
    void deleteIfEmpty() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException notEmpty) {
            // That is what it is for.
        }
    }

    /** Returns where rows are kept while they are worked on. */
    Path scratch() {
        return path.resolve("scratch");
    }
}
