package io.elman.forecast.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConformalBandTest {
    private static final double[] NINE = {9, 1, 8, 2, 7, 3, 6, 4, 5};

    @Test
    void theRankIsThatOfOneMoreResidual() {
        assertThat(width(NINE, 0.8)).isEqualTo(8);
        assertThat(width(NINE, 0.81)).isEqualTo(9);
        assertThat(width(NINE, 0.01)).isEqualTo(1);
    }

    @Test
    void theLargestStandsWhereThereAreTooFew() {
        assertThat(width(NINE, 0.95)).isEqualTo(9);
        assertThat(width(new double[] {4}, 0.95)).isEqualTo(4);
    }

    @Test
    void roundingDoesNotRaiseTheRank() {
        double[] hundred = IntStream.rangeClosed(1, 99).mapToDouble(i -> i).toArray();
        assertThat(0.07 * 100).isGreaterThan(7);
        assertThat(width(hundred, 0.07)).isEqualTo(7);
    }

    @Test
    void eachStepHasItsWidthInTheScaleOfTheCaller() {
        ConformalBand band =
                ConformalBand.of(new double[][] {{1, Double.NaN}, {3, 2}}, 0.9).orElseThrow();
        assertThat(band.lower(new double[] {100, 200}, 10)).containsExactly(90, 170);
        assertThat(band.upper(new double[] {100, 200}, 10)).containsExactly(110, 230);
        assertThatThrownBy(() -> band.upper(new double[3], 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStepWithoutResidualsHasNoBand() {
        assertThat(ConformalBand.of(new double[][] {{1}, {}}, 0.9)).isEmpty();
        assertThat(ConformalBand.of(new double[][] {{1}, {Double.NaN}}, 0.9)).isEmpty();
        assertThat(ConformalBand.of(new double[][] {{1}, {2, Double.POSITIVE_INFINITY}}, 0.9))
                .isEmpty();
    }

    @Test
    void nonsenseIsRefused() {
        for (double coverage : new double[] {0, 1, -1, Double.NaN}) {
            assertThatThrownBy(() -> ConformalBand.of(new double[][] {{1}}, coverage))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (double width : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new ConformalBand(new double[] {width}))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Exact for exchangeable residuals, however few: the mean coverage of 19 residuals at 0.9 is 18/20. */
    @Test
    void coverageHoldsForFewResidualsOfAnyDistribution() {
        Random random = new Random(3);
        int covered = 0;
        int withoutTheOneMore = 0;
        for (int trial = 0; trial < 20_000; trial++) {
            double[] residuals = DoubleStream.generate(() -> Math.exp(random.nextGaussian()))
                    .limit(20)
                    .toArray();
            double[] known = Arrays.copyOf(residuals, 19);
            covered += residuals[19] <= width(known, 0.9) ? 1 : 0;
            withoutTheOneMore += residuals[19] <= width(known, 0.9 * 17 / 18) ? 1 : 0;
        }
        assertThat(covered / 20_000.0).isCloseTo(0.9, within(0.007));
        assertThat(withoutTheOneMore / 20_000.0).isLessThan(0.89);
    }

    private static double width(double[] residuals, double coverage) {
        return ConformalBand.of(new double[][] {residuals}, coverage)
                .orElseThrow()
                .halfWidths()[0];
    }
}
