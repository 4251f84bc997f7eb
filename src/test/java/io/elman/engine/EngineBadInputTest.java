package io.elman.engine;

import static io.elman.engine.Compare.doubles;
import static io.elman.engine.Compare.gradient;
import static io.elman.engine.Compare.masked;
import static io.elman.engine.Compare.perExample;
import static io.elman.engine.Compare.perStep;
import static io.elman.engine.Compare.words;
import static io.elman.engine.Networks.embedding;
import static io.elman.engine.Networks.output;
import static io.elman.engine.Networks.outputs;
import static io.elman.engine.Networks.pooling;
import static io.elman.engine.Networks.recurrent;
import static io.elman.engine.Networks.stock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.elman.verify.RandomArrays;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Nothing that comes in crashes the virtual machine or passes for a result. */
class EngineBadInputTest {
    private static final DataType TYPE = DataType.FLOAT;

    private final MultiLayerNetwork network = Engine.accelerate(stock(1, TYPE, recurrent(3, 5), outputs(5, 2)));

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void whatIsNotANumberIsSeenInTheOutputOfItsSequenceAndInNoOther(float value) {
        INDArray input = new RandomArrays(2).normal(1, 4, 3, 6).castTo(TYPE);
        input.putScalar(new int[] {1, 0, 2}, value);
        input.putScalar(new int[] {1, 1, 2}, -value);
        network.getParam("0_W").assign(1);
        double[] output = doubles(network.output(input));
        for (int i = 0; i < output.length; i++) {
            int example = i / 12;
            int step = i % 6;
            assertThat(Double.isNaN(output[i]))
                    .as("example %d, step %d", example, step)
                    .isEqualTo(example == 1 && step >= 2);
        }
    }

    @Test
    void whatStandsInAMaskedStepDoesNotMatter() {
        DataSet data = perStep(3, TYPE, 3, 3, 2, 5);
        INDArray mask = Nd4j.ones(TYPE, 3, 5);
        mask.putScalar(0, 2, 0);
        mask.putScalar(1, 4, 0);
        INDArray expected = gradient(network, masked(data, mask, mask));
        data.getFeatures().putScalar(new int[] {0, 1, 2}, Float.NaN);
        data.getFeatures().putScalar(new int[] {1, 1, 4}, Float.NaN);
        assertThat(gradient(network, masked(data, mask, mask))).isEqualTo(expected);
    }

    @Test
    void sequencesWithoutARealStepGiveZerosAndNoGradient() {
        DataSet data = perStep(3, TYPE, 3, 3, 2, 5);
        INDArray nothing = Nd4j.zeros(TYPE, 3, 5);
        INDArray gradient = gradient(network, masked(data, nothing, nothing));
        assertThat(gradient.amaxNumber().doubleValue()).isZero();
        MultiLayerNetwork pooled =
                Engine.accelerate(stock(4, TYPE, recurrent(3, 5), pooling(PoolingType.SUM), output(5, 2)));
        assertThat(doubles(gradient(pooled, masked(perExample(5, TYPE, 3, 3, 2, 5), nothing, null))))
                .doesNotContain(Double.NaN);
    }

    @Test
    void anyNumberOfStepsAndExamplesRuns() {
        Random sizes = new Random(6);
        // Pooled: the stock output layer takes the mask of a single step for one of single outputs.
        MultiLayerNetwork pooled =
                Engine.accelerate(stock(4, TYPE, recurrent(3, 5), pooling(PoolingType.SUM), output(5, 2)));
        for (int round = 0; round < 40; round++) {
            int batch = 1 + sizes.nextInt(4);
            int steps = 1 + sizes.nextInt(4);
            INDArray mask = new RandomArrays(round).mask(batch, steps).castTo(TYPE);
            DataSet data = masked(perExample(round, TYPE, batch, 3, 2, steps), mask, null);
            assertThat(doubles(gradient(pooled, data))).doesNotContain(Double.NaN);
        }
    }

    @Test
    void shapesThatDoNotFitAreRefusedWithBoth() {
        assertThatThrownBy(() -> network.output(Nd4j.zeros(TYPE, 2, 4, 6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[2, 4, 6]")
                .hasMessageContaining("[batch, 3, time]");
        assertThatThrownBy(() -> network.output(Nd4j.zeros(TYPE, 2, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[2, 3]");
        DataSet data = masked(perStep(7, TYPE, 2, 3, 2, 5), Nd4j.ones(TYPE, 2, 4), null);
        assertThatThrownBy(() -> gradient(network, data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[2, 4]")
                .hasMessageContaining("[2, 5]");
        assertThatThrownBy(() -> gradient(network, masked(data, Nd4j.valueArrayOf(new long[] {2, 5}, 0.5f), null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.5");
    }

    @ParameterizedTest
    @ValueSource(floats = {-1, 9, Float.NaN, Float.POSITIVE_INFINITY})
    void aWordOutsideTheVocabularyIsRefusedUnlessItIsMasked(float word) {
        MultiLayerNetwork reader = Engine.accelerate(
                stock(4, TYPE, embedding(9, 3), recurrent(3, 5), pooling(PoolingType.AVG), output(5, 2)));
        DataSet data = words(5, TYPE, 3, 9, 2, 4);
        INDArray mask = Compare.endPadding(TYPE, 4, 4, 3, 2);
        INDArray expected = gradient(reader, masked(data, mask, null));
        data.getFeatures().putScalar(new int[] {2, 0, 3}, word);
        assertThat(gradient(reader, masked(data, mask, null))).isEqualTo(expected);
        data.getFeatures().putScalar(new int[] {2, 0, 1}, word);
        assertThatThrownBy(() -> gradient(reader, masked(data, mask, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vocabulary");
    }

    @Test
    void aStateOfAnotherBatchIsRefusedWithBothShapes() {
        RecurrentLayer layer = (RecurrentLayer) network.getLayer(0);
        layer.rnnSetPreviousState(Map.of(
                org.deeplearning4j.nn.layers.recurrent.SimpleRnn.STATE_KEY_PREV_ACTIVATION, Nd4j.zeros(TYPE, 4, 5)));
        assertThatThrownBy(() -> network.rnnTimeStep(Nd4j.zeros(TYPE, 2, 3, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[4, 5]")
                .hasMessageContaining("[2, 5]");
    }
}
