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
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Random sizes, masks and numbers of threads give what the pure ND4J cell gives. */
class RecurrenceFuzzTest {
    private static final int ROUNDS = 60;
    private static final int VOCABULARY = 11;

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

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void wordsGiveWhatTheirVectorsGiveInTheCell(DataType type) {
        Random random = new Random(18);
        for (int round = 0; round < ROUNDS; round++) {
            Crew.use(1 + random.nextInt(4));
            new Case(random, round).ofWords(random).assertSameOfWords(type);
        }
    }

    @Test
    void anotherWordIsSeen() {
        Case one = new Case(new Random(1), 1).ofWords(new Random(2));
        one.assertSameOfWords(DataType.DOUBLE);
        one.words[0] = (one.words[0] + 1) % VOCABULARY;
        assertThatThrownBy(() -> one.assertSameOfWords(DataType.DOUBLE)).isInstanceOf(AssertionError.class);
    }

    @Test
    void wordsOfOtherSequencesAreRefused() {
        Recurrence recurrence = new Recurrence(DataType.DOUBLE, Activation.TANH);
        CellParameters parameters = Case.parameters(new RandomArrays(3).cell(4, 5), DataType.DOUBLE);
        Words three = new Words(Nd4j.rand(DataType.DOUBLE, VOCABULARY, 4), new int[6], 3, 2);
        assertThatThrownBy(() -> recurrence.forward(parameters, three, null, Packing.full(2, 3), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[3, 2], must be [2, 3]");
        Words wide = new Words(Nd4j.rand(DataType.DOUBLE, VOCABULARY, 6), new int[6], 2, 3);
        assertThatThrownBy(() -> recurrence.forward(parameters, wide, null, Packing.full(2, 3), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[" + VOCABULARY + ", 6], must be [" + VOCABULARY + ", 4]");
        INDArray beyond = Nd4j.zeros(DataType.DOUBLE, 2, 3).putScalar(1, 2, VOCABULARY);
        assertThatThrownBy(() -> Words.of(wide.table(), beyond, Packing.full(2, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("word 11.0 is none of the 11");
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
        private final INDArray epsilon;
        private Sequences sequences;
        private INDArray table;
        private int[] words;

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

        /** Replaces the input by vectors of words; a masked step holds the number of no word. */
        Case ofWords(Random random) {
            INDArray mask = sequences.mask();
            INDArray input = sequences.input().dup();
            table = new RandomArrays(random.nextInt()).normal(1, VOCABULARY, input.size(1), 1);
            table = table.reshape(VOCABULARY, input.size(1)).dup('f');
            words = new int[(int) mask.length()];
            for (int i = 0; i < words.length; i++) {
                long example = i / mask.size(1);
                long time = i % mask.size(1);
                words[i] = mask.getDouble(example, time) == 0 ? -1 : random.nextInt(VOCABULARY);
                if (words[i] >= 0) {
                    vector(input, example, time).assign(table.getRow(words[i]));
                }
            }
            INDArray initialState = sequences.initialState();
            sequences = Sequences.fromRest(input, (int) initialState.size(1))
                    .startingFrom(initialState)
                    .withMask(mask);
            return this;
        }

        private static INDArray vector(INDArray array, long example, long time) {
            return array.get(NDArrayIndex.point(example), NDArrayIndex.all(), NDArrayIndex.point(time));
        }

        void assertSameOfWords(DataType type) {
            Recurrence recurrence = new Recurrence(type, Activation.TANH);
            INDArray mask = sequences.mask();
            INDArray numbers = Nd4j.createFromArray(words).castTo(type).reshape(mask.shape());
            recurrence.forward(
                    parameters(weights, type),
                    Words.of(table.castTo(type).dup('f'), numbers, Packing.of(mask)),
                    sequences.initialState().castTo(type),
                    Packing.of(mask),
                    null);
            CellGradients expected = assertSame(recurrence, type, null);
            INDArray tableGradient = table.castTo(type).dup('f');
            new EmbeddingTable(type).backward(List.of(recurrence), tableGradient);
            assertClose(tableGradient, tableGradient(expected.input()));
        }

        private INDArray tableGradient(INDArray dx) {
            INDArray sums = Nd4j.zeros(DataType.DOUBLE, table.shape());
            for (int i = 0; i < words.length; i++) {
                if (words[i] >= 0) {
                    sums.getRow(words[i]).addi(vector(dx, i / dx.size(2), i % dx.size(2)));
                }
            }
            return sums;
        }

        void assertSame(DataType type, Activation activation) {
            Recurrence recurrence = new Recurrence(type, activation);
            INDArray hidden = epsilon.castTo(type).dup();
            recurrence.forward(
                    parameters(weights, type),
                    sequences.input().castTo(type),
                    sequences.initialState().castTo(type),
                    Packing.of(sequences.mask()),
                    hidden);
            INDArray again = hidden.dup();
            recurrence.readHidden(again);
            assertThat(again).isEqualTo(hidden);
            INDArray dx = sequences.input().castTo(type).dup();
            CellGradients expected = assertSame(recurrence, type, dx);
            assertClose(dx, expected.input());
        }

        /** Returns the cell's gradients, once the recurrence's have been found to be the same. */
        private CellGradients assertSame(Recurrence recurrence, DataType type, INDArray dx) {
            Trace trace = Unrolled.forward(weights, sequences);
            CellGradients expected = Unrolled.backward(weights, trace, epsilon);
            INDArray state = sequences.initialState().castTo(type).dup();
            recurrence.readFinalState(state);
            assertClose(state, trace.finalState());
            INDArray hidden = trace.hidden().castTo(type).dup();
            recurrence.readHidden(hidden);
            INDArray mask = sequences.mask();
            assertClose(hidden, trace.hidden().mul(mask.reshape(mask.size(0), 1, mask.size(1))));
            CellParameters gradients = parameters(weights, type);
            recurrence.backward(parameters(weights, type), epsilon.castTo(type), 0, gradients, dx);
            assertClose(gradients.inputWeights(), expected.weights().inputWeights());
            assertClose(gradients.recurrentWeights(), expected.weights().recurrentWeights());
            assertClose(gradients.hiddenBias(), expected.weights().hiddenBias());
            return expected;
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
