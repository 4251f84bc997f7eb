package io.elman.engine.block;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FastTanhTest {
    private static final double TOLERANCE = 1e-6;

    @Test
    void everyFloatIsWithinAMillionthOfTheDoubleFunction() {
        // Every 509th bit pattern: all exponents, both signs, denormals and infinities.
        float[] x = new float[1 << 12];
        float[] y = new float[x.length];
        long bits = Integer.MIN_VALUE;
        while (bits <= Integer.MAX_VALUE) {
            for (int i = 0; i < x.length; i++, bits += 509) {
                x[i] = Float.intBitsToFloat((int) bits);
            }
            System.arraycopy(x, 0, y, 0, x.length);
            FastTanh.apply(y, 0, y.length);
            assertThat(largestError(x, y)).isLessThan(TOLERANCE);
        }
    }

    @Test
    void theEndsAreExactEnoughAndNanStaysNan() {
        float[] x = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, 0f, -0f, Float.MIN_VALUE};
        FastTanh.apply(x, 0, x.length);
        assertThat((double) x[0]).isBetween(1 - TOLERANCE, 1.0);
        assertThat((double) x[1]).isBetween(-1.0, -1 + TOLERANCE);
        assertThat(x[2]).isNaN();
        assertThat(x[3]).isZero();
        assertThat(x[5]).isBetween(0f, 2 * Float.MIN_VALUE);
    }

    @Test
    void onlyTheRangeIsTouched() {
        float[] x = {2, 2, 2};
        FastTanh.apply(x, 1, 2);
        assertThat(x[0]).isEqualTo(2);
        assertThat(x[1]).isLessThan(1);
        assertThat(x[2]).isEqualTo(2);
    }

    @Test
    void anotherCoefficientIsSeen() {
        float[] x = {1.5f};
        float[] y = {(float) Math.tanh(1.5) + 2e-6f};
        assertThat(largestError(x, y)).isGreaterThan(TOLERANCE);
    }

    private static double largestError(float[] x, float[] y) {
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            if (Float.isNaN(x[i]) != Float.isNaN(y[i])) {
                return Double.NaN;
            }
            largest = Float.isNaN(x[i]) ? largest : Math.max(largest, Math.abs(y[i] - Math.tanh(x[i])));
        }
        return largest;
    }
}
