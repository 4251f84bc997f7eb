package io.elman.data.text;

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
 * <p>One file has the token indices of all rows, 4 bytes each; the other 32 bytes a row: where its tokens start (8), how
 * many they are (4), its class (4), its line (8) and the hash of its text (8).
 */
public final class RowStore implements EncodedRows, Closeable {
    private static final int INDEX_BYTES = 32;
    private static final int LENGTH_AT = 8;
    private static final int LABEL_AT = 12;
    private static final int LINE_AT = 16;
    private static final int HASH_AT = 24;

    private final Path folder;
    private final FileChannel tokens;
    private final FileChannel index;
    private final ByteBuffer tokenBuffer = ByteBuffer.allocateDirect(1 << 16);
    private final ByteBuffer indexBuffer = ByteBuffer.allocateDirect(INDEX_BYTES << 10);
    private long tokenCount;
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
            tokens = open(Files.createTempFile(folder, "rows", ".tokens"));
            index = open(Files.createTempFile(folder, "rows", ".index"));
        } catch (IOException e) {
            throw broken("cannot be written to", e);
        }
    }

    /** @param indices of the tokens, at least one; not modified */
    public void add(int[] indices, int label, long line, long hash) {
        try {
            if (indexBuffer.remaining() < INDEX_BYTES) {
                drain(indexBuffer, index);
            }
            indexBuffer
                    .putLong(tokenCount)
                    .putInt(indices.length)
                    .putInt(label)
                    .putLong(line)
                    .putLong(hash);
            for (int token : indices) {
                if (tokenBuffer.remaining() < Integer.BYTES) {
                    drain(tokenBuffer, tokens);
                }
                tokenBuffer.putInt(token);
            }
        } catch (IOException e) {
            throw broken("cannot be written to", e);
        }
        tokenCount += indices.length;
        size = Math.addExact(size, 1);
    }

    /** Has to be called between the last row that is added and the first that is read. */
    public void finish() {
        try {
            drain(indexBuffer, index);
            drain(tokenBuffer, tokens);
        } catch (IOException e) {
            throw broken("cannot be written to", e);
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int[] tokens(int row) {
        ByteBuffer entry = entry(row);
        int[] indices = new int[entry.getInt(LENGTH_AT)];
        read(tokens, entry.getLong(0) * Integer.BYTES, indices.length * Integer.BYTES)
                .asIntBuffer()
                .get(indices);
        return indices;
    }

    @Override
    public int length(int row) {
        return entry(row).getInt(LENGTH_AT);
    }

    @Override
    public int label(int row) {
        return entry(row).getInt(LABEL_AT);
    }

    @Override
    public long line(int row) {
        return entry(row).getLong(LINE_AT);
    }

    /** Returns the hash of the text, the same for the same text. */
    long hash(int row) {
        return entry(row).getLong(HASH_AT);
    }

    @Override
    public void close() {
        try (tokens;
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
