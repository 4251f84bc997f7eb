package io.elman.cell;

import static io.elman.cell.Arrays.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The cell and PyTorch's {@code nn.RNN} and {@code nn.Linear}; the values are written by pytorch_values.py. */
class PytorchTest {
    private static final String[] NAMES = {"one_sequence", "batch_from_a_state", "packed_lengths", "regression_packed"};

    static Stream<Arguments> cases() {
        return Stream.of(NAMES)
                .flatMap(name -> Stream.of(DataType.DOUBLE, DataType.FLOAT).map(type -> Arguments.of(name, type)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void forwardPassIsThatOfPytorch(String name, DataType type) {
        new Comparison(name, type, Sabotage.NONE).assertForward();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientsAreThoseOfPytorch(String name, DataType type) {
        new Comparison(name, type, Sabotage.NONE).assertGradients();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fiveStepsOfTrainingAreThoseOfPytorch(String name, DataType type) {
        new Comparison(name, type, Sabotage.NONE).assertSgd();
        new Comparison(name, type, Sabotage.NONE).assertAdam();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void everySabotageIsSeen(Sabotage sabotage) {
        cases().forEach(one -> {
            Function<Sabotage, Comparison> comparison =
                    wrong -> new Comparison((String) one.get()[0], (DataType) one.get()[1], wrong);
            Guard.sees(sabotage, wrong -> comparison.apply(wrong).assertForward());
            Guard.sees(sabotage, wrong -> comparison.apply(wrong).assertGradients());
            Guard.sees(sabotage, wrong -> comparison.apply(wrong).assertSgd());
            Guard.sees(sabotage, wrong -> comparison.apply(wrong).assertAdam());
        });
    }

    private static final class Comparison {
        private final PytorchValues values;
        private final DataType type;
        private final Sabotage sabotage;
        private final double tolerance;

        Comparison(String name, DataType type, Sabotage sabotage) {
            this.values = PytorchValues.read(name);
            this.type = type;
            this.sabotage = sabotage;
            this.tolerance = type == DataType.DOUBLE ? 1e-10 : 1e-5;
        }

        void assertForward() {
            ElmanNetwork network = sabotage.of(right());
            Trace trace = Unrolled.forward(network.cell(), values.sequences());
            assertClose("hidden", real(trace.hidden()), values.array("hiddenStates"), tolerance);
            assertClose("finalState", trace.finalState(), values.array("finalState"), tolerance);
            assertClose("outputs", real(network.outputs(values.sequences())), values.array("outputs"), tolerance);
            assertThat(network.loss(values.sequences(), values.array("labels")))
                    .isCloseTo(values.number("loss"), within(tolerance));
        }

        void assertGradients() {
            NetworkGradients actual = gradients(right());
            ElmanNetwork expected = values.network("gradients");
            assertClose(actual.cell().weights(), expected.cell(), tolerance);
            assertClose(actual.output(), expected.output(), tolerance);
            assertClose("input", actual.cell().input(), values.array("inputGradient"), tolerance);
            assertClose("initialState", actual.cell().initialState(), values.array("initialStateGradient"), tolerance);
        }

        void assertSgd() {
            assertTrained(new Updates.Sgd(values.number("sgdRate")), "afterSgd");
        }

        void assertAdam() {
            assertTrained(new Updates.Adam(values.number("adamRate")), "afterAdam");
        }

        private void assertTrained(Updates updates, String name) {
            ElmanNetwork network = right();
            for (int step = 0; step < values.number("steps"); step++) {
                updates.apply(network, gradients(network));
            }
            ElmanNetwork expected = values.network(name);
            assertClose(network.cell(), expected.cell(), tolerance);
            assertClose(network.output(), expected.output(), tolerance);
        }

        private NetworkGradients gradients(ElmanNetwork network) {
            return sabotage.of(network).gradients(values.sequences(), values.array("labels"));
        }

        private ElmanNetwork right() {
            return values.network("weights").castTo(type);
        }

        /** Zero in masked steps, as PyTorch leaves them. */
        private INDArray real(INDArray array) {
            INDArray copy = array.castTo(DataType.DOUBLE).dup('c');
            for (long t = 0; t < copy.size(2); t++) {
                Trace.put(
                        copy,
                        t,
                        Trace.at(copy, t).mulColumnVector(values.sequences().maskAt(t)));
            }
            return copy;
        }
    }
}
