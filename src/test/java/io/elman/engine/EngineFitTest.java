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
import static org.assertj.core.api.Assertions.within;

import io.elman.engine.updater.FusedGraphUpdater;
import io.elman.verify.RandomArrays;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** What {@link Engine#readyToFit} and labels as numbers of classes leave out changes nothing. */
class EngineFitTest {
    private static final int FEATURES = 4;
    private static final int HIDDEN = 9;
    private static final int CLASSES = 3;

    @Test
    void adamTakesTheStepsOfDeeplearning4j() {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            double tolerance = type == DataType.FLOAT ? 2e-5 : 1e-10;
            assertSameSteps(type, new Adam(3e-3), 0, tolerance);
            assertSameSteps(type, new Adam(1e-2, 0.8, 0.95, 1e-5), 1e-2, tolerance);
        }
    }

    @Test
    void othersAreLeftToDeeplearning4j() {
        for (IUpdater other : new IUpdater[] {new Sgd(0.1), new RmsProp(1e-3)}) {
            assertSameSteps(DataType.DOUBLE, other, 1e-3, 1e-14);
        }
    }

    private static void assertSameSteps(DataType type, IUpdater updater, double l2, double tolerance) {
        MultiLayerNetwork theirs = network(type, updater, l2);
        MultiLayerNetwork ours = network(type, updater, l2);
        DataSet data = perStep(2, type, 5, FEATURES, CLASSES, 6);
        theirs.fit(data);
        // The state that there is by now is gone on with.
        ours.fit(data);
        Engine.readyToFit(ours);
        for (int step = 0; step < 20; step++) {
            theirs.fit(data);
            ours.fit(data);
        }
        assertClose("weights", ours.params(), theirs.params(), tolerance);
        assertThat(ours.score()).isCloseTo(theirs.score(), within(50 * tolerance));
        INDArray state = theirs.getUpdater().getStateViewArray();
        if (state != null) {
            assertClose("state", ours.getUpdater().getStateViewArray(), state, 10 * tolerance);
        }
    }

    private static MultiLayerNetwork network(DataType type, IUpdater updater, double l2) {
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(type)
                .updater(updater)
                .l2(l2)
                .list()
                .layer(new Bidirectional(recurrent(FEATURES, HIDDEN)))
                .layer(recurrent(2 * HIDDEN, HIDDEN))
                .layer(outputs(HIDDEN, CLASSES))
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(Engine.accelerated(configuration));
        network.init();
        network.setParams(new RandomArrays(4)
                .normal(0.3, network.numParams(), 1, 1)
                .reshape(1, network.numParams())
                .castTo(type));
        return network;
    }

    @Test
    void aGraphTakesTheStepsOfDeeplearning4j() {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            double tolerance = type == DataType.FLOAT ? 2e-5 : 1e-10;
            assertGraphsTakeTheSameSteps(type, new Adam(3e-3), 0, tolerance);
            assertGraphsTakeTheSameSteps(type, new Adam(1e-2, 0.8, 0.95, 1e-5), 1e-2, tolerance);
        }
        assertGraphsTakeTheSameSteps(DataType.DOUBLE, new RmsProp(1e-3), 1e-3, 1e-14);
    }

    private static void assertGraphsTakeTheSameSteps(DataType type, IUpdater updater, double l2, double tolerance) {
        ComputationGraph theirs = graph(type, updater, l2);
        ComputationGraph ours = graph(type, updater, l2);
        DataSet data = perStep(2, type, 5, FEATURES, CLASSES, 6);
        theirs.fit(data);
        // The state that there is by now is gone on with.
        ours.fit(data);
        Engine.readyToFit(ours);
        assertThat(ours.getUpdater()).isInstanceOf(FusedGraphUpdater.class);
        for (int step = 0; step < 20; step++) {
            theirs.fit(data);
            ours.fit(data);
        }
        assertClose("weights", ours.params(), theirs.params(), tolerance);
        assertThat(ours.score()).isCloseTo(theirs.score(), within(50 * tolerance));
        assertClose(
                "state",
                ours.getUpdater().getStateViewArray(),
                theirs.getUpdater().getStateViewArray(),
                10 * tolerance);
        // A step more is told from none.
        ours.fit(data);
        assertThat(ours.params().sub(theirs.params()).amaxNumber().doubleValue())
                .isGreaterThan(10 * tolerance);
    }

    private static ComputationGraph graph(DataType type, IUpdater updater, double l2) {
        ComputationGraphConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(type)
                .updater(updater)
                .l2(l2)
                .graphBuilder()
                .addInputs("in")
                .addLayer("both", new Bidirectional(recurrent(FEATURES, HIDDEN)), "in")
                .addLayer("one", recurrent(FEATURES, HIDDEN), "in")
                .addVertex("merged", new MergeVertex(), "both", "one")
                .addLayer("out", outputs(3 * HIDDEN, CLASSES), "merged")
                .setOutputs("out")
                .build();
        ComputationGraph graph = new ComputationGraph(Engine.accelerated(configuration));
        graph.init();
        graph.setParams(new RandomArrays(4)
                .normal(0.3, graph.numParams(), 1, 1)
                .reshape(1, graph.numParams())
                .castTo(type));
        return graph;
    }

    @Test
    void aStockGraphStaysAsItIs() {
        ComputationGraph stock = Engine.toStock(graph(DataType.FLOAT, new Adam(3e-3), 0));
        Object updater = stock.getUpdater();
        Engine.readyToFit(stock);
        assertThat(stock.getUpdater()).isSameAs(updater);
    }

    @Test
    void aNetworkOfWordsTakesTheSameSteps() {
        MultiLayerNetwork theirs = Engine.accelerate(stock(
                5,
                DataType.DOUBLE,
                embedding(20, FEATURES),
                recurrent(FEATURES, HIDDEN),
                pooling(PoolingType.AVG),
                output(HIDDEN, 2)));
        MultiLayerNetwork ours = theirs.clone();
        Engine.readyToFit(ours);
        DataSet data = words(6, DataType.DOUBLE, 5, 20, 2, 7);
        for (int step = 0; step < 10; step++) {
            theirs.fit(data);
            ours.fit(data);
        }
        assertClose("weights", ours.params(), theirs.params(), 1e-10);
    }

    @Test
    void aStockNetworkStaysAsItIs() {
        MultiLayerNetwork stock = stock(7, DataType.FLOAT, recurrent(FEATURES, HIDDEN), outputs(HIDDEN, CLASSES));
        Object updater = stock.getUpdater();
        Engine.readyToFit(stock);
        assertThat(stock.getUpdater()).isSameAs(updater);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void theNumberOfAClassIsAsGoodAsOneHot(DataType type) {
        MultiLayerNetwork network =
                Engine.accelerate(stock(8, type, recurrent(FEATURES, HIDDEN), outputs(HIDDEN, CLASSES)));
        DataSet oneHot = perStep(9, type, 5, FEATURES, CLASSES, 7);
        DataSet numbered = numbered(oneHot);
        double tolerance = type == DataType.FLOAT ? 1e-6 : 1e-12;
        assertSameLoss(network, oneHot, numbered, tolerance);
        for (int seed = 0; seed < 4; seed++) {
            INDArray mask = new RandomArrays(seed).mask(5, 7).castTo(type);
            assertSameLoss(network, masked(oneHot, mask, mask), masked(numbered, mask, mask), tolerance);
        }
    }

    private static DataSet numbered(DataSet oneHot) {
        INDArray classes =
                Nd4j.argMax(oneHot.getLabels(), 1).castTo(oneHot.getLabels().dataType());
        return new DataSet(oneHot.getFeatures(), classes.reshape(classes.size(0), 1, classes.size(1)));
    }

    private static void assertSameLoss(MultiLayerNetwork network, DataSet oneHot, DataSet numbered, double tolerance) {
        INDArray expected = gradient(network, oneHot);
        double score = network.score();
        assertClose("gradient", gradient(network, numbered), expected, tolerance);
        assertThat(network.score()).isCloseTo(score, within(10 * tolerance));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void aClassThatThereIsNotIsRefused(DataType type) {
        MultiLayerNetwork network =
                Engine.accelerate(stock(8, type, recurrent(FEATURES, HIDDEN), outputs(HIDDEN, CLASSES)));
        for (double wrong : new double[] {CLASSES, 0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
            DataSet numbered = numbered(perStep(9, type, 5, FEATURES, CLASSES, 7));
            numbered.getLabels().putScalar(2, 0, 3, wrong);
            assertThatThrownBy(() -> gradient(network, numbered)).hasMessageContaining("is none of the 3");
        }
    }

    @Test
    void labelsOfAnotherWidthAreRefusedWithBothShapes() {
        MultiLayerNetwork network =
                Engine.accelerate(stock(8, DataType.FLOAT, recurrent(FEATURES, HIDDEN), outputs(HIDDEN, CLASSES)));
        DataSet two = perStep(9, DataType.FLOAT, 5, FEATURES, 2, 7);
        assertThatThrownBy(() -> gradient(network, two))
                .hasMessageContaining("[5, 2, 7]")
                .hasMessageContaining("[5, 3, 7]");
    }
}
