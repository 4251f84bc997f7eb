package io.elman.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DropoutMaskTest {
    private static final int BATCH = 32;
    private static final int CHANNELS = 40;
    private static final int STEPS = 50;

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void theShareIsKeptAndGrowsToTheSameMean(DataType type) {
        for (double kept : new double[] {0.1, 0.5, 0.7, 1}) {
            INDArray out = applied(new DropoutMask(5, kept), Nd4j.ones(type, BATCH, CHANNELS, STEPS));
            double[] numbers = out.dup('c').data().asDouble();
            for (double number : numbers) {
                assertThat(number == 0 || Math.abs(number - 1 / kept) < 1e-6).isTrue();
            }
            // Five standard errors of a mean of 64,000 draws.
            double error = 5 * Math.sqrt((1 - kept) / kept / numbers.length);
            assertThat(out.meanNumber().doubleValue()).isCloseTo(1, within(error + 1e-5));
        }
    }

    @Test
    void neighboursAndSeedsDrawOnTheirOwn() {
        double[] first = draws(1);
        assertThat(correlation(first, 0, draws(2), 0)).isLessThan(0.03);
        assertThat(correlation(first, 0, first, 1)).isLessThan(0.03);
        assertThat(correlation(first, 0, first, CHANNELS)).isLessThan(0.03);
        assertThat(correlation(first, 0, first, 0)).isGreaterThan(0.99);
    }

    private static double[] draws(long seed) {
        return applied(new DropoutMask(seed, 0.5), Nd4j.ones(DataType.DOUBLE, BATCH, CHANNELS, STEPS))
                .dup('c')
                .data()
                .asDouble();
    }

    /** Returns the size of the correlation of numbers around 1, whose variance is 1. */
    private static double correlation(double[] a, int fromA, double[] b, int fromB) {
        double sum = 0;
        int count = a.length - Math.max(fromA, fromB);
        for (int i = 0; i < count; i++) {
            sum += (a[fromA + i] - 1) * (b[fromB + i] - 1);
        }
        return Math.abs(sum / count);
    }

    @Test
    void anyLayoutDropsTheSamePlaces() {
        DropoutMask mask = new DropoutMask(9, 0.6);
        INDArray input = Nd4j.rand(DataType.FLOAT, BATCH, CHANNELS, STEPS);
        INDArray expected = applied(mask, input);
        INDArray timeFirst = input.permute(2, 0, 1).dup('c').permute(1, 2, 0);
        assertThat(applied(mask, timeFirst)).isEqualTo(expected);
        mask.apply(timeFirst, timeFirst);
        assertThat(timeFirst).isEqualTo(expected);
        INDArray rows = Nd4j.rand(DataType.FLOAT, BATCH, CHANNELS);
        assertThat(applied(mask, rows.dup('f'))).isEqualTo(applied(mask, rows));
    }

    private static INDArray applied(DropoutMask mask, INDArray input) {
        INDArray out = Nd4j.createUninitialized(input.dataType(), input.shape());
        mask.apply(input, out);
        return out;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.5, 1.5, Double.NaN})
    void aShareThatCannotBeKeptIsRefused(double kept) {
        assertThatThrownBy(() -> new DropoutMask(1, kept)).isInstanceOf(IllegalArgumentException.class);
    }
}
