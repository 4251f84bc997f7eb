package io.elman.data;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens a user's file, or tells why it cannot be opened. */
public final class DataFile {
    private DataFile() {}

    /**
     * Returns the bytes of a file, from the first on.
     *
     * @param kind what the file should be, with its article: "a CSV file"
     * @throws ElmanException when there is no such file, or it cannot be read
     */
    public static InputStream open(Path file, String kind) {
        if (Files.isDirectory(file)) {
            throw wrong(file, "is a folder, not " + kind, Optional.empty());
        }
        if (!Files.exists(file)) {
            throw wrong(file, "no such file", sibling(file).map(near -> "did you mean '" + near + "'?"));
        }
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw wrong(file, "cannot be read: " + reason(e), Optional.empty());
        }
    }

    private static ElmanException wrong(Path file, String message, Optional<String> hint) {
        Finding finding = Finding.at(SourceLocation.of(file.toString()), message);
        return new ElmanException(hint.map(finding::withHint).orElse(finding));
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }

    private static Optional<String> sibling(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || file.getFileName() == null || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(sibling -> sibling.getFileName().toString())
                    .toList();
            return Suggestion.nearest(file.getFileName().toString(), names)
                    .map(near -> file.resolveSibling(near).toString());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
