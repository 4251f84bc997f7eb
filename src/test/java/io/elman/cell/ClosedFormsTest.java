package io.elman.cell;

import static io.elman.cell.Arrays.assertClose;
import static io.elman.cell.Arrays.matrix;
import static io.elman.cell.Arrays.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.elman.verify.RandomArrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ClosedFormsTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 97})
    void zeroOutputWeightsGiveTheLossOfAGuess(int classes) {
        RandomArrays random = new RandomArrays(classes);
        ReadoutWeights nothing =
                new ReadoutWeights(Nd4j.zeros(DataType.DOUBLE, 4, classes), Nd4j.zeros(DataType.DOUBLE, 1, classes));
        ElmanNetwork network = new ElmanNetwork(random.cell(3, 4), nothing, Readout.SOFTMAX);
        Sequences sequences = random.sequences(3, 3, 4, 6).withMask(random.mask(3, 6));
        INDArray labels = random.classes(3, classes, 6);
        assertThat(network.loss(sequences, labels)).isCloseTo(Math.log(classes), within(1e-14));
        assertThat(network.castTo(DataType.FLOAT).loss(sequences, labels)).isCloseTo(Math.log(classes), within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 12})
    void scalarStateAtZeroPassesOnAPowerOfItsWeight(int steps) {
        scalarPower(steps, Sabotage.NONE);
    }

    @Test
    void scalarPowerSeesTheStateDropped() {
        Guard.sees(Sabotage.PREVIOUS_STATE_DROPPED, wrong -> scalarPower(3, wrong));
    }

    /** A state of exactly zero, input and bias zero: tanh'(0) = 1, so the network is linear without any approximation. */
    private static void scalarPower(int steps, Sabotage sabotage) {
        double w = 0.75;
        CellWeights weights = new CellWeights(matrix(row(0.5)), matrix(row(w)), matrix(row(0)));
        INDArray dh0 = gradientOfStart(sabotage.apply(weights), matrix(row(1)), steps);
        assertThat(dh0.getDouble(0, 0)).isEqualTo(Math.pow(w, steps));
    }

    @Test
    void anOrthogonalRecurrenceTurnsTheGradientAndKeepsItsLength() {
        orthogonal(Sabotage.NONE);
    }

    /** With all biases zero a doubled one is no mistake. */
    @ParameterizedTest
    @EnumSource(names = {"RECURRENT_WEIGHTS_TRANSPOSED", "PREVIOUS_STATE_DROPPED"})
    void theOrthogonalRecurrenceSees(Sabotage sabotage) {
        Guard.sees(sabotage, ClosedFormsTest::orthogonal);
    }

    private static void orthogonal(Sabotage sabotage) {
        double angle = 0.3;
        int steps = 7;
        CellWeights weights = new CellWeights(
                matrix(row(0.5, -0.2)),
                matrix(row(Math.cos(angle), Math.sin(angle)), row(-Math.sin(angle), Math.cos(angle))),
                matrix(row(0, 0)));
        double direction = 0.4;
        INDArray v = matrix(row(2 * Math.cos(direction), 2 * Math.sin(direction)));
        INDArray dh0 = gradientOfStart(sabotage.apply(weights), v, steps);
        assertThat(dh0.norm2Number().doubleValue()).isCloseTo(2, within(1e-12));
        // Forward, a row vector is turned by +angle a step; the gradient is turned back.
        double turned = direction - steps * angle;
        assertClose("dh_0", dh0, matrix(row(2 * Math.cos(turned), 2 * Math.sin(turned))), 1e-12);
    }

    /** Returns the gradient of v . h_T with respect to h_0 = 0, with zero input. */
    private static INDArray gradientOfStart(CellWeights weights, INDArray v, int steps) {
        Sequences sequences = Sequences.fromRest(Nd4j.zeros(DataType.DOUBLE, 1, 1, steps), weights.hidden());
        Trace trace = Unrolled.forward(weights, sequences);
        INDArray dHidden = Nd4j.zerosLike(trace.hidden());
        Trace.put(dHidden, steps - 1, v);
        return Unrolled.backward(weights, trace, dHidden).initialState();
    }
}
