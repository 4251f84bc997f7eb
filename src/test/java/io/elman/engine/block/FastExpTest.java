package io.elman.engine.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FastExpTest {
    @Test
    void everyFloatThatIsNotPositiveIsWithinAMillionthOfTheDoubleFunction() {
        float[] x = new float[1 << 12];
        float[] y = new float[x.length];
        FastExp exponential = new FastExp();
        // From minus zero to minus infinity, every 509th bit pattern.
        for (long bits = 0x80000000L; bits <= 0xff800000L; ) {
            for (int i = 0; i < x.length; i++, bits = Math.min(bits + 509, 0xff800001L)) {
                x[i] = Float.intBitsToFloat((int) Math.min(bits, 0xff800000L));
            }
            System.arraycopy(x, 0, y, 0, x.length);
            exponential.apply(y, 0, y.length);
            for (int i = 0; i < x.length; i++) {
                double exact = Math.exp(Math.max(-87, x[i]));
                if (!(Math.abs(y[i] - exact) <= 1e-6 * exact)) {
                    assertThat((double) y[i]).as("exp %s", x[i]).isCloseTo(exact, within(1e-6 * exact));
                }
            }
        }
    }

    @Test
    void nanStaysNanAndOnlyTheRangeIsTouched() {
        float[] x = {-1, Float.NaN, -1};
        new FastExp().apply(x, 1, 2);
        assertThat(x[0]).isEqualTo(-1);
        assertThat(x[1]).isNaN();
        assertThat(x[2]).isEqualTo(-1);
    }
}
