package io.elman;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

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
        Path temporary = file.resolveSibling(file.getFileName() + ".part");
        try {
            if (Files.isDirectory(file)) {
                throw new IOException("there is a folder of this name");
            }
            makeFolder(file);
            writeDurably(temporary, content);
            replace(temporary, file);
        } catch (IOException failure) {
            throw cannotWrite(file, failure);
        } finally {
            deleteQuietly(temporary);
        }
    }

    /**
     * Finds out before a long computation whether its result can be written.
     *
     * @throws ElmanException naming the file, if it cannot
     */
    public static void refuseUnlessWritable(Path file) {
        Path probe = file.resolveSibling(file.getFileName() + ".part");
        try {
            if (Files.isDirectory(file)) {
                throw new IOException("there is a folder of this name");
            }
            makeFolder(file);
            writeDurably(probe, out -> {});
        } catch (IOException failure) {
            throw cannotWrite(file, failure);
        } finally {
            deleteQuietly(probe);
        }
    }

    /** Returns the error that tells the user why a file could not be written. */
    public static ElmanException cannotWrite(Path file, IOException failure) {
        String reason = failure instanceof java.nio.file.AccessDeniedException
                ? "no permission"
                : failure instanceof java.nio.file.FileAlreadyExistsException
                        ? failure.getMessage() + " is not a folder"
                        : failure.getMessage();
        Finding finding = Finding.at(SourceLocation.of(file.toString()), "this file cannot be written: " + reason);
        return new ElmanException(finding, failure);
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
