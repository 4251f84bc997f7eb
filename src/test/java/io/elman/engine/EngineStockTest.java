package io.elman.engine;

import static io.elman.engine.Compare.assertClose;
import static io.elman.engine.Compare.endPadding;
import static io.elman.engine.Compare.gradient;
import static io.elman.engine.Compare.masked;
import static io.elman.engine.Compare.perExample;
import static io.elman.engine.Compare.perStep;
import static io.elman.engine.Compare.tolerance;
import static io.elman.engine.Compare.words;
import static io.elman.engine.Networks.embedding;
import static io.elman.engine.Networks.output;
import static io.elman.engine.Networks.outputs;
import static io.elman.engine.Networks.pooling;
import static io.elman.engine.Networks.recurrent;
import static io.elman.engine.Networks.stock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Our layer computes what the stock layer computes, where that one is right: not truncated, padded at the end if at all. */
class EngineStockTest {
    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void anySizeGivesTheSame(DataType type) {
        Random sizes = new Random(11);
        for (int round = 0; round < 12; round++) {
            int in = 1 + sizes.nextInt(9);
            int hidden = 1 + sizes.nextInt(40);
            int batch = 1 + sizes.nextInt(9);
            int steps = 1 + sizes.nextInt(12);
            MultiLayerNetwork stock = stock(round, type, recurrent(in, hidden), outputs(hidden, 3));
            assertSame(stock, perStep(round, type, batch, in, 3, steps));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TANH", "RELU", "IDENTITY"})
    void everyActivationGivesTheSame(Activation activation) {
        MultiLayerNetwork stock = stock(3, DataType.DOUBLE, recurrent(4, 7, activation), outputs(7, 3));
        assertSame(stock, perStep(4, DataType.DOUBLE, 5, 4, 3, 6));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void paddingAtTheEndGivesTheSame(DataType type) {
        MultiLayerNetwork stock = stock(5, type, recurrent(4, 9), outputs(9, 3));
        INDArray mask = endPadding(type, 8, 3, 8, 1, 5, 8, 2);
        assertSame(stock, masked(perStep(6, type, 6, 4, 3, 8), mask, mask));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void stacksGiveTheSame(DataType type) {
        MultiLayerNetwork stock =
                stock(7, type, recurrent(3, 8), recurrent(8, 5), recurrent(5, 6, Activation.RELU), outputs(6, 3));
        INDArray mask = endPadding(type, 7, 3, 7, 6, 1);
        assertSame(stock, perStep(8, type, 4, 3, 3, 7));
        assertSame(stock, masked(perStep(8, type, 4, 3, 3, 7), mask, mask));
    }

    @ParameterizedTest
    @EnumSource
    void bidirectionalGivesTheSame(Bidirectional.Mode mode) {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            int width = mode == Bidirectional.Mode.CONCAT ? 10 : 5;
            MultiLayerNetwork stock =
                    stock(9, type, new Bidirectional(mode, recurrent(4, 5)), recurrent(width, 6), outputs(6, 3));
            INDArray mask = endPadding(type, 6, 2, 6, 4);
            assertSame(stock, perStep(10, type, 3, 4, 3, 6));
            assertSame(stock, masked(perStep(10, type, 3, 4, 3, 6), mask, mask));
        }
    }

    @Test
    void theLastRealStepIsTheSame() {
        // Not in double: the stock wrapper allocates in the default type.
        MultiLayerNetwork stock = stock(11, DataType.FLOAT, new LastTimeStep(recurrent(4, 7)), output(7, 3));
        DataSet data = perExample(12, DataType.FLOAT, 4, 4, 3, 6);
        assertSame(stock, data);
        assertSame(stock, masked(data, endPadding(DataType.FLOAT, 6, 2, 6, 1, 4), null));
    }

    @ParameterizedTest
    @EnumSource(names = {"AVG", "MAX", "SUM"})
    void pooledStatesAreTheSame(PoolingType pooling) {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            MultiLayerNetwork stock = stock(13, type, recurrent(4, 7), pooling(pooling), output(7, 3));
            DataSet data = perExample(14, type, 5, 4, 3, 6);
            assertSame(stock, data);
            assertSame(stock, masked(data, endPadding(type, 6, 2, 6, 1, 4, 3), null));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void embeddedWordsGiveTheSame(DataType type) {
        MultiLayerNetwork stock =
                stock(15, type, embedding(20, 6), recurrent(6, 7), pooling(PoolingType.AVG), output(7, 2));
        DataSet data = words(16, type, 5, 20, 2, 9);
        assertSame(stock, data);
        assertSame(stock, masked(data, endPadding(type, 9, 4, 9, 1, 2, 7), null));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void weightsOfClassesGiveTheSame(DataType type) {
        INDArray weights = Nd4j.createFromArray(0.5, 2, 1.25).castTo(type);
        OutputLayer example = output(7, 3);
        example.setLossFn(new LossMCXENT(weights));
        RnnOutputLayer step = outputs(7, 3);
        step.setLossFn(new LossMCXENT(weights));
        MultiLayerNetwork pooled = stock(19, type, recurrent(4, 7), pooling(PoolingType.AVG), example);
        MultiLayerNetwork stepwise = stock(20, type, recurrent(4, 7), step);
        INDArray mask = endPadding(type, 6, 2, 6, 1, 4, 3);
        assertSame(pooled, masked(perExample(21, type, 5, 4, 3, 6), mask, null));
        assertSame(stepwise, masked(perStep(22, type, 5, 4, 3, 6), mask, mask));
    }

    @Test
    void valuesOfAnExampleGiveTheSame() {
        for (ILossFunction loss : new ILossFunction[] {new LossMSE(), new LossMAE()}) {
            OutputLayer values = new OutputLayer.Builder(loss)
                    .nIn(7)
                    .nOut(3)
                    .activation(Activation.IDENTITY)
                    .build();
            MultiLayerNetwork stock = stock(23, DataType.DOUBLE, new LastTimeStep(recurrent(4, 7)), values);
            assertSame(stock, masked(perExample(24, DataType.DOUBLE, 5, 4, 3, 6), null, null));
        }
    }

    @Test
    void aTransposedRecurrentMatrixIsSeen() {
        MultiLayerNetwork stock = stock(17, DataType.DOUBLE, recurrent(4, 7), outputs(7, 3));
        MultiLayerNetwork wrong = stock.clone();
        wrong.setParam("0_RW", stock.getParam("0_RW").transpose().dup());
        DataSet data = perStep(18, DataType.DOUBLE, 3, 4, 3, 5);
        assertThatThrownBy(() -> assertSame(stock, Engine.accelerate(wrong), data))
                .isInstanceOf(AssertionError.class);
    }

    private static void assertSame(MultiLayerNetwork stock, DataSet data) {
        assertSame(stock, Engine.accelerate(stock), data);
    }

    private static void assertSame(MultiLayerNetwork stock, MultiLayerNetwork ours, DataSet data) {
        double tolerance = tolerance(stock.getLayerWiseConfigurations().getDataType());
        assertClose("output", answer(ours, data), answer(stock, data), tolerance);
        assertClose("gradient", gradient(ours, data), gradient(stock, data), 4 * tolerance);
        assertThat(ours.score()).isCloseTo(stock.score(), within(10 * tolerance));
        assertThat(ours.score(data)).isCloseTo(stock.score(data), within(10 * tolerance));
        assertThat(ours.params()).isEqualTo(stock.params());
    }

    private static INDArray answer(MultiLayerNetwork network, DataSet data) {
        return network.output(data.getFeatures(), false, data.getFeaturesMaskArray(), data.getLabelsMaskArray());
    }
}
