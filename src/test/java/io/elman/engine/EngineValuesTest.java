package io.elman.engine;

import static io.elman.engine.Compare.assertClose;
import static io.elman.engine.Compare.endPadding;
import static io.elman.engine.Compare.gradient;
import static io.elman.engine.Compare.masked;
import static io.elman.engine.Compare.score;
import static io.elman.engine.Compare.tolerance;
import static io.elman.engine.Compare.valuesPerStep;
import static io.elman.engine.Networks.configuration;
import static io.elman.engine.Networks.recurrent;
import static io.elman.engine.Networks.stock;
import static io.elman.engine.Networks.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.cell.GradientCheck;
import io.elman.verify.RandomArrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** The readout of values is the stock one with the same losses, and its gradient is the slope of its score. */
class EngineValuesTest {
    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void anySizeAndLossGivesTheSame(DataType type) {
        Random sizes = new Random(31);
        for (int round = 0; round < 8; round++) {
            int in = 1 + sizes.nextInt(6);
            int hidden = 1 + sizes.nextInt(30);
            int outputs = 1 + sizes.nextInt(5);
            int batch = 1 + sizes.nextInt(9);
            int steps = 2 + sizes.nextInt(11);
            for (ILossFunction loss : losses(outputs)) {
                MultiLayerNetwork stock = stock(round, type, recurrent(in, hidden), values(hidden, outputs, loss));
                DataSet data = valuesPerStep(round, type, batch, in, outputs, steps);
                assertSame(stock, data);
                INDArray mask = new RandomArrays(round).mask(batch, steps).castTo(type);
                assertSame(stock, masked(data, null, mask));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void belowItTwoDirectionsAndPaddingGiveTheSame(DataType type) {
        INDArray mask = endPadding(type, 6, 2, 6, 4);
        for (ILossFunction loss : losses(3)) {
            MultiLayerNetwork stock = stock(
                    9,
                    type,
                    new Bidirectional(Bidirectional.Mode.CONCAT, recurrent(4, 5)),
                    recurrent(10, 6),
                    values(6, 3, loss));
            DataSet data = valuesPerStep(10, type, 3, 4, 3, 6);
            assertSame(stock, data);
            assertSame(stock, masked(data, mask, mask));
        }
    }

    @Test
    void aMaskOfTheLastStepsAloneGivesTheSame() {
        INDArray horizon = Nd4j.zeros(DataType.DOUBLE, 4, 7);
        horizon.get(NDArrayIndex.all(), NDArrayIndex.interval(4, 7)).assign(1);
        for (ILossFunction loss : losses(2)) {
            MultiLayerNetwork stock = stock(11, DataType.DOUBLE, recurrent(3, 5), values(5, 2, loss));
            assertSame(stock, masked(valuesPerStep(12, DataType.DOUBLE, 4, 3, 2, 7), null, horizon));
        }
    }

    @Test
    void trainingWithAdamGivesTheWeightsOfTheStockLayer() {
        for (ILossFunction loss : losses(2)) {
            MultiLayerNetwork stock = stock(2, DataType.DOUBLE, recurrent(4, 12), values(12, 2, loss));
            MultiLayerNetwork ours = Engine.accelerate(stock);
            for (int step = 0; step < 5; step++) {
                DataSet data = valuesPerStep(step, DataType.DOUBLE, 6, 4, 2, 7);
                stock.fit(data);
                ours.fit(data);
            }
            assertClose("params", ours.params(), stock.params(), 1e-10);
        }
    }

    @Test
    void withDropoutEveryParameterHasTheSlopeOfTheScoreThatWasTrainedOn() {
        for (ILossFunction loss : losses(2)) {
            RnnOutputLayer dropped = values(5, 2, loss);
            dropped.setIDropout(new Dropout(0.6));
            MultiLayerNetwork network = ours(configuration(DataType.DOUBLE, recurrent(4, 5), dropped), 8);
            DataSet data = valuesPerStep(9, DataType.DOUBLE, 3, 4, 2, 6);
            INDArray gradient = seededGradient(network, data).divi(data.numExamples());
            assertThat(GradientCheck.largestError(() -> seededScore(network, data), network.params(), gradient))
                    .isLessThan(GradientCheck.TOLERANCE);
            MultiLayerNetwork whole = ours(configuration(DataType.DOUBLE, recurrent(4, 5), values(5, 2, loss)), 8);
            assertThat(gradient(whole, data).divi(data.numExamples()).distance2(gradient))
                    .isGreaterThan(0.05);
        }
    }

    @Test
    void everyParameterHasTheSlopeOfTheScore() {
        for (ILossFunction loss : losses(3)) {
            int checked = 0;
            for (int seed = 0; checked < 3; seed++) {
                MultiLayerNetwork network =
                        ours(configuration(DataType.DOUBLE, recurrent(4, 5), values(5, 3, loss)), 40 + seed);
                INDArray mask = new RandomArrays(seed).mask(3, 6);
                DataSet data = masked(valuesPerStep(seed, DataType.DOUBLE, 3, 4, 3, 6), mask, mask);
                if (isNearAKink(network, data)) {
                    continue;
                }
                checked++;
                INDArray gradient = gradient(network, data).divi(data.numExamples());
                assertThat(GradientCheck.largestError(() -> score(network, data), network.params(), gradient))
                        .isLessThan(GradientCheck.TOLERANCE);
                gradient.putScalar(0, gradient.getDouble(0) + 1e-4);
                assertThat(GradientCheck.largestError(() -> score(network, data), network.params(), gradient))
                        .isGreaterThan(GradientCheck.TOLERANCE);
            }
        }
    }

    @Test
    void whatIsNotMissedAtAllHasTheStockSlope() {
        for (ILossFunction loss : losses(2)) {
            MultiLayerNetwork stock = stock(13, DataType.DOUBLE, recurrent(3, 5), values(5, 2, loss));
            stock.getParam("1_W").assign(0);
            stock.getParam("1_b").assign(0);
            DataSet data = valuesPerStep(14, DataType.DOUBLE, 4, 3, 2, 5);
            data.getLabels().assign(0);
            assertSame(stock, data);
        }
    }

    @Test
    void theLossOfAStepIsTheMeanOverItsOutputs() {
        MultiLayerNetwork network =
                ours(configuration(DataType.DOUBLE, recurrent(1, 2), values(2, 2, new LossMSE())), 1);
        network.params().assign(0);
        INDArray labels = Nd4j.createFromArray(new double[][][] {{{1, 0, 9}, {3, 2, 9}}});
        INDArray mask = Nd4j.createFromArray(new double[][] {{1, 1, 0}});
        DataSet data = masked(new DataSet(Nd4j.ones(DataType.DOUBLE, 1, 1, 3), labels), null, mask);
        assertThat(score(network, data)).isCloseTo((1 + 9 + 0 + 4) / 2.0, within(1e-12));
    }

    @Test
    void whatStandsInAMaskedStepDoesNotMatter() {
        for (ILossFunction loss : losses(2)) {
            MultiLayerNetwork network = ours(configuration(DataType.FLOAT, recurrent(3, 5), values(5, 2, loss)), 3);
            DataSet data = valuesPerStep(4, DataType.FLOAT, 3, 3, 2, 5);
            INDArray mask = Nd4j.ones(DataType.FLOAT, 3, 5);
            mask.putScalar(0, 2, 0);
            mask.putScalar(1, 4, 0);
            double expectedScore = score(network, masked(data, mask, mask));
            INDArray expected = gradient(network, masked(data, mask, mask));
            data.getLabels().putScalar(new int[] {0, 1, 2}, Float.NaN);
            data.getFeatures().putScalar(new int[] {0, 1, 2}, Float.NaN);
            data.getLabels().putScalar(new int[] {1, 1, 4}, Float.NaN);
            assertThat(gradient(network, masked(data, mask, mask))).isEqualTo(expected);
            assertThat(score(network, masked(data, mask, mask))).isEqualTo(expectedScore);
        }
    }

    @Test
    void shapesThatDoNotFitAreRefusedWithBoth() {
        for (ILossFunction loss : losses(2)) {
            MultiLayerNetwork network = ours(configuration(DataType.FLOAT, recurrent(3, 5), values(5, 2, loss)), 3);
            DataSet wide = valuesPerStep(4, DataType.FLOAT, 4, 3, 3, 5);
            assertThatThrownBy(() -> gradient(network, wide))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("[4, 3, 5]")
                    .hasMessageContaining("[4, 2, 5]");
        }
        MultiLayerNetwork network =
                ours(configuration(DataType.FLOAT, recurrent(3, 5), values(5, 2, new PinballLoss(0.1, 0.5, 0.9))), 3);
        assertThatThrownBy(() -> gradient(network, valuesPerStep(4, DataType.FLOAT, 4, 3, 2, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[2]")
                .hasMessageContaining("[3]");
    }

    private static List<ILossFunction> losses(int outputs) {
        double[] quantiles = IntStream.range(0, outputs)
                .mapToDouble(i -> (i + 0.7) / (outputs + 1))
                .toArray();
        return List.of(new LossMSE(), new LossMAE(), new PinballLoss(quantiles));
    }

    private static MultiLayerNetwork ours(org.deeplearning4j.nn.conf.MultiLayerConfiguration configuration, long seed) {
        MultiLayerNetwork network = Engine.accelerate(stock(configuration, seed));
        assertThat(network.getOutputLayer()).isInstanceOf(FusedRnnOutputLayer.class);
        return network;
    }

    /** Within the longest step of the finite differences, 0.001, the score must have one slope. */
    private static boolean isNearAKink(MultiLayerNetwork network, DataSet data) {
        INDArray misses =
                data.getLabels().sub(network.output(data.getFeatures(), false, data.getFeaturesMaskArray(), null));
        return misses.aminNumber().doubleValue() < 5e-3;
    }

    private static INDArray seededGradient(MultiLayerNetwork network, DataSet data) {
        Nd4j.getRandom().setSeed(5);
        return gradient(network, data);
    }

    private static double seededScore(MultiLayerNetwork network, DataSet data) {
        seededGradient(network, data);
        return network.score();
    }

    private static void assertSame(MultiLayerNetwork stock, DataSet data) {
        MultiLayerNetwork ours = Engine.accelerate(stock);
        assertThat(ours.getOutputLayer()).isInstanceOf(FusedRnnOutputLayer.class);
        double tolerance = tolerance(stock.getLayerWiseConfigurations().getDataType());
        assertClose("output", answer(ours, data), answer(stock, data), tolerance);
        assertClose("gradient", gradient(ours, data), gradient(stock, data), 4 * tolerance);
        double scale = Math.max(1, stock.score());
        assertThat(ours.score()).isCloseTo(stock.score(), within(tolerance * scale));
        assertThat(ours.score(data)).isCloseTo(stock.score(data), within(tolerance * scale));
    }

    private static INDArray answer(MultiLayerNetwork network, DataSet data) {
        return network.output(data.getFeatures(), false, data.getFeaturesMaskArray(), data.getLabelsMaskArray());
    }
}
