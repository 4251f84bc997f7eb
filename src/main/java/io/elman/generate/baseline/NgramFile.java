package io.elman.generate.baseline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Counts of sequences as bytes: the order, the number of sequences, and for each sequence the distance of its parent behind
 * the last one's parent, its last symbol, and its count, as numbers of seven bits a byte.
 */
public final class NgramFile {
    private NgramFile() {}

    /** Returns the bytes; new array. */
    public static byte[] write(NgramCounts counts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writeNumber(out, counts.order());
            writeNumber(out, counts.size() - 1);
            counts.forEach((node, parent, symbol) -> {
                try {
                    writeNumber(out, parent);
                    writeNumber(out, symbol);
                    writeNumber(out, counts.count(node));
                } catch (IOException impossible) {
                    throw new UncheckedIOException("in memory", impossible);
                }
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException("in memory", impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Returns the counts that were written.
     *
     * @param symbols how many different ones there are
     * @throws IllegalArgumentException if the bytes are not counts of such symbols
     */
    public static NgramCounts read(byte[] bytes, int symbols) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int order = readNumber(in);
            requireThat(order >= 1 && order <= MOST_SYMBOLS);
            NgramCounts counts = new NgramCounts(order);
            int size = readNumber(in);
            for (int node = 1; node <= size; node++) {
                int parent = readNumber(in);
                int symbol = readNumber(in);
                int count = readNumber(in);
                requireThat(parent < node && symbol < symbols && count > 0);
                requireThat(counts.add(parent, symbol, count) == node);
            }
            requireThat(in.read() < 0);
            return counts;
        } catch (IOException tooShort) {
            throw new IllegalArgumentException("the counts of sequences end too early", tooShort);
        }
    }

    private static final int MOST_SYMBOLS = 64;

    private static void requireThat(boolean asWritten) {
        if (!asWritten) {
            throw new IllegalArgumentException("these are not counts of sequences of symbols");
        }
    }

    private static void writeNumber(DataOutputStream out, int number) throws IOException {
        int rest = number;
        while (rest > 0x7F) {
            out.writeByte(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    private static int readNumber(DataInputStream in) throws IOException {
        long number = 0;
        for (int shift = 0; shift <= 28; shift += 7) {
            int next = in.readUnsignedByte();
            number |= (long) (next & 0x7F) << shift;
            if (next <= 0x7F) {
                requireThat(number <= Integer.MAX_VALUE);
                return (int) number;
            }
        }
        throw new IllegalArgumentException("a number of the counts is too long");
    }
}
