package io.elman.engine.attention.additive;

import static io.elman.engine.graph.GraphPasses.mask;

import io.elman.verify.RandomArrays;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small graphs of stock layers that attend additively, and data for them. */
final class AdditiveNetworks {
    static final int FEATURES = 2;
    static final int STATE = 4;
    static final int WIDTH = 3;
    static final int CLASSES = 3;
    static final int STEPS = 5;

    private AdditiveNetworks() {}

    static ComputationGraph stock(DataType type) {
        ComputationGraphConfiguration.GraphBuilder builder = new NeuralNetConfiguration.Builder()
                .dataType(type)
                .graphBuilder()
                .addInputs("source", "target")
                .addLayer("encoder", new Bidirectional(recurrent(STATE / 2)), "source")
                .addLayer("decoder", recurrent(STATE), "target")
                .addLayer("summary", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "encoder")
                .addVertex("number", new SubsetVertex(0, 0), "summary")
                .addVertex("zero", new ScaleVertex(0), "number")
                .addVertex("one", new ShiftVertex(1), "zero")
                .addLayer("scoreWeights", dense(1, false), "one")
                .addLayer("keys", dense(STATE, false), new RnnToFeedForwardPreProcessor(), "encoder")
                .addLayer("queries", dense(STATE, true), new RnnToFeedForwardPreProcessor(), "decoder");
        AdditiveGraph.add(builder, attention());
        builder.addVertex("merged", new MergeVertex(), "decoder", "context")
                .addLayer("output", output(), "merged")
                .setOutputs("output");
        ComputationGraph graph = new ComputationGraph(builder.build());
        graph.init();
        graph.setParams(new RandomArrays(7).normal(0.7, 1, graph.numParams()).castTo(type));
        return graph;
    }

    static Additive attention() {
        return new Additive("context", "queries", "keys", "encoder", "scoreWeights", "target", WIDTH, STATE, STEPS);
    }

    private static SimpleRnn recurrent(int hidden) {
        return new SimpleRnn.Builder()
                .nIn(FEATURES)
                .nOut(hidden)
                .activation(Activation.TANH)
                .build();
    }

    private static DenseLayer dense(int inputs, boolean bias) {
        return new DenseLayer.Builder()
                .nIn(inputs)
                .nOut(WIDTH)
                .activation(Activation.IDENTITY)
                .hasBias(bias)
                .build();
    }

    private static RnnOutputLayer output() {
        return new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nIn(2 * STATE)
                .nOut(CLASSES)
                .activation(Activation.SOFTMAX)
                .dataFormat(RNNFormat.NCW)
                .build();
    }

    /**
     * Returns random data.
     *
     * @param steps all sources are padded to
     * @param sources the length of each source
     * @param targets the length of each target
     */
    static MultiDataSet data(DataType type, int steps, int[] sources, int... targets) {
        RandomArrays random = new RandomArrays(11);
        int longest = java.util.Arrays.stream(targets).max().orElseThrow();
        int batch = sources.length;
        INDArray targetMask = mask(type, longest, targets);
        // Wider than any source, so that the same numbers stand in the real steps however long the padding is.
        INDArray source = random.normal(1, batch, FEATURES, 2 * STEPS)
                .castTo(type)
                .get(
                        org.nd4j.linalg.indexing.NDArrayIndex.all(),
                        org.nd4j.linalg.indexing.NDArrayIndex.all(),
                        org.nd4j.linalg.indexing.NDArrayIndex.interval(0, steps))
                .dup('c');
        return new MultiDataSet(
                new INDArray[] {
                    source, random.normal(1, batch, FEATURES, longest).castTo(type)
                },
                new INDArray[] {random.classes(batch, CLASSES, longest).castTo(type)},
                new INDArray[] {mask(type, steps, sources), targetMask},
                new INDArray[] {targetMask.dup()});
    }
}
