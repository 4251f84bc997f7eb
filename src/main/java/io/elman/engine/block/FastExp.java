package io.elman.engine.block;

/**
 * exp of floats that are not positive, in two loops so that the JIT turns the first into vector instructions:
 *
 * <pre>
 *     exp x = 2^n P(r)    with n = round(x / ln 2), r = x - n ln 2
 * </pre>
 *
 * after W. J. Cody and W. Waite, <i>Software Manual for the Elementary Functions</i>, 1980. The relative error is below
 * 1e-6; what is below -87 counts as -87; NaN stays NaN.
 */
final class FastExp {
    private static final float LOWEST = -87f;
    private static final float LOG2_E = 1.44269504f;
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.12194440e-4f;
    /** Adding and subtracting 1.5 * 2^23 rounds a small float to an integer. */
    private static final float ROUND = 12582912f;

    private static final float[] POWERS = powers();

    private FastExp() {}

    /**
     * @param x modified: holds exp of it afterwards
     * @param n as long as x; modified
     */
    static void apply(float[] x, float[] n, int from, int to) {
        for (int i = from; i < to; i++) {
            float clamped = Math.max(LOWEST, x[i]);
            float rounded = (clamped * LOG2_E + ROUND) - ROUND;
            float r = clamped - rounded * LN2_HIGH - rounded * LN2_LOW;
            float p = ((((1.9875691500e-4f * r + 1.3981999507e-3f) * r + 8.3334519073e-3f) * r + 4.1665795894e-2f) * r
                                    + 1.6666665459e-1f)
                            * r
                    + 0.5f;
            n[i] = rounded;
            x[i] = p * r * r + r + 1;
        }
        for (int i = from; i < to; i++) {
            x[i] *= POWERS[-(int) n[i]];
        }
    }

    /** Returns 2^-i at i. */
    private static float[] powers() {
        float[] powers = new float[127];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = (float) Math.pow(2, -i);
        }
        return powers;
    }
}
