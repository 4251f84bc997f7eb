package io.elman.engine;

import static io.elman.engine.Compare.assertClose;
import static io.elman.engine.Compare.endPadding;
import static io.elman.engine.Compare.gradient;
import static io.elman.engine.Compare.masked;
import static io.elman.engine.Compare.perExample;
import static io.elman.engine.Compare.perStep;
import static io.elman.engine.Compare.score;
import static io.elman.engine.Compare.words;
import static io.elman.engine.Networks.configuration;
import static io.elman.engine.Networks.embedding;
import static io.elman.engine.Networks.output;
import static io.elman.engine.Networks.outputs;
import static io.elman.engine.Networks.pooling;
import static io.elman.engine.Networks.recurrent;
import static io.elman.engine.Networks.stock;
import static io.elman.engine.Networks.truncated;
import static org.assertj.core.api.Assertions.assertThat;

import io.elman.cell.GradientCheck;
import io.elman.verify.RandomArrays;
import java.util.Map;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** The layer's gradients against finite differences of the network's score, in double. */
class EngineGradientTest {
    private static final DataType TYPE = DataType.DOUBLE;
    private static final String STATE = org.deeplearning4j.nn.layers.recurrent.SimpleRnn.STATE_KEY_PREV_ACTIVATION;
    private static final int BATCH = 3;
    private static final int FEATURES = 4;
    private static final int HIDDEN = 5;
    private static final int STEPS = 6;

    private final DataSet data = perStep(1, TYPE, BATCH, FEATURES, 3, STEPS);

    @Test
    void everyParameterHasTheSlopeOfTheScore() {
        assertSlopes(accelerated(configuration(TYPE, recurrent(FEATURES, HIDDEN), outputs(HIDDEN, 3))), data);
    }

    @Test
    void paddedAndPooledSequencesHaveTheSlopeOfTheScore() {
        MultiLayerConfiguration pooled =
                configuration(TYPE, recurrent(FEATURES, HIDDEN), pooling(PoolingType.AVG), output(HIDDEN, 3));
        DataSet padded = masked(perExample(2, TYPE, BATCH, FEATURES, 3, STEPS), endPadding(TYPE, STEPS, 2, 6, 4), null);
        assertSlopes(accelerated(pooled), padded);
    }

    @Test
    void gapsAnywhereHaveTheSlopeOfTheScore() {
        MultiLayerConfiguration stacked =
                configuration(TYPE, recurrent(FEATURES, HIDDEN), recurrent(HIDDEN, HIDDEN), outputs(HIDDEN, 3));
        for (int seed = 0; seed < 4; seed++) {
            INDArray mask = new RandomArrays(seed).mask(BATCH, STEPS);
            assertSlopes(accelerated(stacked), masked(data, mask, mask));
        }
    }

    @Test
    void twoDirectionsOverGapsHaveTheSlopeOfTheScore() {
        MultiLayerConfiguration stacked = configuration(
                TYPE,
                new Bidirectional(recurrent(FEATURES, HIDDEN)),
                new Bidirectional(recurrent(2 * HIDDEN, HIDDEN)),
                outputs(2 * HIDDEN, 3));
        for (int seed = 0; seed < 3; seed++) {
            INDArray mask = new RandomArrays(seed).mask(BATCH, STEPS);
            assertSlopes(accelerated(stacked), masked(data, mask, mask));
        }
    }

    @Test
    void theInputOfTwoDirectionsHasTheSlopeOfTheScore() {
        MultiLayerNetwork network = accelerated(
                configuration(TYPE, new Bidirectional(recurrent(FEATURES, HIDDEN)), outputs(2 * HIDDEN, 3)));
        INDArray mask = new RandomArrays(5).mask(BATCH, STEPS);
        DataSet gaps = masked(data, mask, mask);
        INDArray gradient = inputGradient(network, gaps);
        assertThat(GradientCheck.largestError(() -> score(network, gaps), gaps.getFeatures(), gradient))
                .isLessThan(GradientCheck.TOLERANCE);
    }

    @Test
    void wordsBelowTwoDirectionsHaveTheSlopeOfTheScore() {
        MultiLayerConfiguration deep = configuration(
                TYPE,
                embedding(9, FEATURES),
                new Bidirectional(recurrent(FEATURES, HIDDEN)),
                pooling(PoolingType.MAX),
                output(2 * HIDDEN, 2));
        DataSet words = words(3, TYPE, BATCH, 9, 2, STEPS);
        assertSlopes(accelerated(deep), masked(words, endPadding(TYPE, STEPS, 2, 6, 4), null));
    }

    @Test
    void theInputHasTheSlopeOfTheScore() {
        MultiLayerNetwork network = accelerated(
                configuration(TYPE, recurrent(FEATURES, HIDDEN), recurrent(HIDDEN, HIDDEN), outputs(HIDDEN, 3)));
        INDArray mask = new RandomArrays(4).mask(BATCH, STEPS);
        DataSet gaps = masked(data, mask, mask);
        INDArray gradient = inputGradient(network, gaps);
        assertThat(GradientCheck.largestError(() -> score(network, gaps), gaps.getFeatures(), gradient))
                .isLessThan(GradientCheck.TOLERANCE);
        INDArray wrong = gradient.dup();
        wrong.putScalar(0, 1, 0, wrong.getDouble(0, 1, 0) + 1e-4);
        assertThat(GradientCheck.largestError(() -> score(network, gaps), gaps.getFeatures(), wrong))
                .isGreaterThan(GradientCheck.TOLERANCE);
    }

    @Test
    void aTruncatedSegmentHasTheSlopeOfTheScoreFromItsCarriedState() {
        MultiLayerNetwork network =
                accelerated(truncated(TYPE, STEPS, recurrent(FEATURES, HIDDEN), outputs(HIDDEN, 3)));
        carry(network);
        INDArray gradient = segmentGradient(network);
        assertThat(GradientCheck.largestError(() -> segmentScore(network), network.params(), gradient))
                .isLessThan(GradientCheck.TOLERANCE);
    }

    /** The same seed before each pass drops the same units, so that there is a slope. */
    @Test
    void droppedUnitsHaveTheSlopeOfTheScore() {
        SimpleRnn below = recurrent(FEATURES, HIDDEN);
        below.setIDropout(new Dropout(0.8));
        OutputLayer above = output(HIDDEN, 3);
        above.setIDropout(new Dropout(0.6));
        MultiLayerNetwork network = accelerated(configuration(TYPE, below, pooling(PoolingType.AVG), above));
        DataSet examples = perExample(6, TYPE, BATCH, FEATURES, 3, STEPS);
        INDArray gradient = trainingPass(network, examples).div(BATCH);
        assertThat(GradientCheck.largestError(
                        () -> {
                            trainingPass(network, examples);
                            return network.score();
                        },
                        network.params(),
                        gradient))
                .isLessThan(GradientCheck.TOLERANCE);
    }

    private static INDArray trainingPass(MultiLayerNetwork network, DataSet data) {
        Nd4j.getRandom().setSeed(8);
        return gradient(network, data);
    }

    @Test
    void theStockLayerGetsThatGradientWrong() {
        MultiLayerNetwork stock = stock(truncated(TYPE, STEPS, recurrent(FEATURES, HIDDEN), outputs(HIDDEN, 3)), 21);
        carry(stock);
        INDArray gradient = segmentGradient(stock);
        assertThat(GradientCheck.largestError(() -> segmentScore(stock), stock.params(), gradient))
                .isGreaterThan(0.1);
    }

    @Test
    void ofOneStepTheRecurrentWeightsLearnFromTheCarriedState() {
        MultiLayerNetwork network = accelerated(truncated(TYPE, 1, recurrent(FEATURES, HIDDEN), outputs(HIDDEN, 3)));
        INDArray before = network.getParam("0_RW").dup();
        network.fit(data);
        assertThat(network.getParam("0_RW").sub(before).amaxNumber().doubleValue())
                .isGreaterThan(1e-3);
    }

    @Test
    void truncationBeyondTheEndIsNoTruncation() {
        MultiLayerConfiguration whole = configuration(TYPE, recurrent(FEATURES, HIDDEN), outputs(HIDDEN, 3));
        MultiLayerNetwork full = accelerated(whole);
        for (int length : new int[] {STEPS, STEPS + 5}) {
            MultiLayerNetwork truncated =
                    accelerated(truncated(TYPE, length, recurrent(FEATURES, HIDDEN), outputs(HIDDEN, 3)));
            MultiLayerNetwork expected = full.clone();
            for (int i = 0; i < 3; i++) {
                truncated.fit(data);
                expected.fit(data);
            }
            assertClose("params", truncated.params(), expected.params(), 1e-12);
        }
        MultiLayerNetwork half =
                accelerated(truncated(TYPE, STEPS / 2, recurrent(FEATURES, HIDDEN), outputs(HIDDEN, 3)));
        half.fit(data);
        full.fit(data);
        assertThat(half.params().distance2(full.params())).isGreaterThan(1e-3);
    }

    @Test
    void aBackwardPassWithoutItsForwardPassComputesTheStatesItself() {
        MultiLayerNetwork network = accelerated(configuration(TYPE, recurrent(FEATURES, HIDDEN), outputs(HIDDEN, 3)));
        INDArray epsilon = new RandomArrays(5).normal(1, BATCH, HIDDEN, STEPS);
        INDArray expected = layerGradient(network, epsilon, true);
        assertClose("gradient", layerGradient(network, epsilon, false), expected, 0);
    }

    private static INDArray layerGradient(MultiLayerNetwork network, INDArray epsilon, boolean trained) {
        org.deeplearning4j.nn.api.Layer layer = network.getLayer(0);
        var workspaces = org.deeplearning4j.nn.workspace.LayerWorkspaceMgr.noWorkspaces();
        network.initGradientsView();
        layer.setInput(new RandomArrays(6).normal(1, BATCH, FEATURES, STEPS), workspaces);
        layer.activate(trained, workspaces);
        return layer.backpropGradient(epsilon, workspaces).getFirst().gradient().dup();
    }

    private static MultiLayerNetwork accelerated(MultiLayerConfiguration configuration) {
        return Engine.accelerate(stock(configuration, 21));
    }

    private static void assertSlopes(MultiLayerNetwork network, DataSet data) {
        INDArray gradient = gradient(network, data).divi(data.numExamples());
        assertThat(GradientCheck.largestError(() -> score(network, data), network.params(), gradient))
                .isLessThan(GradientCheck.TOLERANCE);
    }

    private static INDArray inputGradient(MultiLayerNetwork network, DataSet data) {
        network.setLayerMaskArrays(data.getFeaturesMaskArray(), data.getLabelsMaskArray());
        INDArray gradient = network.calculateGradients(
                        data.getFeatures(), data.getLabels(), data.getFeaturesMaskArray(), data.getLabelsMaskArray())
                .getSecond();
        return gradient.div(data.numExamples());
    }

    /** Puts a state into the layer as if an earlier segment had left it. */
    private static void carry(MultiLayerNetwork network) {
        INDArray state = new RandomArrays(7).normal(0.5, BATCH, HIDDEN);
        ((RecurrentLayer) network.getLayer(0)).rnnSetTBPTTState(Map.of(STATE, state));
    }

    private INDArray segmentGradient(MultiLayerNetwork network) {
        INDArray gradient = gradient(network, data).div(BATCH);
        carry(network);
        return gradient;
    }

    private double segmentScore(MultiLayerNetwork network) {
        segmentGradient(network);
        return network.score();
    }
}
