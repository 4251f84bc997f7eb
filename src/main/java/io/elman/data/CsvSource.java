package io.elman.data;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** A CSV file that can be opened any number of times, or a stream that can be opened once. */
public final class CsvSource {
    private final String name;
    private final CsvFormat format;
    private final Optional<Path> path;
    private InputStream stream;
    private Stamp firstSeen;

    /** What a file looks like from outside; two passes over a file that changed between them would not fit together. */
    private record Stamp(long size, long modifiedMillis) {}

    private CsvSource(String name, CsvFormat format, Optional<Path> path, InputStream stream) {
        this.name = name;
        this.format = format;
        this.path = path;
        this.stream = stream;
    }

    /** Returns a source that reads a file; nothing is opened yet. */
    public static CsvSource file(Path path, CsvFormat format) {
        return new CsvSource(path.toString(), format, Optional.of(path), null);
    }

    /** Returns a source that reads a stream once and closes it; findings call it by the given name. */
    public static CsvSource stream(String name, InputStream in, CsvFormat format) {
        return new CsvSource(name, format, Optional.empty(), in);
    }

    /** Returns the name by which findings call it. */
    public String name() {
        return name;
    }

    /** Returns the file; empty for a stream. */
    public Optional<Path> path() {
        return path;
    }

    /** Returns false for a stream, which is gone once it was read. */
    public boolean isRepeatable() {
        return path.isPresent();
    }

    /**
     * Returns the rows from the first on, with the header read.
     *
     * @throws ElmanException when there is no such file, it cannot be read, its header is wrong, or it has changed since
     *     it was opened first
     * @throws IllegalStateException when a stream is opened twice
     */
    public CsvRows open() {
        return open(false);
    }

    /** As {@link #open}, for a file whose rows may end early: they read as if blank cells followed. */
    public CsvRows openRagged() {
        return open(true);
    }

    private CsvRows open(boolean ragged) {
        return new CsvRows(path.map(this::openFile).orElseGet(this::takeStream), name, format, ragged);
    }

    private InputStream takeStream() {
        if (stream == null) {
            throw new IllegalStateException(name + " is a stream and was read already");
        }
        InputStream taken = stream;
        stream = null;
        return taken;
    }

    private InputStream openFile(Path file) {
        InputStream in = DataFile.open(file, "a CSV file");
        try {
            checkUnchanged(file, in);
            return in;
        } catch (IOException e) {
            throw wrong("cannot be read: " + e.getMessage(), Optional.empty());
        }
    }

    private void checkUnchanged(Path file, InputStream in) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Stamp seen = new Stamp(attributes.size(), attributes.lastModifiedTime().toMillis());
        if (firstSeen != null && !firstSeen.equals(seen)) {
            in.close();
            throw wrong("has changed while it was being read", Optional.of("start again"));
        }
        firstSeen = seen;
    }

    private ElmanException wrong(String message, Optional<String> hint) {
        Finding finding = Finding.at(SourceLocation.of(name), message);
        return new ElmanException(hint.map(finding::withHint).orElse(finding));
    }
}
