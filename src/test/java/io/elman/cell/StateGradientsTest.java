package io.elman.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.verify.RandomArrays;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class StateGradientsTest {
    private static final int STEPS = 6;

    /** The state after a step is where the rest of the sequence starts from: its gradient is a slope of the rest's loss. */
    @ParameterizedTest
    @EnumSource(names = {"RECURRENT_WEIGHTS_TRANSPOSED", "PREVIOUS_STATE_DROPPED"})
    void theyAreTheSlopesOfTheLossAndASabotageIsSeen(Sabotage sabotage) {
        Guard.sees(sabotage, StateGradientsTest::checkSlopes);
    }

    private static void checkSlopes(Sabotage sabotage) {
        RandomArrays random = new RandomArrays(5);
        CellWeights cell = random.cell(2, 3);
        Sequences sequences = random.sequences(2, 2, 3, STEPS).withMask(random.mask(2, STEPS));
        INDArray mixture = random.normal(0.3, 2, 3, STEPS);
        Trace trace = Unrolled.forward(cell, sequences);
        INDArray gradients =
                StateGradients.of(sabotage.apply(cell).recurrentWeights(), trace.hidden(), sequences.mask(), mixture);
        for (int t = 0; t < STEPS - 1; t++) {
            INDArray start = trace.h(t);
            Sequences rest = new Sequences(after(t, sequences.input()), maskAfter(t, sequences.mask()), start);
            INDArray direct = Trace.at(mixture, t);
            INDArray later = after(t, mixture);
            DoubleSupplier loss = () -> start.mul(direct).sumNumber().doubleValue()
                    + Unrolled.forward(cell, rest)
                            .hidden()
                            .mul(later)
                            .sumNumber()
                            .doubleValue();
            assertThat(GradientCheck.largestError(loss, start, Trace.at(gradients, t)))
                    .isLessThan(GradientCheck.TOLERANCE);
        }
    }

    @Test
    void aScalarCellAtRestKeepsThePowersOfItsWeight() {
        INDArray gradients = StateGradients.of(
                Nd4j.createFromArray(new double[][] {{0.7}}), zeros(1, 1, 9), ones(1, 9), atTheEnd(1, 1, 9));
        for (int lag = 0; lag < 9; lag++) {
            assertThat(gradients.getDouble(0, 0, 8 - lag)).isCloseTo(Math.pow(0.7, lag), within(1e-15));
        }
    }

    @Test
    void anOrthogonalLinearRecurrenceKeepsTheNorm() {
        double c = Math.cos(0.4);
        double s = Math.sin(0.4);
        INDArray rotation = Nd4j.createFromArray(new double[][] {{c, s}, {-s, c}});
        INDArray gradients = StateGradients.of(rotation, zeros(1, 2, 100), ones(1, 100), atTheEnd(1, 2, 100));
        double[] norms = gradients.norm2(1).reshape(100).toDoubleVector();
        assertThat(norms)
                .containsExactly(
                        DoubleStream.generate(() -> Math.sqrt(2)).limit(100).toArray(), within(1e-12));
        assertThat(gradients.getDouble(0, 0, 98)).isCloseTo(c + s, within(1e-15));
    }

    @Test
    void aMaskedStepHoldsTheGradientWhateverItsState() {
        INDArray hidden = zeros(1, 1, 3);
        hidden.putScalar(new int[] {0, 0, 1}, 0.999);
        INDArray mask = Nd4j.createFromArray(new double[][] {{1, 0, 1}});
        INDArray half = Nd4j.createFromArray(new double[][] {{0.5}});
        assertThat(StateGradients.of(half, hidden, mask, atTheEnd(1, 1, 3))
                        .data()
                        .asDouble())
                .containsExactly(0.5, 0.5, 1);
    }

    @Test
    void shapesThatDoNotFitAreTold() {
        assertThatThrownBy(() -> StateGradients.of(zeros(3, 3), zeros(1, 2, 4), ones(1, 4), zeros(1, 2, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[3, 3]")
                .hasMessageContaining("[2, 2]");
    }

    private static INDArray after(int t, INDArray array) {
        return array.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(t + 1, STEPS))
                .dup('c');
    }

    private static INDArray maskAfter(int t, INDArray mask) {
        return mask.get(NDArrayIndex.all(), NDArrayIndex.interval(t + 1, STEPS)).dup('c');
    }

    private static INDArray atTheEnd(int batch, int hidden, int steps) {
        INDArray direct = zeros(batch, hidden, steps);
        direct.slice(steps - 1, 2).assign(1);
        return direct;
    }

    private static INDArray zeros(long... shape) {
        return Nd4j.zeros(DataType.DOUBLE, shape);
    }

    private static INDArray ones(long... shape) {
        return Nd4j.ones(DataType.DOUBLE, shape);
    }
}
