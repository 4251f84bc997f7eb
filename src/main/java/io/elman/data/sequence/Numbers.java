package io.elman.data.sequence;

/** Floats as the bits that a row store keeps. */
final class Numbers {
    private Numbers() {}

    /** @param values not modified */
    static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }

    /** @param bits not modified */
    static float[] floats(int[] bits) {
        float[] values = new float[bits.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat(bits[i]);
        }
        return values;
    }

    /** Returns the FNV-1a hash of 64 bits (Fowler, Noll and Vo, 1991), over numbers in place of bytes. */
    static long hash(int[] bits) {
        long hash = 0xCBF29CE484222325L;
        for (int number : bits) {
            hash = (hash ^ number) * 0x100000001B3L;
        }
        return hash;
    }
}
