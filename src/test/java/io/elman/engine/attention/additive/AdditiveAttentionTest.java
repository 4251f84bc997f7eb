package io.elman.engine.attention.additive;

import static io.elman.engine.attention.additive.AdditiveNetworks.data;
import static io.elman.engine.attention.additive.AdditiveNetworks.stock;
import static io.elman.engine.graph.GraphPasses.distance;
import static io.elman.engine.graph.GraphPasses.gradient;
import static io.elman.engine.graph.GraphPasses.gradientError;
import static io.elman.engine.graph.GraphPasses.realOutput;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.cell.GradientCheck;
import io.elman.engine.Engine;
import io.elman.engine.attention.Spans;
import io.elman.engine.parallel.Crew;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Additive attention of DL4J's vertices and of ours, against numbers by hand, finite differences and each other. */
class AdditiveAttentionTest {
    private static final int[] SOURCES = {5, 2, 4};
    private static final int[] TARGETS = {3, 4, 1};

    @Test
    void contextsAreThoseOfTheEquationByHand() {
        // q = (ln 2, 0), k = (0, 0) and (ln 2, ln 3), v = (1, 2): tanh is 3/5, 0 and 15/17, 4/5.
        double ln2 = Math.log(2);
        INDArray queries = Nd4j.createFromArray(new double[] {ln2, 0}).reshape(1, 2, 1);
        INDArray keys =
                Nd4j.createFromArray(new double[] {0, ln2, 0, Math.log(3)}).reshape(1, 2, 2);
        INDArray values =
                Nd4j.createFromArray(new double[] {10, 20, 1, 3, 0, 5}).reshape(1, 3, 2);
        INDArray weights = Nd4j.createFromArray(new double[] {1, 2}).reshape(1, 2);
        double first = 1 / (1 + Math.exp(15.0 / 17 + 2 * 4.0 / 5 - 3.0 / 5));
        INDArray out = Nd4j.zeros(DataType.DOUBLE, 1, 3, 1);
        AdditiveAttention attention = new AdditiveAttention(DataType.DOUBLE);
        AdditiveAttention.Operands from = new AdditiveAttention.Operands(queries, keys, values, weights);
        attention.forward(from, Spans.of(queries, null), Spans.of(keys, null), out);
        assertThat(out.getDouble(0, 0, 0)).isCloseTo(first * 10 + (1 - first) * 20, within(1e-12));
        assertThat(out.getDouble(0, 1, 0)).isCloseTo(first + (1 - first) * 3, within(1e-12));
        assertThat(out.getDouble(0, 2, 0)).isCloseTo((1 - first) * 5, within(1e-12));
        INDArray mask = Nd4j.createFromArray(new double[][] {{0, 1}});
        attention.forward(from, Spans.of(queries, null), Spans.of(keys, mask), out);
        assertThat(out.ravel().toDoubleVector()).containsExactly(20, 3, 5);
    }

    @Test
    void bothGraphsComputeTheTextbooksEquation() {
        for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
            double tolerance = type == DataType.DOUBLE ? 1e-10 : 1e-6;
            MultiDataSet data = data(type, AdditiveNetworks.STEPS, SOURCES, TARGETS);
            for (ComputationGraph graph : new ComputationGraph[] {stock(type), Engine.accelerate(stock(type))}) {
                graph.setLayerMaskArrays(data.getFeaturesMaskArrays(), null);
                Map<String, INDArray> found = graph.feedForward(data.getFeatures(), false, false);
                graph.clearLayerMaskArrays();
                assertThat(largestError(found, found.get("context"))).isLessThan(tolerance);
                assertThat(largestError(found, found.get("context").add(0.01))).isGreaterThan(tolerance);
            }
        }
    }

    /** Returns how far the contexts of real target steps are from those that follow from the states, one by one. */
    private static double largestError(Map<String, INDArray> found, INDArray context) {
        double largest = 0;
        for (int example = 0; example < SOURCES.length; example++) {
            for (int step = 0; step < TARGETS[example]; step++) {
                double[] shares = shares(found, example, step);
                for (int unit = 0; unit < AdditiveNetworks.STATE; unit++) {
                    double mean = 0;
                    for (int key = 0; key < shares.length; key++) {
                        mean += shares[key] * found.get("encoder").getDouble(example, unit, key);
                    }
                    largest = Math.max(largest, Math.abs(mean - context.getDouble(example, unit, step)));
                }
            }
        }
        return largest;
    }

    private static double[] shares(Map<String, INDArray> found, int example, int step) {
        double[] shares = new double[SOURCES[example]];
        for (int key = 0; key < shares.length; key++) {
            double score = 0;
            for (int j = 0; j < AdditiveNetworks.WIDTH; j++) {
                // DL4J folds all examples of a step together.
                double q = found.get("queries").getDouble(step * SOURCES.length + example, j);
                double k = found.get("keys").getDouble(key * SOURCES.length + example, j);
                score += found.get("scoreWeights").getDouble(example, j) * Math.tanh(q + k);
            }
            shares[key] = Math.exp(score);
        }
        double sum = java.util.Arrays.stream(shares).sum();
        return java.util.Arrays.stream(shares).map(share -> share / sum).toArray();
    }

    @Test
    void oneVertexHasTheOutputsAndGradientsOfTheMany() {
        for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
            double tolerance = type == DataType.DOUBLE ? 1e-10 : 1e-6;
            ComputationGraph stock = stock(type);
            ComputationGraph ours = Engine.accelerate(stock);
            assertThat(ours.getConfiguration().getVertices().get("context")).isInstanceOf(FusedAdditive.class);
            assertThat(ours.getLayer("keys").getClass().getSimpleName()).isEqualTo("FusedDenseLayer");
            for (MultiDataSet data : new MultiDataSet[] {
                data(type, AdditiveNetworks.STEPS, SOURCES, TARGETS),
                data(type, AdditiveNetworks.STEPS, new int[] {3}, 2),
                data(type, AdditiveNetworks.STEPS, new int[] {1, 5}, 1, 2)
            }) {
                assertThat(distance(realOutput(ours, data), realOutput(stock, data)))
                        .isLessThan(tolerance);
                assertThat(distance(gradient(ours, data), gradient(stock, data)))
                        .isLessThan(tolerance);
            }
        }
    }

    @Test
    void everyParameterHasTheSlopeOfTheScore() {
        ComputationGraph ours = Engine.accelerate(stock(DataType.DOUBLE));
        MultiDataSet data = data(DataType.DOUBLE, AdditiveNetworks.STEPS, SOURCES, TARGETS);
        INDArray gradient = gradient(ours, data);
        assertThat(gradientError(ours, data, gradient)).isLessThan(GradientCheck.TOLERANCE);
        INDArray wrong = gradient.dup();
        wrong.putScalar(3, wrong.getDouble(3) + 1e-4);
        assertThat(gradientError(ours, data, wrong)).isGreaterThan(GradientCheck.TOLERANCE);
    }

    @Test
    void paddingOfTheSourceChangesNothing() {
        ComputationGraph ours = Engine.accelerate(stock(DataType.DOUBLE));
        MultiDataSet padded = data(DataType.DOUBLE, 9, SOURCES, TARGETS);
        MultiDataSet data = data(DataType.DOUBLE, 5, SOURCES, TARGETS);
        assertThat(distance(realOutput(ours, padded), realOutput(ours, data))).isLessThan(1e-12);
        assertThat(distance(gradient(ours, padded), gradient(ours, data))).isLessThan(1e-12);
        padded.getFeaturesMaskArray(0).putScalar(1, 3, 1);
        assertThat(distance(realOutput(ours, padded), realOutput(ours, data))).isGreaterThan(1e-3);
    }

    @Test
    void aPassWithoutMasksForgetsThoseOfThePassBefore() {
        ComputationGraph ours = Engine.accelerate(stock(DataType.DOUBLE));
        INDArray[] features = data(DataType.DOUBLE, 5, SOURCES, TARGETS).getFeatures();
        INDArray fresh = ours.output(false, features)[0].dup();
        realOutput(ours, data(DataType.DOUBLE, 5, new int[] {1, 1, 1}, TARGETS));
        assertThat(ours.output(false, features)[0]).isEqualTo(fresh);
    }

    @Test
    void saturatedUnitsAreCountedAsTheyAre() {
        for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
            double[] sums = {-60, -9, -0.5, 0, 1e-3, 4, 60};
            for (double sum : sums) {
                INDArray queries =
                        Nd4j.createFromArray(new double[] {20}).castTo(type).reshape(1, 1, 1);
                INDArray keys = Nd4j.createFromArray(new double[] {sum - 20, -20})
                        .castTo(type)
                        .reshape(1, 1, 2);
                INDArray values =
                        Nd4j.createFromArray(new double[] {1, 0}).castTo(type).reshape(1, 1, 2);
                INDArray out = Nd4j.zeros(type, 1, 1, 1);
                new AdditiveAttention(type)
                        .forward(
                                new AdditiveAttention.Operands(queries, keys, values, Nd4j.ones(type, 1, 1)),
                                Spans.of(queries, null),
                                Spans.of(keys, null),
                                out);
                double share = 1 / (1 + Math.exp(-Math.tanh(sum)));
                assertThat(out.getDouble(0)).isCloseTo(share, within(type == DataType.DOUBLE ? 1e-12 : 2e-6));
            }
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        ComputationGraph ours = Engine.accelerate(stock(DataType.FLOAT));
        int[] sources = IntStream.range(0, 1200).map(row -> 1 + row % 5).toArray();
        int[] targets = IntStream.range(0, 1200).map(row -> 1 + row % 7).toArray();
        MultiDataSet data = data(DataType.FLOAT, 5, sources, targets);
        Crew.use(1);
        INDArray alone = gradient(ours, data).dup();
        for (int threads = 2; threads <= 3; threads++) {
            Crew.use(threads);
            assertThat(gradient(ours, data)).isEqualTo(alone);
        }
        Crew.use(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void theStockVerticesComeBackAsTheyWere() {
        ComputationGraph stock = stock(DataType.FLOAT);
        ComputationGraph back = Engine.toStock(Engine.accelerate(stock));
        assertThat(back.getConfiguration().toJson()).doesNotContain("io.elman");
        assertThat(back.getConfiguration().getVertices())
                .containsOnlyKeys(stock.getConfiguration().getVertices().keySet());
        assertThat(back.getConfiguration().getVertexInputs())
                .isEqualTo(stock.getConfiguration().getVertexInputs());
        assertThat(back.paramTable().keySet())
                .containsExactlyElementsOf(stock.paramTable().keySet());
    }

    @Test
    void verticesThatComputeSomethingElseAreLeftAlone() {
        ComputationGraphConfiguration other = stock(DataType.FLOAT).getConfiguration();
        other.getVertices().put("context.penalties", new ScaleVertex(2));
        AdditiveGraph.fuse(other);
        assertThat(other.getVertices()).containsKey("context.scores");
        other.getVertices().put("context.penalties", new ScaleVertex(1e9));
        AdditiveGraph.fuse(other);
        assertThat(other.getVertices()).doesNotContainKey("context.scores");
    }

    @Test
    void shapesThatDoNotFitAreTold() {
        ComputationGraph ours = Engine.accelerate(stock(DataType.DOUBLE));
        FusedAdditiveVertex vertex = new FusedAdditiveVertex(ours, "context", 0, DataType.DOUBLE);
        vertex.setInputs(new INDArray[] {Nd4j.ones(6, 3), Nd4j.ones(10, 4), Nd4j.ones(2, 4, 5), Nd4j.ones(2, 3)});
        assertThatThrownBy(() -> vertex.doForward(false, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("additive attention of [6, 3] to keys [10, 4] and values [2, 4, 5] by [2, 3]");
    }
}
