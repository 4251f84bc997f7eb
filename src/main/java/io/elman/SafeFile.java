package io.elman;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Replaces a file whole or not at all: what stood there before is lost only once the new content is safe on the disk.
 */
public final class SafeFile {
    private SafeFile() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes to a buffered stream, which the caller closes. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file through a temporary one beside it; folders that are missing are made.
     *
     * @throws ElmanException naming the file, if it cannot be written; what was there before is then still there
     */
    public static void write(Path file, Content content) {
        Path meant = behindLinks(file);
        attempt(meant, temporary -> {
            writeDurably(temporary, content);
            replace(temporary, meant);
        });
    }

    /** Who has a link to a file where the model is to stand wants the file replaced, and the link kept. */
    private static Path behindLinks(Path file) {
        try {
            return Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
        } catch (IOException unreadable) {
            throw cannotWrite(file, unreadable);
        }
    }

    /**
     * Finds out before a long computation whether its result can be written.
     *
     * @throws ElmanException naming the file, if it cannot
     */
    public static void refuseUnlessWritable(Path file) {
        attempt(behindLinks(file), temporary -> writeDurably(temporary, out -> {}));
    }

    /** Does something with a temporary file beside a file. */
    private interface Attempt {
        void with(Path temporary) throws IOException;
    }

    private static void attempt(Path file, Attempt attempt) {
        if (Files.isDirectory(file)) {
            throw cannotWrite(file, new IOException("it is a folder"));
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A device or a pipe would be gone afterwards, with a file in its place.
            throw cannotWrite(file, new IOException("it is not a file"));
        }
        // Not Files.createTempFile: its files are readable by their owner only.
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            makeFolder(file);
            attempt.with(temporary);
        } catch (IOException failure) {
            throw cannotWrite(file, failure);
        } catch (UncheckedIOException failure) {
            throw cannotWrite(file, failure.getCause());
        } finally {
            deleteQuietly(temporary);
        }
    }

    private static ElmanException cannotWrite(Path file, IOException failure) {
        String message = "this file cannot be written: " + reason(failure);
        return new ElmanException(Finding.at(SourceLocation.of(file.toString()), message), failure);
    }

    /**
     * Keeps a command from writing over what it reads.
     *
     * @throws ElmanException naming the output, if it is the same file as an input
     */
    public static void refuseSame(Path output, Path input) {
        try {
            if (Files.exists(output) && Files.exists(input) && Files.isSameFile(output, input)) {
                throw new ElmanException(
                        Finding.at(SourceLocation.of(output.toString()), "the output would replace an input")
                                .withHint("name another file"));
            }
        } catch (IOException unreadable) {
            throw cannotWrite(output, unreadable);
        }
    }

    /** The message of a file system's exception begins with the temporary file, which means nothing to the user. */
    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "no permission";
        }
        if (failure instanceof NoSuchFileException) {
            return "no file can be made in its folder";
        }
        if (failure instanceof FileAlreadyExistsException inTheWay) {
            return inTheWay.getFile() + " is not a folder";
        }
        String reason = failure instanceof FileSystemException failed ? failed.getReason() : failure.getMessage();
        return reason != null ? reason : failure.getClass().getSimpleName();
    }

    private static void makeFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
    }

    private static void writeDurably(Path file, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static void replace(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            // The temporary file stays behind; the user's file is not touched by it.
        }
    }
}
