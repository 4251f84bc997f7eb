package io.elman.engine;

import static io.elman.engine.Compare.assertClose;
import static io.elman.engine.Compare.gradient;
import static io.elman.engine.Compare.masked;
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
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Cells that read words in place of their vectors learn the same; the other way is that of a network not made ready. */
class WordReadingTest {
    private static final DataType TYPE = DataType.DOUBLE;
    private static final int VOCABULARY = 20;
    private static final int WIDTH = 4;
    private static final int HIDDEN = 9;

    /** Enough for threads to share the examples. */
    private static final int MANY = 50;

    private static final int WIDE = 100;

    @Test
    void aCellDoes() {
        assertSame(network(recurrent(WIDTH, HIDDEN), HIDDEN), words(1, TYPE, 5, VOCABULARY, 2, 7), FusedRnnLayer.class);
        assertSame(network(recurrent(WIDTH, WIDE), WIDE), words(2, TYPE, MANY, VOCABULARY, 2, 9), FusedRnnLayer.class);
    }

    @Test
    void bothDirectionsDo() {
        assertSame(
                network(new Bidirectional(recurrent(WIDTH, HIDDEN)), 2 * HIDDEN),
                words(3, TYPE, 5, VOCABULARY, 2, 7),
                FusedBidirectionalLayer.class);
    }

    @Test
    void maskedWordsDoNotCount() {
        DataSet data = words(4, TYPE, MANY, VOCABULARY, 2, 9);
        INDArray mask = new RandomArrays(5).mask(MANY, 9);
        INDArray numbers = data.getFeatures();
        for (int example = 0; example < MANY; example++) {
            for (int step = 0; step < 9; step++) {
                if (mask.getDouble(example, step) == 0) {
                    numbers.putScalar(new int[] {example, 0, step}, VOCABULARY + 7);
                }
            }
        }
        assertSame(
                network(new Bidirectional(recurrent(WIDTH, WIDE)), 2 * WIDE),
                masked(data, mask, null),
                FusedBidirectionalLayer.class);
    }

    private static MultiLayerNetwork network(org.deeplearning4j.nn.conf.layers.Layer cells, int width) {
        return Engine.accelerate(
                stock(6, TYPE, embedding(VOCABULARY, WIDTH), cells, pooling(PoolingType.AVG), output(width, 2)));
    }

    private static void assertSame(MultiLayerNetwork theirs, DataSet data, Class<? extends Layer> cells) {
        MultiLayerNetwork ours = theirs.clone();
        Engine.readyToFit(ours);
        INDArray expected = gradient(theirs, data);
        assertClose("gradient", gradient(ours, data), expected, 1e-12);
        assertThat(ours.getLayer(1)).isInstanceOf(cells);
        assertThat(reader(ours).readsWords()).isTrue();
        assertThat(reader(theirs).readsWords()).isFalse();
        INDArray mask = data.getFeaturesMaskArray();
        assertThat(ours.output(data.getFeatures(), false, mask, null))
                .isEqualTo(theirs.output(data.getFeatures(), false, mask, null));
        // The gradient of the words is there, and is seen to be another for other words.
        data.setFeatures(Nd4j.zeros(TYPE, data.getFeatures().shape()));
        assertThat(gradient(ours, data).sub(expected).amaxNumber().doubleValue())
                .isGreaterThan(1e-6);
    }

    private static FusedRnnLayer reader(MultiLayerNetwork network) {
        return network.getLayer(1) instanceof FusedBidirectionalLayer both
                ? both.directions().get(1)
                : (FusedRnnLayer) network.getLayer(1);
    }

    @Test
    void statesThatAreCarriedDo() {
        MultiLayerNetwork theirs = Engine.accelerate(
                stock(7, TYPE, embedding(VOCABULARY, WIDTH), recurrent(WIDTH, HIDDEN), outputs(HIDDEN, 3)));
        MultiLayerNetwork ours = theirs.clone();
        FusedRnn.carryStates(theirs);
        FusedRnn.carryStates(ours);
        Engine.readyToFit(ours);
        for (int segment = 0; segment < 3; segment++) {
            DataSet data = perStep(segment, TYPE, 4, 1, 3, 6);
            data.setFeatures(words(segment, TYPE, 4, VOCABULARY, 2, 6).getFeatures());
            assertClose("gradient", gradient(ours, data), gradient(theirs, data), 1e-12);
        }
    }

    @Test
    void dropoutBetweenThemKeepsTheVectors() {
        SimpleRnn cells = new SimpleRnn.Builder()
                .nIn(WIDTH)
                .nOut(HIDDEN)
                .activation(Activation.TANH)
                .dropOut(0.5)
                .build();
        for (MultiLayerNetwork network :
                List.of(network(cells, HIDDEN), network(new Bidirectional(cells), 2 * HIDDEN))) {
            Engine.readyToFit(network);
            assertThat(gradient(network, words(8, TYPE, 5, VOCABULARY, 2, 7))
                            .amaxNumber()
                            .doubleValue())
                    .isPositive();
            assertThat(reader(network).readsWords()).isFalse();
        }
    }

    @Test
    void aGraphDoes() {
        assertGraphsTakeTheSameSteps(false);
    }

    @Test
    void anEmbeddingThatOthersReadTooKeepsItsVectors() {
        assertGraphsTakeTheSameSteps(true);
    }

    private static void assertGraphsTakeTheSameSteps(boolean readTwice) {
        ComputationGraph theirs = graph(readTwice);
        ComputationGraph ours = theirs.clone();
        Engine.readyToFit(ours);
        DataSet data = perStep(9, TYPE, 5, 1, 3, 6);
        data.setFeatures(words(9, TYPE, 5, VOCABULARY, 2, 6).getFeatures());
        for (int step = 0; step < 5; step++) {
            theirs.fit(data);
            ours.fit(data);
        }
        assertClose("weights", ours.params(), theirs.params(), 1e-12);
    }

    private static ComputationGraph graph(boolean readTwice) {
        ComputationGraphConfiguration.GraphBuilder builder = new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(TYPE)
                .updater(new Sgd(0.1))
                .graphBuilder()
                .addInputs("in")
                .addLayer("words", embedding(VOCABULARY, WIDTH), "in")
                .addLayer("cells", recurrent(WIDTH, HIDDEN), "words");
        String read = readTwice ? "merged" : "cells";
        if (readTwice) {
            builder.addVertex("merged", new MergeVertex(), "cells", "words");
        }
        ComputationGraph graph = new ComputationGraph(Engine.accelerated(
                builder.addLayer("out", outputs(HIDDEN + (readTwice ? WIDTH : 0), 3), read)
                        .setOutputs("out")
                        .build()));
        graph.init();
        graph.setParams(new RandomArrays(4).normal(0.3, 1, graph.numParams()));
        return graph;
    }

    @Test
    void anotherInputThanOfferedIsRefused() {
        MultiLayerNetwork network = network(recurrent(WIDTH, HIDDEN), HIDDEN);
        Engine.readyToFit(network);
        gradient(network, words(10, TYPE, 5, VOCABULARY, 2, 7));
        FusedRnnLayer cells = reader(network);
        cells.setInput(Nd4j.zeros(TYPE, 5, WIDTH, 7), LayerWorkspaceMgr.noWorkspaces());
        assertThatThrownBy(() -> cells.activate(true, LayerWorkspaceMgr.noWorkspaces()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another input");
    }
}
