package io.elman.data.labelled;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Rows on disk: the heap holds two buffers however many rows there are. Rows are added first and read afterwards; closing
 * deletes the files.
 *
 * <p>One file has the numbers of all rows, 4 bytes each; the other 32 bytes a row: where its numbers start (8), how
 * many they are (4), its class (4), its line (8) and the hash of its item (8).
 */
public final class RowStore implements Closeable {
    private static final int INDEX_BYTES = 32;
    private static final int LENGTH_AT = 8;
    private static final int LABEL_AT = 12;
    private static final int LINE_AT = 16;
    private static final int HASH_AT = 24;

    private final Path folder;
    private final FileChannel numbers;
    private final FileChannel index;
    private final ByteBuffer numberBuffer = ByteBuffer.allocateDirect(1 << 16);
    private final ByteBuffer indexBuffer = ByteBuffer.allocateDirect(INDEX_BYTES << 10);
    private long numberCount;
    private int size;

    /**
     * Opens an empty store.
     *
     * @param folder is made if it is missing
     * @throws ElmanException when nothing can be written there
     */
    public RowStore(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            numbers = open(Files.createTempFile(folder, "rows", ".numbers"));
            index = open(Files.createTempFile(folder, "rows", ".index"));
        } catch (IOException e) {
            throw broken("cannot be written to", e);
        }
    }

    /** @param given at least one; not modified */
    public void add(int[] given, int label, long line, long hash) {
        try {
            if (indexBuffer.remaining() < INDEX_BYTES) {
                drain(indexBuffer, index);
            }
            indexBuffer
                    .putLong(numberCount)
                    .putInt(given.length)
                    .putInt(label)
                    .putLong(line)
                    .putLong(hash);
            for (int number : given) {
                if (numberBuffer.remaining() < Integer.BYTES) {
                    drain(numberBuffer, numbers);
                }
                numberBuffer.putInt(number);
            }
        } catch (IOException e) {
            throw broken("cannot be written to", e);
        }
        numberCount += given.length;
        size = Math.addExact(size, 1);
    }

    /** Has to be called between the last row that is added and the first that is read. */
    public void finish() {
        try {
            drain(indexBuffer, index);
            drain(numberBuffer, numbers);
        } catch (IOException e) {
            throw broken("cannot be written to", e);
        }
    }

    public int size() {
        return size;
    }

    /** Returns the numbers of a row, at least one; new array. */
    public int[] numbers(int row) {
        ByteBuffer entry = entry(row);
        int[] indices = new int[entry.getInt(LENGTH_AT)];
        read(numbers, entry.getLong(0) * Integer.BYTES, indices.length * Integer.BYTES)
                .asIntBuffer()
                .get(indices);
        return indices;
    }

    /** Returns how many numbers a row has. */
    public int length(int row) {
        return entry(row).getInt(LENGTH_AT);
    }

    /** Returns the class of a row. */
    public int label(int row) {
        return entry(row).getInt(LABEL_AT);
    }

    /** Returns the line of the user's file on which the row starts, counted from 1. */
    public long line(int row) {
        return entry(row).getLong(LINE_AT);
    }

    /** Returns the hash of the item, the same for the same item. */
    long hash(int row) {
        return entry(row).getLong(HASH_AT);
    }

    @Override
    public void close() {
        try (numbers;
                index) {
            size = 0;
        } catch (IOException e) {
            throw broken("cannot be written to", e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static void drain(ByteBuffer buffer, FileChannel channel) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    private ByteBuffer entry(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException("row " + row + " of " + size);
        }
        return read(index, (long) row * INDEX_BYTES, INDEX_BYTES);
    }

    private ByteBuffer read(FileChannel channel, long position, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        try {
            while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {}
        } catch (IOException e) {
            throw broken("cannot be read from", e);
        }
        return bytes.flip();
    }

    private ElmanException broken(String what, IOException e) {
        return new ElmanException(
                Finding.at(SourceLocation.of(folder.toString()), what + ": " + e.getMessage())
                        .withHint("encoded rows are kept there while a command runs"),
                e);
    }
}
