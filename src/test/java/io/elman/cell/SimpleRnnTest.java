package io.elman.cell;

import static io.elman.cell.Arrays.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.elman.verify.RandomArrays;
import io.elman.verify.StockNetwork;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The cell and DL4J's {@code SimpleRnn} where DL4J is right: from a zero state, without a mask, not truncated. */
class SimpleRnnTest {
    static Stream<Arguments> cases() {
        return Stream.of(DataType.DOUBLE, DataType.FLOAT)
                .flatMap(type -> Stream.of(Readout.values())
                        .flatMap(readout -> Stream.of(1, 2, 3, 4).map(seed -> Arguments.of(type, readout, seed))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsAreThoseOfDl4j(DataType type, Readout readout, int seed) {
        new Comparison(readout, seed, type, Sabotage.NONE).assertOutputs();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossAndGradientsAreThoseOfDl4j(DataType type, Readout readout, int seed) {
        new Comparison(readout, seed, type, Sabotage.NONE).assertGradients();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void everySabotageIsSeen(Sabotage sabotage) {
        for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
            for (Readout readout : Readout.values()) {
                Guard.sees(sabotage, wrong -> new Comparison(readout, 2, type, wrong).assertOutputs());
                Guard.sees(sabotage, wrong -> new Comparison(readout, 2, type, wrong).assertGradients());
            }
        }
    }

    private static final class Comparison {
        private final ElmanNetwork network;
        private final MultiLayerNetwork stock;
        private final Sequences sequences;
        private final INDArray labels;
        private final double tolerance;

        Comparison(Readout readout, int seed, DataType type, Sabotage sabotage) {
            Random sizes = new Random(seed);
            int batch = 1 + sizes.nextInt(5);
            int features = 2 + sizes.nextInt(6);
            int hidden = 2 + sizes.nextInt(14);
            int outputs = 2 + sizes.nextInt(5);
            int steps = 3 + sizes.nextInt(9);
            RandomArrays random = new RandomArrays(seed);
            ElmanNetwork right = new ElmanNetwork(
                            random.cell(features, hidden), random.readout(hidden, outputs), readout)
                    .castTo(type);
            stock = StockNetwork.of(right);
            network = sabotage.of(right);
            sequences =
                    Sequences.fromRest(random.normal(1, batch, features, steps).castTo(type), hidden);
            labels = (readout == Readout.SOFTMAX
                            ? random.classes(batch, outputs, steps)
                            : random.normal(1, batch, outputs, steps))
                    .castTo(type);
            tolerance = type == DataType.DOUBLE ? 1e-10 : 1e-6;
        }

        void assertOutputs() {
            INDArray expected = stock.output(sequences.input());
            assertThat(expected.dataType()).isEqualTo(network.outputs(sequences).dataType());
            assertClose("outputs", network.outputs(sequences), expected, tolerance);
        }

        void assertGradients() {
            stock.setInput(sequences.input());
            stock.setLabels(labels);
            stock.computeGradientAndScore();
            Gradient expected = stock.gradient();
            NetworkGradients actual = network.gradients(sequences, labels);
            // DL4J's score is a sum over time, averaged over the batch; its gradient here a plain sum over both.
            double steps = sequences.steps();
            assertThat(actual.loss()).isCloseTo(stock.score() / steps, within(10 * tolerance));
            double scale = 1 / (steps * sequences.batch());
            assertClose("W", actual.cell().weights().inputWeights(), gradient(expected, "0_W", scale), tolerance);
            assertClose("RW", actual.cell().weights().recurrentWeights(), gradient(expected, "0_RW", scale), tolerance);
            assertClose("b", actual.cell().weights().hiddenBias(), gradient(expected, "0_b", scale), tolerance);
            assertClose("W_hy", actual.output().outputWeights(), gradient(expected, "1_W", scale), tolerance);
            assertClose("b_y", actual.output().outputBias(), gradient(expected, "1_b", scale), tolerance);
        }

        private static INDArray gradient(Gradient gradient, String name, double scale) {
            INDArray value = gradient.getGradientFor(name);
            INDArray scaled = value.mul(scale);
            return scaled.rank() == 2 ? scaled : scaled.reshape(1, scaled.length());
        }
    }
}
