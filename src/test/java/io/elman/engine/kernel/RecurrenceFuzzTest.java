package io.elman.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.elman.cell.CellGradients;
import io.elman.cell.CellWeights;
import io.elman.cell.Sequences;
import io.elman.cell.Trace;
import io.elman.cell.Unrolled;
import io.elman.engine.block.Activation;
import io.elman.engine.parallel.Crew;
import io.elman.verify.RandomArrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Random sizes, masks and numbers of threads give what the pure ND4J cell gives. */
class RecurrenceFuzzTest {
    private static final int ROUNDS = 60;

    @AfterEach
    void useAllCores() {
        Crew.use(Runtime.getRuntime().availableProcessors());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void anySizeMaskAndStateGivesWhatTheCellGives(DataType type) {
        Random random = new Random(17);
        for (int round = 0; round < ROUNDS; round++) {
            Crew.use(1 + random.nextInt(4));
            new Case(random, round).assertSame(type, Activation.TANH);
        }
    }

    @Test
    void anotherActivationIsSeen() {
        Case one = new Case(new Random(1), 1);
        assertThatThrownBy(() -> one.assertSame(DataType.DOUBLE, Activation.RELU))
                .isInstanceOf(AssertionError.class);
    }

    /** A network and sequences of up to 75 examples, so that up to four shares are made of them. */
    private static final class Case {
        private final CellWeights weights;
        private final Sequences sequences;
        private final INDArray epsilon;

        Case(Random random, int seed) {
            RandomArrays arrays = new RandomArrays(seed);
            int features = 1 + random.nextInt(9);
            int hidden = 1 + random.nextInt(random.nextBoolean() ? 9 : 140);
            int batch = 1 + random.nextInt(random.nextBoolean() ? 4 : 75);
            int steps = 1 + random.nextInt(9);
            weights = arrays.cell(features, hidden);
            INDArray mask =
                    random.nextInt(4) == 0 ? Nd4j.ones(DataType.DOUBLE, batch, steps) : arrays.mask(batch, steps);
            sequences = arrays.sequences(batch, features, hidden, steps).withMask(mask);
            epsilon = arrays.normal(1, batch, hidden, steps).mul(mask.reshape(batch, 1, steps));
        }

        void assertSame(DataType type, Activation activation) {
            Trace trace = Unrolled.forward(weights, sequences);
            CellGradients expected = Unrolled.backward(weights, trace, epsilon);
            Recurrence recurrence = new Recurrence(type, activation);
            CellParameters parameters = parameters(weights, type);
            recurrence.forward(
                    parameters,
                    sequences.input().castTo(type),
                    sequences.initialState().castTo(type),
                    Packing.of(sequences.mask()));
            INDArray state = sequences.initialState().castTo(type).dup();
            recurrence.readFinalState(state);
            assertClose(state, trace.finalState());
            INDArray hidden = trace.hidden().castTo(type).dup();
            recurrence.readHidden(hidden);
            INDArray mask = sequences.mask();
            assertClose(hidden, trace.hidden().mul(mask.reshape(mask.size(0), 1, mask.size(1))));
            CellParameters gradients = parameters(weights, type);
            recurrence.backward(parameters, epsilon.castTo(type), 0, gradients);
            assertClose(gradients.inputWeights(), expected.weights().inputWeights());
            assertClose(gradients.recurrentWeights(), expected.weights().recurrentWeights());
            assertClose(gradients.hiddenBias(), expected.weights().hiddenBias());
            INDArray dx = sequences.input().castTo(type).dup();
            recurrence.inputGradient(parameters, dx);
            assertClose(dx, expected.input());
        }

        private static CellParameters parameters(CellWeights weights, DataType type) {
            return new CellParameters(
                    weights.inputWeights().castTo(type).dup('f'),
                    weights.recurrentWeights().castTo(type).dup('f'),
                    weights.hiddenBias().castTo(type).dup('f'));
        }

        /** Relative to the largest number. */
        private static void assertClose(INDArray actual, INDArray expected) {
            double largest = Math.max(1, expected.amaxNumber().doubleValue());
            double tolerance = actual.dataType() == DataType.DOUBLE ? 1e-10 : 3e-6;
            double off =
                    actual.castTo(DataType.DOUBLE).sub(expected).amaxNumber().doubleValue();
            assertThat(off).isLessThan(tolerance * largest);
        }
    }
}
