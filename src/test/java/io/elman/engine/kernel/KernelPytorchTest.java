package io.elman.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.cell.CellWeights;
import io.elman.cell.ElmanNetwork;
import io.elman.cell.PytorchValues;
import io.elman.cell.ReadoutWeights;
import io.elman.engine.block.Activation;
import io.elman.engine.block.ValueLoss;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The kernels and PyTorch's {@code nn.RNN} over packed sequences and {@code nn.Linear}; pytorch_values.py wrote the values. */
class KernelPytorchTest {
    private static final String PACKED = "packed_lengths";

    static Stream<Arguments> cases() {
        return Stream.of("one_sequence", "batch_from_a_state", PACKED, "regression_packed")
                .flatMap(name -> Stream.of(DataType.DOUBLE, DataType.FLOAT).map(type -> Arguments.of(name, type)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void statesLossAndGradientsAreThoseOfPytorch(String name, DataType type) {
        Comparison comparison = new Comparison(name, type);
        comparison.assertSame(comparison.array("mask"), comparison.array("initialState"));
    }

    @Test
    void stepsThatAreNotMaskedAndAStateThatIsDroppedAreSeen() {
        Comparison comparison = new Comparison(PACKED, DataType.DOUBLE);
        INDArray mask = comparison.array("mask");
        INDArray state = comparison.array("initialState");
        assertThatThrownBy(() -> comparison.assertSame(Nd4j.onesLike(mask), state))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> comparison.assertSame(mask, null)).isInstanceOf(AssertionError.class);
    }

    private record Comparison(PytorchValues values, DataType type, double tolerance) {
        Comparison(String name, DataType type) {
            this(PytorchValues.read(name), type, type == DataType.DOUBLE ? 1e-10 : 1e-5);
        }

        INDArray array(String name) {
            return values.array(name).castTo(type);
        }

        void assertSame(INDArray mask, INDArray initialState) {
            ElmanNetwork network = values.network("weights");
            ElmanNetwork expected = values.network("gradients");
            CellParameters cell = cell(network.cell());
            ReadoutParameters output = output(network.output());
            Packing packing = Packing.of(mask);
            Recurrence recurrence = new Recurrence(type, Activation.TANH);
            Readout readout = new Readout(type, loss(network));
            INDArray x = array("input");

            INDArray hidden = array("hiddenStates").like();
            recurrence.forward(cell, x, initialState, packing, hidden);
            assertClose(hidden, "hiddenStates");
            INDArray state = array("finalState").like();
            recurrence.readFinalState(state);
            assertClose(state, "finalState");

            double rows = mask.sumNumber().doubleValue();
            double loss = readout.loss(output, hidden, array("labels"), packing) / rows;
            assertThat(loss).isCloseTo(values.number("loss"), within(tolerance));
            INDArray dHidden = hidden.like();
            ReadoutParameters outputGradient = output(network.output());
            readout.backward(output, outputGradient, dHidden);
            assertClose(
                    outputGradient.outputWeights().div(rows), expected.output().outputWeights());
            assertClose(outputGradient.outputBias().div(rows), expected.output().outputBias());

            CellParameters cellGradient = cell(network.cell());
            INDArray dx = x.like();
            recurrence.backward(cell, dHidden, 0, cellGradient, dx);
            assertClose(cellGradient.inputWeights().div(rows), expected.cell().inputWeights());
            assertClose(
                    cellGradient.recurrentWeights().div(rows), expected.cell().recurrentWeights());
            assertClose(cellGradient.hiddenBias().div(rows), expected.cell().hiddenBias());
            assertClose(dx.div(rows), "inputGradient");
        }

        private static ReadoutLoss loss(ElmanNetwork network) {
            return network.readout() == io.elman.cell.Readout.SOFTMAX
                    ? new ReadoutLoss.CrossEntropy()
                    : new ReadoutLoss.Values(ValueLoss.SQUARED);
        }

        private CellParameters cell(CellWeights weights) {
            return new CellParameters(
                    copy(weights.inputWeights()), copy(weights.recurrentWeights()), copy(weights.hiddenBias()));
        }

        private ReadoutParameters output(ReadoutWeights weights) {
            return new ReadoutParameters(copy(weights.outputWeights()), copy(weights.outputBias()));
        }

        private INDArray copy(INDArray array) {
            return array.castTo(type).dup('f');
        }

        private void assertClose(INDArray actual, String name) {
            assertClose(actual, values.array(name));
        }

        private void assertClose(INDArray actual, INDArray expected) {
            assertThat(actual.castTo(DataType.DOUBLE).equalsWithEps(expected, tolerance))
                    .isTrue();
        }
    }
}
