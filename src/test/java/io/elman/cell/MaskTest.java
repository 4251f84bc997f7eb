package io.elman.cell;

import static io.elman.cell.Arrays.assertClose;
import static io.elman.cell.Arrays.matrix;
import static io.elman.cell.Arrays.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.verify.RandomArrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class MaskTest {
    private static final double TOLERANCE = 1e-14;

    /** Padding at the end, at the start, and in the middle. */
    private static final double[][] MASKS = {{1, 1, 1, 0, 0, 0}, {0, 0, 0, 1, 1, 1}, {1, 0, 0, 1, 0, 1}};

    private final RandomArrays random = new RandomArrays(3);
    private final ElmanNetwork network = new ElmanNetwork(random.cell(2, 4), random.readout(4, 3), Readout.SOFTMAX);
    private final Sequences unpadded = random.sequences(1, 2, 4, 3);
    private final INDArray labels = random.classes(1, 3, 3);

    @Test
    void paddedAndMaskedEqualsUnpadded() {
        for (double[] mask : MASKS) {
            padded(mask, Sabotage.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void everySabotageOfThePaddedSideIsSeen(Sabotage sabotage) {
        for (double[] mask : MASKS) {
            Guard.sees(sabotage, wrong -> padded(mask, wrong));
        }
    }

    @Test
    void aMaskedStepHoldsTheState() {
        Sequences sequences = random.sequences(2, 2, 4, 4).withMask(matrix(row(0, 1, 0, 1), row(1, 0, 0, 0)));
        Trace trace = Unrolled.forward(network.cell(), sequences);
        assertThat(trace.h(0).getRow(0)).isEqualTo(sequences.initialState().getRow(0));
        assertThat(trace.h(2).getRow(0))
                .isEqualTo(trace.h(1).getRow(0))
                .isNotEqualTo(trace.h(3).getRow(0));
        assertThat(trace.finalState().getRow(1)).isEqualTo(trace.h(0).getRow(1));
    }

    @Test
    void lossOfABatchIsTheMeanOverAllItsRealSteps() {
        Sequences batch = random.sequences(2, 2, 4, 5).withMask(matrix(row(1, 1, 1, 1, 1), row(1, 1, 0, 0, 0)));
        INDArray batchLabels = random.classes(2, 3, 5);
        double longer = network.loss(example(batch, 0, 5), batchLabels.get(NDArrayIndex.interval(0, 1)));
        double shorter = network.loss(
                example(batch, 1, 2),
                batchLabels.get(NDArrayIndex.interval(1, 2), NDArrayIndex.all(), NDArrayIndex.interval(0, 2)));
        assertThat(network.loss(batch, batchLabels)).isCloseTo((5 * longer + 2 * shorter) / 7, within(TOLERANCE));
    }

    @Test
    void onlyLabelledStepsCount() {
        INDArray onlyLast = matrix(row(0, 0, 1));
        double expected = -Math.log(network.outputs(unpadded).mul(labels).sum(1).getDouble(0, 2));
        assertThat(network.loss(unpadded, labels, onlyLast)).isCloseTo(expected, within(TOLERANCE));
    }

    @Test
    void twoSegmentsInARowAreOneSequence() {
        Sequences whole = random.sequences(2, 2, 4, 7);
        Sequences head = segment(whole, 0, 3);
        Trace first = Unrolled.forward(network.cell(), head);
        Trace second = Unrolled.forward(network.cell(), segment(whole, 3, 7).startingFrom(first.finalState()));
        Trace all = Unrolled.forward(network.cell(), whole);
        assertThat(second.finalState()).isEqualTo(all.finalState());

        INDArray v = random.normal(1, 2, 4);
        CellGradients late = Unrolled.backward(network.cell(), second, atLastStep(second, v));
        CellGradients early = Unrolled.backward(network.cell(), first, atLastStep(first, late.initialState()));
        CellGradients expected = Unrolled.backward(network.cell(), all, atLastStep(all, v));
        assertClose("initialState", early.initialState(), expected.initialState(), TOLERANCE);
        early.weights().add(late.weights());
        assertClose(early.weights(), expected.weights(), TOLERANCE);
    }

    @Test
    void aBatchWithoutAnyLabelHasNoLoss() {
        assertThatThrownBy(() -> network.loss(unpadded, labels, Nd4j.zeros(DataType.DOUBLE, 1, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no step");
    }

    private void padded(double[] maskRow, Sabotage sabotage) {
        INDArray input = Nd4j.valueArrayOf(new long[] {1, 2, 6}, -77.0, DataType.DOUBLE);
        INDArray paddedLabels = Nd4j.valueArrayOf(new long[] {1, 3, 6}, 5.0, DataType.DOUBLE);
        int real = 0;
        for (int t = 0; t < 6; t++) {
            if (maskRow[t] == 1) {
                Trace.put(input, t, unpadded.x(real));
                Trace.put(paddedLabels, t, Trace.at(labels, real++));
            }
        }
        Sequences sequences = new Sequences(input, matrix(maskRow), unpadded.initialState());
        NetworkGradients actual = sabotage.of(network).gradients(sequences, paddedLabels);
        NetworkGradients expected = network.gradients(unpadded, labels);
        assertThat(actual.loss()).isCloseTo(expected.loss(), within(TOLERANCE));
        assertClose(actual.cell().weights(), expected.cell().weights(), TOLERANCE);
        assertClose(actual.output(), expected.output(), TOLERANCE);
        assertClose(
                "initialState", actual.cell().initialState(), expected.cell().initialState(), TOLERANCE);
        for (int t = 0; t < 6; t++) {
            if (maskRow[t] == 0) {
                assertThat(Trace.at(actual.cell().input(), t).norm2Number().doubleValue())
                        .isZero();
            }
        }
    }

    private static Sequences example(Sequences batch, int example, int steps) {
        INDArray input = batch.input()
                .get(NDArrayIndex.interval(example, example + 1), NDArrayIndex.all(), NDArrayIndex.interval(0, steps));
        return Sequences.fromRest(input, 4).startingFrom(batch.initialState().getRow(example, true));
    }

    private static Sequences segment(Sequences whole, int from, int to) {
        INDArray input = whole.input().get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(from, to));
        return Sequences.fromRest(input, 4).startingFrom(whole.initialState());
    }

    private static INDArray atLastStep(Trace trace, INDArray gradient) {
        INDArray all = Nd4j.zerosLike(trace.hidden());
        Trace.put(all, all.size(2) - 1, gradient);
        return all;
    }
}
