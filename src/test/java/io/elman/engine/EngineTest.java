package io.elman.engine;

import static io.elman.engine.Compare.assertClose;
import static io.elman.engine.Compare.endPadding;
import static io.elman.engine.Compare.masked;
import static io.elman.engine.Compare.perExample;
import static io.elman.engine.Compare.perStep;
import static io.elman.engine.Networks.embedding;
import static io.elman.engine.Networks.output;
import static io.elman.engine.Networks.outputs;
import static io.elman.engine.Networks.pooling;
import static io.elman.engine.Networks.recurrent;
import static io.elman.engine.Networks.stock;
import static io.elman.engine.Networks.truncated;
import static io.elman.engine.Networks.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.elman.verify.RandomArrays;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.layers.recurrent.BidirectionalLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Changing a network between the stock layers and ours, training it, and saving it. */
class EngineTest {
    @Test
    void thereAndBackIsTheSameConfiguration() {
        MultiLayerConfiguration stock = new NeuralNetConfiguration.Builder()
                .seed(7)
                .l2(1e-4)
                .updater(new Adam(3e-3))
                .list()
                .layer(embedding(30, 4))
                .layer(new Bidirectional(recurrent(4, 5, Activation.RELU)))
                .layer(new SimpleRnn.Builder().nOut(6).dropOut(0.8).name("top").build())
                .layer(new LastTimeStep(recurrent(6, 3)))
                .layer(output(3, 2))
                .build();
        stock.setIterationCount(12);
        stock.setEpochCount(3);
        MultiLayerConfiguration ours = Engine.accelerated(stock);
        assertThat(ours.toJson()).contains(FusedRnn.class.getName()).doesNotContain(SimpleRnn.class.getName());
        assertThat(Engine.stock(ours).toJson()).isEqualTo(stock.toJson());
        assertThat(Engine.stock(ours)).isEqualTo(stock);
        assertThat(Engine.accelerated(ours).toJson()).isEqualTo(ours.toJson());
    }

    @Test
    void ourLayerRunsAlsoInsideTheWrappers() {
        MultiLayerNetwork network = Engine.accelerate(stock(
                1,
                DataType.FLOAT,
                new Bidirectional(recurrent(2, 3)),
                new LastTimeStep(recurrent(6, 3)),
                output(3, 2)));
        assertThat(network.getLayerWiseConfigurations().toJson()).contains("FusedRnn");
        assertThat(((org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer) network.getLayer(1)).getUnderlying())
                .isInstanceOf(FusedRnnLayer.class);
    }

    @Test
    void twoDirectionsAreOursIfTheirStatesStandOneAboveTheOther() {
        for (Bidirectional.Mode mode : Bidirectional.Mode.values()) {
            int width = mode == Bidirectional.Mode.CONCAT ? 6 : 3;
            MultiLayerNetwork network = Engine.accelerate(
                    stock(1, DataType.FLOAT, new Bidirectional(mode, recurrent(2, 3)), outputs(width, 2)));
            assertThat(network.getLayer(0) instanceof FusedBidirectionalLayer)
                    .isEqualTo(mode == Bidirectional.Mode.CONCAT);
            assertThat(network.getLayer(0)).isInstanceOf(BidirectionalLayer.class);
        }
    }

    @Test
    void everyLayerOverTimeIsOurs() {
        MultiLayerNetwork network = Engine.accelerate(stock(1, DataType.FLOAT, recurrent(2, 3), outputs(3, 2)));
        assertThat(network.getLayer(0)).isInstanceOf(FusedRnnLayer.class);
        assertThat(network.getLayer(1)).isInstanceOf(FusedRnnOutputLayer.class);
        network = Engine.accelerate(stock(1, DataType.FLOAT, recurrent(2, 3), values(3, 2, new LossMSE())));
        assertThat(network.getLayer(1)).isInstanceOf(FusedRnnOutputLayer.class);
        network = Engine.accelerate(
                stock(1, DataType.FLOAT, embedding(5, 2), recurrent(2, 3), pooling(PoolingType.AVG), output(3, 2)));
        assertThat(network.getLayer(0)).isInstanceOf(FusedEmbeddingLayer.class);
        assertThat(network.getLayer(2)).isInstanceOf(FusedPoolingLayer.class);
    }

    @Test
    void whatTheEngineDoesNotOfferRunsInTheStockLayer() {
        for (SimpleRnn.Builder builder : List.of(
                new SimpleRnn.Builder().activation(Activation.SIGMOID),
                new SimpleRnn.Builder().activation(Activation.TANH).hasLayerNorm(true),
                new SimpleRnn.Builder().activation(Activation.TANH).dataFormat(RNNFormat.NWC))) {
            MultiLayerNetwork network = Engine.accelerate(
                    stock(1, DataType.FLOAT, builder.nIn(2).nOut(3).build(), outputs(3, 2)));
            assertThat(network.getLayer(0)).isInstanceOf(org.deeplearning4j.nn.layers.recurrent.SimpleRnn.class);
        }
        for (RnnOutputLayer.Builder builder : List.of(
                new RnnOutputLayer.Builder(LossFunction.MSE).activation(Activation.TANH),
                new RnnOutputLayer.Builder(LossFunction.L2).activation(Activation.IDENTITY),
                new RnnOutputLayer.Builder(new LossMSE(Nd4j.createFromArray(1f, 2f)))
                        .activation(Activation.IDENTITY))) {
            MultiLayerNetwork network = Engine.accelerate(stock(
                    1, DataType.FLOAT, recurrent(2, 3), builder.nIn(3).nOut(2).build()));
            assertThat(network.getLayer(1)).isNotInstanceOf(FusedRnnOutputLayer.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void trainingWithAdamGivesTheWeightsOfTheStockLayers(DataType type) {
        MultiLayerNetwork stock = stock(2, type, recurrent(4, 12), recurrent(12, 8), outputs(8, 3));
        MultiLayerNetwork ours = Engine.accelerate(stock);
        for (int step = 0; step < 8; step++) {
            DataSet data = perStep(step, type, 6, 4, 3, 7);
            stock.fit(data);
            ours.fit(data);
        }
        assertClose("params", ours.params(), stock.params(), type == DataType.DOUBLE ? 1e-10 : 1e-5);
        assertThat(ours.getIterationCount()).isEqualTo(8);
    }

    @Test
    void trainingGoesOnAcrossTheChange() {
        MultiLayerNetwork stock = stock(2, DataType.DOUBLE, recurrent(4, 6), pooling(PoolingType.AVG), output(6, 3));
        MultiLayerNetwork changing = stock.clone();
        for (int step = 0; step < 6; step++) {
            DataSet data = masked(
                    perExample(step, DataType.DOUBLE, 3, 4, 3, 5), endPadding(DataType.DOUBLE, 5, 2, 5, 3), null);
            changing = step % 2 == 0 ? Engine.accelerate(changing) : Engine.toStock(changing);
            stock.fit(data);
            changing.fit(data);
        }
        assertClose("params", changing.params(), stock.params(), 1e-10);
        assertThat(changing.getIterationCount()).isEqualTo(6);
    }

    @Test
    void dropoutIsForTrainingAndFollowsFromTheSeed() {
        SimpleRnn dropping = recurrent(4, 6);
        dropping.setIDropout(new Dropout(0.5));
        MultiLayerNetwork stock = stock(2, DataType.DOUBLE, dropping, outputs(6, 3));
        MultiLayerNetwork ours = Engine.accelerate(stock);
        DataSet data = perStep(3, DataType.DOUBLE, 5, 4, 3, 6);
        Nd4j.getRandom().setSeed(5);
        INDArray first = Compare.gradient(ours, data);
        INDArray next = Compare.gradient(ours, data);
        Nd4j.getRandom().setSeed(5);
        assertThat(Compare.gradient(ours, data)).isEqualTo(first);
        assertThat(next.distance2(first)).isGreaterThan(0.1);
        assertClose("output", ours.output(data.getFeatures()), stock.output(data.getFeatures()), 1e-10);
        assertThat(Engine.stock(ours.getLayerWiseConfigurations())).isEqualTo(stock.getLayerWiseConfigurations());
    }

    @Test
    void weightsOfStepsCountAsInTheStockLayer() {
        MultiLayerNetwork stock = stock(2, DataType.DOUBLE, recurrent(4, 6), outputs(6, 3));
        INDArray weights = new RandomArrays(4).normal(0.2, 5, 6).addi(1);
        DataSet data = masked(perStep(3, DataType.DOUBLE, 5, 4, 3, 6), null, weights);
        MultiLayerNetwork ours = Engine.accelerate(stock);
        assertClose("gradient", Compare.gradient(ours, data), Compare.gradient(stock, data), 1e-10);
        assertThat(ours.score()).isCloseTo(stock.score(), within(1e-10));
    }

    @Test
    void aSavedNetworkNamesStockClassesOnlyAndGivesTheSameOutputs() throws IOException {
        MultiLayerNetwork ours = Engine.accelerate(
                stock(4, DataType.FLOAT, new Bidirectional(recurrent(3, 4)), recurrent(8, 4), outputs(4, 2)));
        DataSet data = perStep(5, DataType.FLOAT, 4, 3, 2, 6);
        ours.fit(data);
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        ModelSerializer.writeModel(Engine.toStock(ours), zip, true);
        MultiLayerNetwork restored =
                ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(zip.toByteArray()), true);
        String json = restored.getLayerWiseConfigurations().toJson();
        assertThat(json.getBytes(StandardCharsets.UTF_8)).isNotEmpty();
        assertThat(json).doesNotContain("io.elman");
        INDArray expected = ours.output(data.getFeatures());
        assertClose("stock", restored.output(data.getFeatures()), expected, 1e-6);
        assertThat(Engine.accelerate(restored).output(data.getFeatures())).isEqualTo(expected);
    }

    @Test
    void truncatedTrainingLearnsAcrossSegments() {
        MultiLayerNetwork network =
                Engine.accelerate(stock(truncated(DataType.FLOAT, 4, recurrent(3, 12), outputs(12, 2)), 6));
        DataSet data = perStep(7, DataType.FLOAT, 8, 3, 2, 10);
        network.fit(data);
        double before = network.score(data);
        for (int step = 0; step < 60; step++) {
            network.fit(data);
        }
        assertThat(network.score(data)).isLessThan(0.7 * before);
    }

    @Test
    void clonesAnswerTheSameOnManyThreads() throws InterruptedException, ExecutionException {
        MultiLayerNetwork network =
                Engine.accelerate(stock(8, DataType.FLOAT, recurrent(5, 16), recurrent(16, 16), outputs(16, 3)));
        INDArray input = new RandomArrays(9).normal(1, 7, 5, 20).castTo(DataType.FLOAT);
        INDArray expected = network.output(input);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            MultiLayerNetwork clone = network.clone();
            answers.add(threads.submit(() -> {
                boolean same = true;
                for (int i = 0; i < 20; i++) {
                    same &= clone.output(input).equals(expected);
                }
                return same;
            }));
        }
        for (Future<Boolean> answer : answers) {
            assertThat(answer.get()).isTrue();
        }
        threads.shutdown();
    }
}
