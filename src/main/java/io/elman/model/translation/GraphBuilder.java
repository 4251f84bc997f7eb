package io.elman.model.translation;

import io.elman.config.Experiment;
import io.elman.config.ModelConfig;
import io.elman.config.TrainingConfig;
import io.elman.config.pair.Attention;
import io.elman.engine.attention.additive.Additive;
import io.elman.engine.attention.additive.AdditiveGraph;
import io.elman.model.NetworkBuilder;
import io.elman.model.OrthogonalWeights;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.AttentionVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Builds the graph of {@link EncoderDecoder} from stock layers and vertices. */
final class GraphBuilder {
    static final String SOURCE_EMBEDDING = "sourceEmbedding";
    static final String TARGET_EMBEDDING = "targetEmbedding";
    static final String ENCODER = "encoder";
    static final String DECODER = "decoder";
    static final String KEYS = "keys";
    static final String QUERIES = "queries";
    static final String SCORE_WEIGHTS = "scoreWeights";
    static final String OUTPUT = "output";
    private static final String SOURCE = "source";
    private static final String TARGET = "target";
    private static final String SUMMARY = "summary";
    private static final String CONTEXT = "context";

    private final ModelConfig model;
    private final TrainingConfig training;
    private final Attention attention;
    private final int longestSource;
    private final long seed;

    GraphBuilder(Experiment experiment) {
        this.model = experiment.model();
        this.training = experiment.training();
        this.attention = experiment.pairs().attention();
        this.longestSource = experiment.pairs().text().length();
        this.seed = experiment.seed();
    }

    ComputationGraph build(int sourceTokens, int targetTokens) {
        ComputationGraph graph = new ComputationGraph(configuration(sourceTokens, targetTokens));
        graph.init();
        OrthogonalWeights.set(graph, seed);
        return graph;
    }

    private ComputationGraphConfiguration configuration(int sourceTokens, int targetTokens) {
        ComputationGraphConfiguration.GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .updater(NetworkBuilder.updater(training.step()))
                .l2(training.l2())
                .weightInit(WeightInit.XAVIER)
                .graphBuilder()
                .addInputs(SOURCE, TARGET)
                .addLayer(SOURCE_EMBEDDING, embedding(sourceTokens), SOURCE);
        String encoded = encoder(graph);
        graph.addLayer(SUMMARY, new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), encoded)
                .addVertex("everyStep", new DuplicateToTimeSeriesVertex(TARGET), SUMMARY)
                .addLayer(TARGET_EMBEDDING, embedding(targetTokens), TARGET)
                .addVertex("decoderInput", new MergeVertex(), TARGET_EMBEDDING, "everyStep");
        String decoded = decoder(graph);
        if (attends()) {
            attend(graph, decoded, encoded);
            graph.addVertex("attended", new MergeVertex(), decoded, CONTEXT);
        }
        return graph.addLayer(OUTPUT, output(targetTokens), attends() ? "attended" : decoded)
                .setOutputs(OUTPUT)
                .build();
    }

    private boolean attends() {
        return attention != Attention.NONE;
    }

    private void attend(ComputationGraphConfiguration.GraphBuilder graph, String decoded, String encoded) {
        switch (attention) {
            case DOT -> graph.addVertex(CONTEXT, attention(), decoded, encoded, encoded);
            case GENERAL ->
                graph.addLayer(KEYS, dense(top(), top(), false), new RnnToFeedForwardPreProcessor(), encoded)
                        .addVertex("keysOverTime", new PreprocessorVertex(new FeedForwardToRnnPreProcessor()), KEYS)
                        .addVertex(CONTEXT, attention(), decoded, "keysOverTime", encoded);
            case ADDITIVE -> attendAdditively(graph, decoded, encoded);
            default -> throw new IllegalArgumentException("there is no vertex for " + attention);
        }
    }

    /** The vector of the scores is what a layer makes of a one: as such it can go into vertices that have no weights. */
    private void attendAdditively(ComputationGraphConfiguration.GraphBuilder graph, String decoded, String encoded) {
        int width = top();
        graph.addLayer(KEYS, dense(top(), width, false), new RnnToFeedForwardPreProcessor(), encoded)
                .addLayer(QUERIES, dense(top(), width, true), new RnnToFeedForwardPreProcessor(), decoded)
                .addVertex("number", new SubsetVertex(0, 0), SUMMARY)
                .addVertex("zero", new ScaleVertex(0), "number")
                .addVertex("one", new ShiftVertex(1), "zero")
                .addLayer(SCORE_WEIGHTS, dense(1, width, false), "one");
        AdditiveGraph.add(
                graph,
                new Additive(CONTEXT, QUERIES, KEYS, encoded, SCORE_WEIGHTS, TARGET, width, top(), longestSource));
    }

    private static Layer dense(int inputs, int outputs, boolean bias) {
        return new DenseLayer.Builder()
                .nIn(inputs)
                .nOut(outputs)
                .activation(Activation.IDENTITY)
                .hasBias(bias)
                .build();
    }

    /** Returns the name of the highest layer. */
    private String encoder(ComputationGraphConfiguration.GraphBuilder graph) {
        String below = SOURCE_EMBEDDING;
        int inputs = model.embedding();
        for (int index = 0; index < model.hidden().size(); index++) {
            int hidden = model.hidden().get(index);
            Layer layer = model.bidirectional()
                    ? new Bidirectional(Bidirectional.Mode.CONCAT, recurrent(inputs, hidden / 2))
                    : recurrent(inputs, hidden);
            graph.addLayer(ENCODER + index, layer, below);
            below = ENCODER + index;
            inputs = hidden;
        }
        return below;
    }

    /** Returns the name of the highest layer. */
    private String decoder(ComputationGraphConfiguration.GraphBuilder graph) {
        String below = "decoderInput";
        int inputs = model.embedding() + top();
        for (int index = 0; index < model.hidden().size(); index++) {
            int hidden = model.hidden().get(index);
            graph.addLayer(DECODER + index, recurrent(inputs, hidden), below);
            below = DECODER + index;
            inputs = hidden;
        }
        return below;
    }

    private Layer embedding(int tokens) {
        return NetworkBuilder.embedding(tokens, model.embedding(), NetworkBuilder.EMBEDDING_DEVIATION);
    }

    private int top() {
        return model.hidden().get(model.hidden().size() - 1);
    }

    private SimpleRnn recurrent(int inputs, int hidden) {
        return new SimpleRnn.Builder()
                .nIn(inputs)
                .nOut(hidden)
                .activation(Activation.TANH)
                .dropOut(model.keptShare())
                .build();
    }

    private AttentionVertex attention() {
        return new AttentionVertex.Builder()
                .nInQueries(top())
                .nInKeys(top())
                .nInValues(top())
                .nOut(top())
                .nHeads(1)
                .projectInput(false)
                .build();
    }

    private Layer output(int targetTokens) {
        return new RnnOutputLayer.Builder()
                .lossFunction(new LossMCXENT())
                .dataFormat(RNNFormat.NCW)
                .nIn(attends() ? 2 * top() : top())
                .nOut(targetTokens)
                .activation(Activation.SOFTMAX)
                .dropOut(model.keptShare())
                .build();
    }
}
