package io.elman.model;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;

/**
 * The binary form of an ND4J row vector: shape information, then the numbers.
 *
 * <p>ND4J's reader believes the lengths that it finds and hands them to native code, so they are checked against the
 * bytes that are really there.
 */
final class StoredArray {
    /** rank, 2 sizes, 2 strides, type bits, element stride, order. */
    private static final int SHAPE_LONGS = 8;

    private final DataInputStream in;

    private StoredArray(byte[] bytes) {
        this.in = new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /**
     * @param bytes as {@code Nd4j.write} leaves them; not modified
     * @throws IllegalArgumentException if this is not a row vector of exactly these bytes
     */
    static void check(byte[] bytes) {
        try {
            new StoredArray(bytes).check();
        } catch (IOException tooShort) {
            throw new IllegalArgumentException("this is not an array of ND4J", tooShort);
        }
    }

    private void check() throws IOException {
        long shapeLength = header("LONG");
        refuseUnless(shapeLength == SHAPE_LONGS);
        long rank = in.readLong();
        long rows = in.readLong();
        long columns = in.readLong();
        in.readLong();
        long columnStride = in.readLong();
        in.skipBytes(3 * Long.BYTES);
        refuseUnless(rank == 2 && rows == 1 && columns > 0 && columnStride == 1);
        refuseUnless(header("FLOAT") == columns && in.available() == columns * Float.BYTES);
    }

    private long header(String type) throws IOException {
        String mode = in.readUTF();
        refuseUnless(mode.equals("LONG_SHAPE") || mode.equals("MIXED_DATA_TYPES"));
        long length = in.readLong();
        refuseUnless(in.readUTF().equals(type));
        return length;
    }

    private static void refuseUnless(boolean asWritten) {
        if (!asWritten) {
            throw new IllegalArgumentException("this is not a row vector of floats as ND4J writes it");
        }
    }
}
