package io.elman.engine.block;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * exp of floats that are not positive:
 *
 * <pre>
 *     exp x = 2^n P(r)    with n = round(x / ln 2), r = x - n ln 2
 * </pre>
 *
 * after W. J. Cody and W. Waite, <i>Software Manual for the Elementary Functions</i>, 1980. The relative error is below
 * 1e-6; what is below -87 counts as -87; NaN stays NaN. For one thread at a time.
 *
 * <p>The JIT turns its loops into vector instructions, but not the conversion of a float to an integer or of its bits to
 * those of one, nor loops over a part of an array that begins anywhere. So 2^n is made of the bits of n, which stand at the
 * end of 1.5 * 2^23 + n, in memory that is both, and all is done in arrays of its own.
 */
final class FastExp {
    /** Numbers that go through the cache at a time. */
    private static final int CHUNK = 1024;

    private static final float LOWEST = -87f;
    private static final float LOG2_E = 1.44269504f;
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.12194440e-4f;
    /** Adding and subtracting 1.5 * 2^23 rounds a small float to an integer. */
    private static final float ROUND = 12582912f;

    private static final int EXPONENT_BIT = 23;
    private static final int ONE = Float.floatToRawIntBits(1);

    private final float[] numbers = new float[CHUNK];
    private final float[] powers = new float[CHUNK];
    private final int[] bits = new int[CHUNK];
    private final FloatBuffer floats;
    private final IntBuffer integers;

    FastExp() {
        ByteBuffer memory = ByteBuffer.allocateDirect(CHUNK * Float.BYTES).order(ByteOrder.nativeOrder());
        floats = memory.asFloatBuffer();
        integers = memory.asIntBuffer();
    }

    /** @param x modified: holds exp of it from one number up to another afterwards */
    void apply(float[] x, int from, int to) {
        for (int at = from; at < to; at += CHUNK) {
            int count = Math.min(CHUNK, to - at);
            System.arraycopy(x, at, numbers, 0, count);
            reduce(numbers, powers, count);
            powersOfTwo(count);
            multiply(numbers, powers, count);
            System.arraycopy(numbers, 0, x, at, count);
        }
    }

    /** Leaves P(r) in x and 1.5 * 2^23 + n in the powers. */
    private static void reduce(float[] x, float[] powers, int count) {
        for (int i = 0; i < count; i++) {
            float clamped = Math.max(LOWEST, x[i]);
            float shifted = clamped * LOG2_E + ROUND;
            float rounded = shifted - ROUND;
            float r = clamped - rounded * LN2_HIGH - rounded * LN2_LOW;
            float p = ((((1.9875691500e-4f * r + 1.3981999507e-3f) * r + 8.3334519073e-3f) * r + 4.1665795894e-2f) * r
                                    + 1.6666665459e-1f)
                            * r
                    + 0.5f;
            powers[i] = shifted;
            x[i] = p * r * r + r + 1;
        }
    }

    private static void multiply(float[] x, float[] powers, int count) {
        for (int i = 0; i < count; i++) {
            x[i] *= powers[i];
        }
    }

    /** Replaces 1.5 * 2^23 + n by 2^n. */
    private void powersOfTwo(int count) {
        floats.put(0, powers, 0, count);
        integers.get(0, bits, 0, count);
        shift(bits, count);
        integers.put(0, bits, 0, count);
        floats.get(0, powers, 0, count);
    }

    private static void shift(int[] bits, int count) {
        for (int i = 0; i < count; i++) {
            bits[i] = (bits[i] << EXPONENT_BIT) + ONE;
        }
    }
}
