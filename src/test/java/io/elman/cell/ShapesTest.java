package io.elman.cell;

import static io.elman.cell.Arrays.assertClose;
import static io.elman.cell.Arrays.matrix;
import static io.elman.cell.Arrays.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.elman.verify.RandomArrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

class ShapesTest {
    private final RandomArrays random = new RandomArrays(1);
    private final ElmanNetwork network = new ElmanNetwork(random.cell(2, 3), random.readout(3, 4), Readout.SOFTMAX);
    private final Sequences sequences = random.sequences(2, 2, 3, 5);
    private final INDArray labels = random.classes(2, 4, 5);

    @Test
    void mistakesNameBothShapes() {
        INDArray square = random.normal(1, 3, 3);
        refused(
                () -> new CellWeights(random.normal(1, 2, 4), square, random.normal(1, 1, 4)),
                "recurrentWeights is [3, 3], must be [4, 4]");
        refused(
                () -> new CellWeights(random.normal(1, 2, 3), square, random.normal(1, 3)),
                "hiddenBias is [3], must be [1, 3]");
        refused(
                () -> new ElmanNetwork(network.cell(), random.readout(5, 4), Readout.SOFTMAX),
                "outputWeights is [5, 4], must be [3, 4]");
        refused(() -> Sequences.fromRest(square, 3), "input is [3, 3], must be [batch, features, time]");
        refused(() -> sequences.withMask(random.mask(2, 4)), "mask is [2, 4], must be [2, 5]");
        refused(
                () -> network.outputs(sequences.startingFrom(random.normal(1, 2, 7))),
                "initialState is [2, 7], must be [2, 3]");
        refused(() -> network.outputs(random.sequences(2, 6, 3, 5)), "input is [2, 6, 5], must be [2, 2, 5]");
        refused(() -> network.loss(sequences, random.classes(2, 3, 5)), "labels is [2, 3, 5], must be [2, 4, 5]");
        refused(() -> network.loss(sequences, labels, random.mask(2, 6)), "labelsMask is [2, 6], must be [2, 5]");
        refused(
                () -> Unrolled.backward(
                        network.cell(), Unrolled.forward(network.cell(), sequences), random.normal(1, 2, 3, 4)),
                "hiddenGradient is [2, 3, 4], must be [2, 3, 5]");
    }

    @Test
    void typesAreNotMixedAndMasksAreZerosAndOnes() {
        CellWeights cell = network.cell();
        refused(
                () -> new CellWeights(
                        cell.inputWeights(), cell.recurrentWeights().castTo(DataType.FLOAT), cell.hiddenBias()),
                "DOUBLE[2, 3] and FLOAT[3, 3]");
        refused(
                () -> sequences.withMask(matrix(row(1, 1, 1, 1, 1), row(1, 1, 0.5, 0, 0))),
                "a mask holds 0 and 1, not 0.5");
        refused(
                () -> GradientCheck.largestError(
                        () -> 0, cell.castTo(DataType.FLOAT).hiddenBias(), cell.hiddenBias()),
                "finite differences need doubles");
    }

    @Test
    void theTypeOfTheWeightsDecides() {
        ElmanNetwork single = network.castTo(DataType.FLOAT);
        assertThat(single.outputs(sequences).dataType()).isEqualTo(DataType.FLOAT);
        assertThat(single.gradients(sequences, labels).cell().input().dataType())
                .isEqualTo(DataType.FLOAT);
        assertThat(network.outputs(sequences.castTo(DataType.FLOAT)).dataType()).isEqualTo(DataType.DOUBLE);
    }

    @Test
    void viewsAndColumnMajorArraysCountTheSame() {
        CellWeights cell = network.cell();
        INDArray flat = random.normal(1, 40);
        INDArray view = flat.get(NDArrayIndex.interval(7, 16)).reshape('f', 3, 3);
        view.assign(cell.recurrentWeights());
        CellWeights views =
                new CellWeights(cell.inputWeights().transpose().dup('c').transpose(), view, cell.hiddenBias());
        Sequences other = new Sequences(
                sequences.input().permute(2, 0, 1).dup('c').permute(1, 2, 0),
                sequences.mask().dup('f'),
                sequences.initialState().dup('f'));
        NetworkGradients expected = network.gradients(sequences, labels);
        NetworkGradients actual = network.withCell(views).gradients(other, labels.dup('f'));
        assertClose(actual.cell().weights(), expected.cell().weights(), 1e-14);
        assertClose("input", actual.cell().input(), expected.cell().input(), 1e-14);
    }

    @Test
    void nothingGivenIsModified() {
        CellWeights before = new CellWeights(
                network.cell().inputWeights().dup(),
                network.cell().recurrentWeights().dup(),
                network.cell().hiddenBias().dup());
        INDArray input = sequences.input().dup();
        INDArray state = sequences.initialState().dup();
        INDArray given = labels.dup();
        network.gradients(sequences.withMask(random.mask(2, 5)), labels);
        network.outputs(sequences);
        assertThat(network.cell()).isEqualTo(before);
        assertThat(sequences.input()).isEqualTo(input);
        assertThat(sequences.initialState()).isEqualTo(state);
        assertThat(labels).isEqualTo(given);
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
