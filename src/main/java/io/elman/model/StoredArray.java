package io.elman.model;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;

/**
 * The binary form of an ND4J vector: shape information, then the numbers.
 *
 * <p>ND4J's reader believes the lengths that it finds and hands them to native code, so they are checked against the
 * bytes that are really there.
 */
final class StoredArray {
    /** Type bits, element stride and order, which follow rank, sizes and strides. */
    private static final int LAST_LONGS = 3;

    private final DataInputStream in;

    private StoredArray(byte[] bytes) {
        this.in = new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /**
     * @param bytes as {@code Nd4j.write} leaves them; not modified
     * @throws IllegalArgumentException if this is not a vector of exactly these bytes
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
        long rank = in.readLong();
        refuseUnless((rank == 1 || rank == 2) && shapeLength == 1 + 2 * rank + LAST_LONGS);
        refuseUnless(rank == 1 || in.readLong() == 1);
        long columns = in.readLong();
        refuseUnless(columns > 0);
        in.skipNBytes((rank - 1) * Long.BYTES);
        refuseUnless(in.readLong() == 1);
        in.skipNBytes(LAST_LONGS * Long.BYTES);
        refuseUnless(header("FLOAT") == columns && in.available() == columns * Float.BYTES);
        for (long column = 0; column < columns; column++) {
            if (!Float.isFinite(in.readFloat())) {
                throw new IllegalArgumentException("number " + column + " of the array is not finite");
            }
        }
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
            throw new IllegalArgumentException("this is not a vector of floats as ND4J writes it");
        }
    }
}
