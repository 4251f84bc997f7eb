package io.elman.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.elman.cell.CellWeights;
import io.elman.cell.ElmanNetwork;
import io.elman.cell.Readout;
import io.elman.cell.ReadoutWeights;
import io.elman.cell.Sequences;
import io.elman.config.ConfigReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The network of config/equations.yaml against the cell in plain ND4J: h_t = tanh(...), y_t = softmax(...) and no more. */
class EquationsTest {
    private static final int WORDS = 7;
    private static final int STEPS = 5;

    private final MultiLayerNetwork network = NetworkBuilder.build(
            ConfigReader.read(Path.of("config/equations.yaml"), List.of()), NetworkShape.unweighted(WORDS, 3));
    private final INDArray input = oneHot(new int[][] {{3, 0, 6, 1, 1}, {2, 5, 5, 0, 0}});
    private final INDArray mask = Nd4j.createFromArray(new float[][] {{1, 1, 1, 1, 1}, {1, 1, 1, 0, 0}});

    @Test
    void thePresetHoldsTheWeightsOfTheEquationsAndNothingElse() {
        assertThat(network.paramTable()).containsOnlyKeys("0_W", "0_RW", "0_b", "1_W", "1_b");
    }

    @Test
    void thePresetComputesTheEquationsAtEveryStep() {
        assertThat(distance(UnaryOperator.identity())).isLessThan(1e-6);
    }

    @Test
    void anotherRecurrenceIsSeen() {
        assertThat(distance(recurrent -> recurrent.transpose().dup('c'))).isGreaterThan(1e-3);
        assertThat(distance(Nd4j::zerosLike)).isGreaterThan(1e-3);
    }

    /** Returns the largest difference at a real step between the network and the cell with its weights. */
    private double distance(UnaryOperator<INDArray> recurrence) {
        network.setParams(network.params().add(0.1));
        Map<String, INDArray> weights = network.paramTable();
        INDArray recurrent = recurrence.apply(weights.get("0_RW").dup());
        ElmanNetwork equations = new ElmanNetwork(
                new CellWeights(weights.get("0_W").dup(), recurrent, row(weights.get("0_b"))),
                new ReadoutWeights(weights.get("1_W").dup(), row(weights.get("1_b"))),
                Readout.SOFTMAX);
        int hidden = Math.toIntExact(recurrent.rows());
        INDArray expected = equations.outputs(Sequences.fromRest(input, hidden).withMask(mask));
        INDArray difference = network.output(input, false, mask, null).sub(expected);
        return difference.mul(mask.reshape(2, 1, STEPS)).amaxNumber().doubleValue();
    }

    private static INDArray row(INDArray bias) {
        return bias.dup().reshape(1, bias.length());
    }

    private static INDArray oneHot(int[][] words) {
        INDArray tensor = Nd4j.zeros(words.length, WORDS, STEPS);
        for (int row = 0; row < words.length; row++) {
            for (int step = 0; step < STEPS; step++) {
                tensor.putScalar(new int[] {row, words[row][step], step}, 1);
            }
        }
        return tensor;
    }
}
