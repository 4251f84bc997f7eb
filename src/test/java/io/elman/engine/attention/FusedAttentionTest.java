package io.elman.engine.attention;

import static io.elman.engine.graph.GraphPasses.distance;
import static io.elman.engine.graph.GraphPasses.gradient;
import static io.elman.engine.graph.GraphPasses.gradientError;
import static io.elman.engine.graph.GraphPasses.mask;
import static io.elman.engine.graph.GraphPasses.realOutput;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.cell.GradientCheck;
import io.elman.engine.Engine;
import io.elman.engine.parallel.Crew;
import io.elman.verify.RandomArrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.AttentionVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Our attention against DL4J's, against finite differences and against numbers by hand. */
class FusedAttentionTest {
    private static final int FEATURES = 3;
    private static final int HIDDEN = 4;
    private static final int CLASSES = 3;

    @Test
    void contextsAreThoseOfTheEquationByHand() {
        // Queries (2, 0) and (0, 0), keys (1, 0) and (-1, 0); width 2, so the scores are +-sqrt 2 and 0.
        INDArray queries = time(new double[][] {{2, 0}, {0, 0}});
        INDArray keys = time(new double[][] {{1, 0}, {-1, 0}});
        INDArray values = time(new double[][] {{10, 1}, {20, 3}});
        INDArray out = Nd4j.zeros(DataType.DOUBLE, 1, 2, 2);
        DotProductAttention attention = new DotProductAttention(DataType.DOUBLE);
        attention.forward(queries, keys, values, Spans.of(queries, null), Spans.of(keys, null), out);
        double first = 1 / (1 + Math.exp(-2 * Math.sqrt(2)));
        assertThat(out.getDouble(0, 0, 0)).isCloseTo(first * 10 + (1 - first) * 20, within(1e-12));
        assertThat(out.getDouble(0, 1, 0)).isCloseTo(first + (1 - first) * 3, within(1e-12));
        assertThat(out.getDouble(0, 0, 1)).isCloseTo(15, within(1e-12));
        INDArray mask = Nd4j.createFromArray(new double[][] {{1, 0}});
        attention.forward(queries, keys, values, Spans.of(queries, mask), Spans.of(keys, mask), out);
        assertThat(out.getDouble(0, 0, 0)).isCloseTo(10, within(1e-12));
        assertThat(out.getDouble(0, 0, 1)).isZero();
    }

    @Test
    void outputsAreThoseOfTheStockVertex() {
        for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
            ComputationGraph stock = graph(type);
            ComputationGraph ours = Engine.accelerate(stock);
            MultiDataSet data = data(type, 5, 4);
            double tolerance = type == DataType.DOUBLE ? 1e-10 : 1e-5;
            assertThat(distance(realOutput(ours, data), realOutput(stock, data)))
                    .isLessThan(tolerance);
            // Other lengths, and back to stock layers.
            MultiDataSet longer = data(type, 7, 6);
            assertThat(distance(realOutput(Engine.toStock(ours), longer), realOutput(ours, longer)))
                    .isLessThan(tolerance);
        }
    }

    @Test
    void everyParameterHasTheSlopeOfTheScore() {
        ComputationGraph ours = Engine.accelerate(graph(DataType.DOUBLE));
        MultiDataSet data = data(DataType.DOUBLE, 5, 4);
        INDArray gradient = gradient(ours, data);
        assertThat(gradientError(ours, data, gradient)).isLessThan(GradientCheck.TOLERANCE);
        INDArray wrong = gradient.dup();
        wrong.putScalar(3, wrong.getDouble(3) + 1e-4);
        assertThat(gradientError(ours, data, wrong)).isGreaterThan(GradientCheck.TOLERANCE);
    }

    @Test
    void keysThatAMatrixHasChangedGiveTheSlopeOfTheScore() {
        ComputationGraph stock = graph(DataType.DOUBLE, true);
        ComputationGraph ours = Engine.accelerate(stock);
        MultiDataSet data = data(DataType.DOUBLE, 5, 4);
        assertThat(distance(realOutput(ours, data), realOutput(stock, data))).isLessThan(1e-10);
        INDArray gradient = gradient(ours, data);
        assertThat(gradientError(ours, data, gradient)).isLessThan(GradientCheck.TOLERANCE);
    }

    @Test
    void theStockVertexGetsThatSlopeWrong() {
        ComputationGraph stock = graph(DataType.DOUBLE);
        MultiDataSet data = data(DataType.DOUBLE, 5, 4);
        INDArray gradient = gradient(stock, data);
        assertThat(gradientError(stock, data, gradient)).isGreaterThan(0.1);
    }

    @Test
    void aSourceOfNoStepsGivesNothing() {
        for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
            ComputationGraph ours = Engine.accelerate(graph(type));
            MultiDataSet data = data(type, mask(type, 3, 3, 0), mask(type, 2, 2, 2));
            assertThat(realOutput(ours, data).isNaN().any()).isFalse();
            INDArray gradient = gradient(ours, data);
            assertThat(gradient.isNaN().any()).isFalse();
            assertThat(gradient.norm2Number().doubleValue()).isPositive();
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        ComputationGraph ours = Engine.accelerate(graph(DataType.FLOAT));
        int[] lengths = IntStream.range(0, 500).map(row -> 1 + row % 9).toArray();
        INDArray mask = mask(DataType.FLOAT, 9, lengths);
        MultiDataSet data = data(DataType.FLOAT, mask, mask.dup());
        Crew.use(1);
        INDArray alone = gradient(ours, data).dup();
        for (int threads = 2; threads <= 3; threads++) {
            Crew.use(threads);
            assertThat(gradient(ours, data)).isEqualTo(alone);
        }
        Crew.use(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void masksAreThoseOfOneBatch() {
        ComputationGraph ours = Engine.accelerate(graph(DataType.DOUBLE));
        MultiDataSet data = data(DataType.DOUBLE, 5, 4);
        INDArray unmasked = ours.output(data.getFeatures())[0].dup();
        assertThat(distance(realOutput(ours, data), unmasked)).isGreaterThan(1e-3);
        assertThat(ours.output(data.getFeatures())[0]).isEqualTo(unmasked);
    }

    @Test
    void aMaskOfOtherLengthIsTold() {
        INDArray queries = time(new double[][] {{2, 0}, {0, 0}});
        assertThatThrownBy(() -> Spans.of(queries, Nd4j.ones(1, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mask is [1, 3], must be [1, 2]");
    }

    /** Returns [1, channels, time] of a row a step. */
    private static INDArray time(double[][] steps) {
        return Nd4j.createFromArray(steps).transpose().reshape(1, steps[0].length, steps.length);
    }

    private static ComputationGraph graph(DataType type) {
        return graph(type, false);
    }

    /** @param general whether a matrix changes the keys before queries are compared with them */
    private static ComputationGraph graph(DataType type, boolean general) {
        ComputationGraphConfiguration.GraphBuilder builder = new NeuralNetConfiguration.Builder()
                .dataType(type)
                .graphBuilder()
                .addInputs("source", "target")
                .addLayer("encoder", new Bidirectional(recurrent(FEATURES, HIDDEN / 2)), "source")
                .addLayer("decoder", recurrent(FEATURES, HIDDEN), "target")
                .addVertex("context", attention(), "decoder", general ? "keys" : "encoder", "encoder")
                .addVertex("merged", new MergeVertex(), "decoder", "context")
                .addLayer("output", output(), "merged")
                .setOutputs("output");
        if (general) {
            builder.addLayer("matrix", matrix(), new RnnToFeedForwardPreProcessor(), "encoder")
                    .addVertex("keys", new PreprocessorVertex(new FeedForwardToRnnPreProcessor()), "matrix");
        }
        ComputationGraph graph = new ComputationGraph(builder.build());
        graph.init();
        graph.setParams(new RandomArrays(7).normal(0.7, 1, graph.numParams()).castTo(type));
        return graph;
    }

    private static SimpleRnn recurrent(int in, int out) {
        return new SimpleRnn.Builder()
                .nIn(in)
                .nOut(out)
                .activation(Activation.TANH)
                .build();
    }

    private static DenseLayer matrix() {
        return new DenseLayer.Builder()
                .nIn(HIDDEN)
                .nOut(HIDDEN)
                .activation(Activation.IDENTITY)
                .hasBias(false)
                .build();
    }

    private static AttentionVertex attention() {
        return new AttentionVertex.Builder()
                .nInQueries(HIDDEN)
                .nInKeys(HIDDEN)
                .nInValues(HIDDEN)
                .nOut(HIDDEN)
                .nHeads(1)
                .projectInput(false)
                .build();
    }

    private static RnnOutputLayer output() {
        return new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nIn(2 * HIDDEN)
                .nOut(CLASSES)
                .activation(Activation.SOFTMAX)
                .dataFormat(RNNFormat.NCW)
                .build();
    }

    private static MultiDataSet data(DataType type, int sources, int targets) {
        return data(type, mask(type, sources, sources, 2, sources - 1), mask(type, targets, targets - 1, targets, 1));
    }

    private static MultiDataSet data(DataType type, INDArray sourceMask, INDArray targetMask) {
        RandomArrays random = new RandomArrays(11);
        long batch = sourceMask.size(0);
        return new MultiDataSet(
                new INDArray[] {
                    random.normal(1, batch, FEATURES, sourceMask.size(1)).castTo(type),
                    random.normal(1, batch, FEATURES, targetMask.size(1)).castTo(type)
                },
                new INDArray[] {
                    random.classes(batch, CLASSES, targetMask.size(1)).castTo(type)
                },
                new INDArray[] {sourceMask, targetMask},
                new INDArray[] {targetMask.dup()});
    }
}
