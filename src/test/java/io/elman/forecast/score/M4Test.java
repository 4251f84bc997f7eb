package io.elman.forecast.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.elman.forecast.Passengers;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class M4Test {
    private static final Offset<Double> EXACT = within(1e-12);

    /** 10, 20, 10, 20, …: r_1 = -11/12 and r_2 = 10/12 of twelve rows, r_1 = -5/6 and r_2 = 4/6 of six. */
    private static double[] zigzag(int rows) {
        return IntStream.range(0, rows).mapToDouble(row -> 10 + 10 * (row % 2)).toArray();
    }

    @Test
    void seasonsAreTakenOutOnlyWhereTheyAreCertain() {
        // 10/12 is above 1.645 / sqrt(12) * sqrt(1 + 2 * 121/144) = 0.777; 4/6 is below 1.645 / sqrt(6) * ... = 1.038.
        assertThat(M4.naive2(zigzag(12), 2, 3)).containsExactly(new double[] {10, 20, 10}, EXACT);
        assertThat(M4.naive2(zigzag(6), 2, 3)).containsExactly(20, 20, 20);
        assertThat(M4.naive2(zigzag(12), 1, 2)).containsExactly(20, 20);
        assertThat(M4.naive2(new double[] {7}, 12, 2)).containsExactly(7, 7);
    }

    @Test
    void factorsAreTheMeanSharesOfTheTrend() {
        // Of an odd season the trend is its plain mean: 4, 5, 5, 6, 7 of rows 1 to 5.
        double[] values = {2, 4, 6, 5, 4, 9, 8};
        double[] raw = {5 / 5.0, (4 / 4.0 + 4 / 6.0) / 2, (6 / 5.0 + 9 / 7.0) / 2};
        double mean = Arrays.stream(raw).average().orElseThrow();
        double[] expected = Arrays.stream(raw).map(factor -> factor / mean).toArray();
        assertThat(Naive2.factors(values, 3)).containsExactly(expected, EXACT);
    }

    @Test
    void factorsAreNotForValuesThatAreNotAboveZero() {
        double[] shifted = Arrays.stream(zigzag(12)).map(value -> value - 10).toArray();
        assertThat(M4.naive2(shifted, 2, 2)).containsExactly(10, 10);
        double[] constant = new double[12];
        Arrays.fill(constant, 3);
        assertThat(M4.naive2(constant, 2, 2)).containsExactly(3, 3);
    }

    /** Golden values by NumPy: a convolution for the trend, written out apart from this code. */
    @Test
    void passengersAgreeWithNumpy() {
        double[] all = Passengers.all();
        double[] training = Arrays.copyOf(all, Passengers.TRAINING);
        double[] actual = Arrays.copyOfRange(all, Passengers.TRAINING, all.length);
        double[] year = {
            338.53477139,
            333.56758704,
            382.2658844,
            365.78930672,
            363.86292619,
            411.11286138,
            448.77144548,
            443.41832348,
            393.19516792,
            341.61705873,
            296.73948454,
            336
        };
        assertThat(M4.naive2(training, 12, 12)).containsExactly(year, within(1e-7));
        double[] seasonalNaive = IntStream.range(0, 36)
                .mapToDouble(step -> training[96 + step % 12])
                .toArray();
        M4 m4 = M4.of(training, actual, seasonalNaive, 12);
        assertThat(m4.smape()).isCloseTo(14.542768627031599, EXACT);
        assertThat(m4.mase()).isCloseTo(1.9652470187393527, EXACT);
        assertThat(m4.naive2Smape()).isCloseTo(14.259534182041945, EXACT);
        assertThat(m4.naive2Mase()).isCloseTo(1.9719222776892413, EXACT);
        assertThat(m4.owa())
                .isCloseTo(
                        (14.542768627031599 / 14.259534182041945 + 1.9652470187393527 / 1.9719222776892413) / 2, EXACT);
        assertThat(M4.naive2(training, 11, 1)[0]).isNotCloseTo(year[0], within(1.0));
    }

    @Test
    void owaByHand() {
        // Naive2 forecasts 4 and 4. Errors: 2, 0 against 2, 4; the training part changes by 2 a row.
        M4 m4 = M4.of(new double[] {0, 2, 4}, new double[] {6, 8}, new double[] {8, 8}, 1);
        assertThat(m4.smape()).isCloseTo((400 / 14.0 + 0) / 2, EXACT);
        assertThat(m4.mase()).isCloseTo(0.5, EXACT);
        assertThat(m4.naive2Smape()).isCloseTo((40 + 800 / 12.0) / 2, EXACT);
        assertThat(m4.naive2Mase()).isCloseTo(1.5, EXACT);
        assertThat(M4.of(new double[] {0, 2, 4}, new double[] {6, 8}, new double[] {4, 4}, 1)
                        .owa())
                .isEqualTo(1);
    }
}
