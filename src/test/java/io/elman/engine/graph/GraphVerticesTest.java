package io.elman.engine.graph;

import static io.elman.engine.graph.GraphPasses.gradient;
import static io.elman.engine.graph.GraphPasses.gradientError;
import static io.elman.engine.graph.GraphPasses.realOutput;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.elman.cell.GradientCheck;
import io.elman.engine.Engine;
import io.elman.engine.parallel.Crew;
import io.elman.verify.RandomArrays;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Our joining and repeating against DL4J's and against finite differences, where a layer is read by several vertices. */
class GraphVerticesTest {
    private static final int FEATURES = 3;
    private static final int HIDDEN = 4;
    private static final int CLASSES = 3;

    @AfterEach
    void useAllCores() {
        Crew.use(Runtime.getRuntime().availableProcessors());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void outputsAndGradientsAreThoseOfTheStockVertices(DataType type) {
        ComputationGraph stock = graph(type);
        ComputationGraph ours = Engine.accelerate(stock);
        assertThat(ours.getVertex("joined")).isInstanceOf(FusedMergeVertex.class);
        assertThat(ours.getVertex("repeated")).isInstanceOf(FusedRepeatVertex.class);
        double tolerance = type == DataType.DOUBLE ? 1e-10 : 2e-5;
        // The second batch has so many numbers that threads share them.
        for (MultiDataSet data : new MultiDataSet[] {data(type, 3, 5, 4), data(type, 300, 31, 31)}) {
            INDArray gradient = gradient(stock, data);
            assertThat(distance(gradient(ours, data), gradient)).isLessThan(tolerance);
            assertThat(ours.score()).isCloseTo(stock.score(), within(tolerance * stock.score()));
            assertThat(distance(realOutput(ours, data), realOutput(stock, data)))
                    .isLessThan(tolerance);
        }
        assertThat(Engine.toStock(ours).getConfiguration().toJson())
                .isEqualTo(stock.getConfiguration().toJson());
    }

    @Test
    void everyParameterHasTheSlopeOfTheScore() {
        ComputationGraph ours = Engine.accelerate(graph(DataType.DOUBLE));
        MultiDataSet data = data(DataType.DOUBLE, 3, 5, 4);
        INDArray gradient = gradient(ours, data);
        assertThat(gradientError(ours, data, gradient)).isLessThan(GradientCheck.TOLERANCE);
        gradient.putScalar(3, gradient.getDouble(3) + 1e-4);
        assertThat(gradientError(ours, data, gradient)).isGreaterThan(GradientCheck.TOLERANCE);
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        MultiDataSet data = data(DataType.FLOAT, 300, 31, 31);
        ComputationGraph ours = Engine.accelerate(graph(DataType.FLOAT));
        Crew.use(1);
        INDArray alone = gradient(ours, data).dup();
        for (int threads = 2; threads <= 3; threads++) {
            Crew.use(threads);
            assertThat(gradient(ours, data)).isEqualTo(alone);
        }
    }

    @Test
    void sumsAreThoseOfOtherLayoutsToo() {
        INDArray some = new RandomArrays(5).normal(1, 2, 3, 4);
        INDArray others = new RandomArrays(6).normal(1, 2, 3, 4);
        INDArray sum = some.add(others);
        INDArray ours = timeMajor(some);
        assertThat(ours).isEqualTo(some);
        assertThat(ours.addi(timeMajor(others))).isSameAs(ours).isEqualTo(sum);
        assertThat(timeMajor(some).addi(others)).isEqualTo(sum);
    }

    private static INDArray timeMajor(INDArray array) {
        INDArray copy =
                TimeMajorArray.in(LayerWorkspaceMgr.noWorkspaces(), ArrayType.ACTIVATIONS, DataType.DOUBLE, 2, 3, 4);
        Steps.copy(array, copy);
        return copy;
    }

    /** The encoder is read by the pooling and by the join, the decoder by its own join and another. */
    private static ComputationGraph graph(DataType type) {
        ComputationGraphConfiguration configuration = new NeuralNetConfiguration.Builder()
                .dataType(type)
                .graphBuilder()
                .addInputs("source", "target")
                .addLayer("encoder", recurrent(FEATURES), "source")
                .addLayer("summary", new GlobalPoolingLayer.Builder(PoolingType.SUM).build(), "encoder")
                .addVertex("repeated", new DuplicateToTimeSeriesVertex("target"), "summary")
                .addVertex("joined", new MergeVertex(), "target", "repeated")
                .addLayer("decoder", recurrent(FEATURES + HIDDEN), "joined")
                .addVertex("twice", new MergeVertex(), "decoder", "repeated", "decoder")
                .addLayer("output", output(3 * HIDDEN), "twice")
                .setOutputs("output")
                .build();
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        graph.setParams(new RandomArrays(7).normal(0.2, 1, graph.numParams()).castTo(type));
        return graph;
    }

    private static SimpleRnn recurrent(int in) {
        return new SimpleRnn.Builder()
                .nIn(in)
                .nOut(HIDDEN)
                .activation(Activation.TANH)
                .build();
    }

    private static RnnOutputLayer output(int in) {
        return new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nIn(in)
                .nOut(CLASSES)
                .activation(Activation.SOFTMAX)
                .dataFormat(RNNFormat.NCW)
                .build();
    }

    /** Returns sequences that end at different steps, for stock layers hold no state at masked ones. */
    private static MultiDataSet data(DataType type, int batch, int sources, int targets) {
        RandomArrays random = new RandomArrays(11);
        INDArray targetMask = endMask(type, batch, targets);
        return new MultiDataSet(
                new INDArray[] {
                    random.normal(1, batch, FEATURES, sources).castTo(type),
                    random.normal(1, batch, FEATURES, targets).castTo(type)
                },
                new INDArray[] {random.classes(batch, CLASSES, targets).castTo(type)},
                new INDArray[] {endMask(type, batch, sources), targetMask},
                new INDArray[] {targetMask.dup()});
    }

    private static INDArray endMask(DataType type, int batch, int steps) {
        INDArray mask = Nd4j.ones(type, batch, steps);
        for (int row = 0; row < batch; row++) {
            for (int step = steps - row % 3; step < steps; step++) {
                mask.putScalar(row, step, 0);
            }
        }
        return mask;
    }

    /** Returns the largest difference, as a part of the largest number where that is above one. */
    private static double distance(INDArray one, INDArray other) {
        double largest = other.amaxNumber().doubleValue();
        return one.sub(other).amaxNumber().doubleValue() / Math.max(1, largest);
    }
}
