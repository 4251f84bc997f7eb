package io.elman.engine;

import static io.elman.engine.Compare.assertClose;
import static io.elman.engine.Compare.endPadding;
import static io.elman.engine.Compare.gradient;
import static io.elman.engine.Compare.masked;
import static io.elman.engine.Compare.perStep;
import static io.elman.engine.Compare.score;
import static io.elman.engine.Compare.tolerance;
import static io.elman.engine.Networks.outputs;
import static io.elman.engine.Networks.recurrent;
import static io.elman.engine.Networks.stock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.elman.engine.parallel.Crew;
import io.elman.verify.RandomArrays;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Layers and batches so large that threads share them. */
class EngineThreadsTest {
    private static final int BATCH = 37;
    private static final int FEATURES = 40;
    private static final int HIDDEN = 130;
    private static final int CLASSES = 30;
    private static final int STEPS = 30;

    @AfterEach
    void useAllCores() {
        Crew.use(Runtime.getRuntime().availableProcessors());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void largeBatchesGiveTheSameAsStock(DataType type) {
        MultiLayerNetwork stock = wide(stock(1, type, recurrent(FEATURES, HIDDEN), outputs(HIDDEN, CLASSES)));
        assertSame(stock, perStep(2, type, BATCH, FEATURES, CLASSES, STEPS));
    }

    @ParameterizedTest
    @ValueSource(ints = {127, 128, 255, 300, 517})
    void wideLayersGiveTheSameAsStock(int hidden) {
        MultiLayerNetwork stock = wide(stock(3, DataType.DOUBLE, recurrent(3, hidden), outputs(hidden, 2)));
        DataSet data = perStep(4, DataType.DOUBLE, 4, 3, 2, 5);
        INDArray mask = endPadding(DataType.DOUBLE, 5, 2, 5, 0, 4);
        assertSame(stock, data);
        assertSame(stock, masked(data, mask, mask));
    }

    /** Returns the network with weights so small that many units do not saturate it. */
    private static MultiLayerNetwork wide(MultiLayerNetwork network) {
        network.params().muli(0.1);
        return network;
    }

    private static void assertSame(MultiLayerNetwork stock, DataSet data) {
        MultiLayerNetwork ours = Engine.accelerate(stock);
        double tolerance = tolerance(stock.getLayerWiseConfigurations().getDataType());
        INDArray gradient = gradient(stock, data);
        assertClose("gradient", gradient(ours, data), gradient, 4 * tolerance);
        assertThat(ours.score()).isCloseTo(stock.score(), within(1e3 * tolerance));
    }

    /** The slope in a random direction, for there are too many weights to try each. */
    @Test
    void gapsInWideLayersHaveTheSlopeOfTheScore() {
        MultiLayerNetwork network = Engine.accelerate(wide(stock(
                5,
                DataType.DOUBLE,
                new Bidirectional(recurrent(3, HIDDEN)),
                recurrent(2 * HIDDEN, 256),
                outputs(256, 2))));
        DataSet data = perStep(6, DataType.DOUBLE, 70, 3, 2, 6);
        for (int seed = 0; seed < 3; seed++) {
            INDArray mask = new RandomArrays(seed).mask(70, 6);
            DataSet gaps = masked(data, mask, mask);
            double slope = slope(network, gaps, new RandomArrays(9 + seed));
            assertThat(slope).isLessThan(1e-6);
        }
    }

    /** Returns the relative error of the gradient in a direction. */
    private static double slope(MultiLayerNetwork network, DataSet data, RandomArrays random) {
        INDArray direction = random.normal(1, network.numParams(), 1, 1).reshape(1, network.numParams());
        INDArray weights = network.params().dup();
        // DL4J's gradient is the sum over the rows, its score the mean.
        double expected = gradient(network, data).mul(direction).sumNumber().doubleValue() / data.numExamples();
        double step = 1e-6;
        network.setParams(weights.add(direction.mul(step)));
        double above = score(network, data);
        network.setParams(weights.sub(direction.mul(step)));
        double below = score(network, data);
        network.setParams(weights);
        double actual = (above - below) / (2 * step);
        return Math.abs(actual - expected) / Math.max(Math.abs(actual), Math.abs(expected));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void anyNumberOfThreadsGivesTheSameWeightsToTheLastBit(DataType type) {
        INDArray alone = fitted(type, 1);
        for (int threads : new int[] {2, 3, 7}) {
            assertThat(fitted(type, threads)).isEqualTo(alone);
        }
    }

    private static INDArray fitted(DataType type, int threads) {
        Crew.use(threads);
        MultiLayerNetwork network = Engine.accelerate(wide(stock(
                7,
                type,
                new Bidirectional(recurrent(FEATURES, HIDDEN)),
                recurrent(2 * HIDDEN, HIDDEN),
                outputs(HIDDEN, CLASSES))));
        Engine.readyToFit(network);
        DataSet full = perStep(8, type, BATCH, FEATURES, CLASSES, STEPS);
        INDArray mask = new RandomArrays(9).mask(BATCH, STEPS).castTo(type);
        network.fit(full);
        network.fit(masked(full, mask, mask));
        network.fit(full);
        return network.params();
    }
}
