package io.elman.engine.block;

/**
 * tanh of floats as a quotient of polynomials, which the JIT turns into vector instructions:
 *
 * <pre>
 *     tanh x = x P(x^2) / Q(x^2)    for |x| up to 7.9; beyond, tanh is 1 to the last bit but three
 * </pre>
 *
 * with the minimax coefficients that Eigen uses (G. Guennebaud, B. Jacob and others, <i>Eigen v3</i>, 2010). Within 1e-6
 * of the double function everywhere; NaN stays NaN. No fused multiply-add: its results would differ between machines.
 */
final class FastTanh {
    private static final float SATURATED = 7.90531110763549805f;
    private static final float P1 = 4.89352455891786e-03f;
    private static final float P3 = 6.37261928875436e-04f;
    private static final float P5 = 1.48572235717979e-05f;
    private static final float P7 = 5.12229709037114e-08f;
    private static final float P9 = -8.60467152213735e-11f;
    private static final float P11 = 2.00018790482477e-13f;
    private static final float P13 = -2.76076847742355e-16f;
    private static final float Q0 = 4.89352518554385e-03f;
    private static final float Q2 = 2.26843463243900e-03f;
    private static final float Q4 = 1.18534705686654e-04f;
    private static final float Q6 = 1.19825839466702e-06f;

    private FastTanh() {}

    /** @param z modified: holds tanh of it afterwards */
    static void apply(float[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            float x = Math.max(-SATURATED, Math.min(SATURATED, z[i]));
            float s = x * x;
            float p = ((((((P13 * s + P11) * s + P9) * s + P7) * s + P5) * s + P3) * s + P1) * x;
            float q = ((Q6 * s + Q4) * s + Q2) * s + Q0;
            z[i] = p / q;
        }
    }
}
