package io.elman.engine.attention.additive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;
import org.nd4j.linalg.activations.Activation;

/**
 * Additive attention of DL4J's own vertices, none of which has weights:
 *
 * <pre>
 *     every target step gets keys and values of all steps of its source     [time x batch, channels, steps]
 *     scores = sum over the width of v tanh(queries + keys)                 [time x batch, steps]
 *     answer = sum over the steps of softmax(scores - penalties) values     [time x batch, state]
 * </pre>
 *
 * Since no vertex of DL4J's can have two open lengths beside an open batch, every source has to have the same, fixed number of
 * steps, padded and masked; that of the target is free. DL4J would apply a mask of [batch, steps] to arrays of other shapes, or
 * fail to reshape it; pooling over a single step, which masks what it reads, is where it ends. What has been masked there is
 * told by a channel that was one.
 */
final class StockAdditive {
    /** Taken from the score of a step that is masked: of what is left, the exponential is zero. */
    private static final double PENALTY = 1e9;

    private final GraphBuilder graph;
    private final Additive parts;

    StockAdditive(GraphBuilder graph, Additive parts) {
        this.graph = graph;
        this.parts = parts;
    }

    /** Returns what the vertices of a graph, if there are such, say that they are parts of; what they are is not looked at. */
    static Optional<Additive> recognize(ComputationGraphConfiguration graph, String name) {
        Map<String, GraphVertex> vertices = graph.getVertices();
        if (vertices.get(name + ".queries") instanceof ReshapeVertex queries
                && vertices.get(name + ".sharesOverTime") instanceof ReshapeVertex shares
                && vertices.get(name + ".values") instanceof SubsetVertex values
                && vertices.get(name + ".weightsEach") instanceof DuplicateToTimeSeriesVertex weights
                && Stream.of(".queries", ".statesFolded", ".valuesFolded", ".weightsEach")
                        .allMatch(part -> input(graph, name + part) != null)
                && isShape(queries.getNewShape())
                && isShape(shares.getNewShape())
                && values.getTo() >= values.getFrom()) {
            return Optional.of(new Additive(
                    name,
                    input(graph, name + ".queries"),
                    input(graph, name + ".statesFolded"),
                    input(graph, name + ".valuesFolded"),
                    input(graph, name + ".weightsEach"),
                    weights.getInputName(),
                    queries.getNewShape()[1],
                    values.getTo() - values.getFrom() + 1,
                    shares.getNewShape()[2]));
        }
        return Optional.empty();
    }

    private static String input(ComputationGraphConfiguration graph, String vertex) {
        List<String> inputs = graph.getVertexInputs().get(vertex);
        return inputs == null || inputs.isEmpty() ? null : inputs.get(0);
    }

    private static boolean isShape(int[] shape) {
        return shape != null && shape.length == 3 && shape[1] > 0 && shape[2] > 0;
    }

    void add() {
        source();
        scores();
        context();
    }

    private void source() {
        int channels = parts.width() + parts.state() + 1;
        graph.addVertex(at("valuesFolded"), new PreprocessorVertex(new RnnToFeedForwardPreProcessor()), parts.values())
                .addVertex(at("first"), new SubsetVertex(0, 0), parts.keys())
                .addVertex(at("zeros"), new ScaleVertex(0), at("first"))
                .addVertex(at("ones"), new ShiftVertex(1), at("zeros"))
                .addVertex(at("statesFolded"), new MergeVertex(), parts.keys(), at("valuesFolded"));
        endMask("ones", "tokens", 1);
        endMask("statesFolded", "states", channels - 1);
        graph.addVertex(at("lacking"), new ShiftVertex(-1), at("tokens"))
                .addVertex(at("source"), new MergeVertex(), at("states"), at("lacking"));
        graph.addVertex(at("sourceAgain"), new PreprocessorVertex(new FeedForwardToRnnPreProcessor()), at("source"))
                .addVertex(
                        at("sourceFlat"),
                        new ReshapeVertex(-1, Math.multiplyExact(channels, parts.steps())),
                        at("sourceAgain"))
                .addVertex(at("sourceEachMasked"), new DuplicateToTimeSeriesVertex(parts.target()), at("sourceFlat"));
        graph.addVertex(
                at("sourceEachFolded"),
                new PreprocessorVertex(new RnnToFeedForwardPreProcessor()),
                at("sourceEachMasked"));
        endMask("sourceEachFolded", "sourceEachRows", channels * parts.steps());
        graph.addVertex(at("sourceEach"), new ReshapeVertex(-1, channels, parts.steps()), at("sourceEachRows"))
                .addVertex(at("keys"), new SubsetVertex(0, parts.width() - 1), at("sourceEach"))
                .addVertex(at("values"), new SubsetVertex(parts.width(), channels - 2), at("sourceEach"))
                .addVertex(at("lackingEach"), new SubsetVertex(channels - 1, channels - 1), at("sourceEach"));
    }

    private void endMask(String from, String to, int channels) {
        graph.addVertex(at(to + "Step"), new ReshapeVertex(-1, channels, 1), at(from))
                .addLayer(at(to), sum(2), at(to + "Step"));
    }

    private void scores() {
        graph.addVertex(at("queries"), new ReshapeVertex(-1, parts.width(), 1), parts.queries())
                .addVertex(at("sums"), new ElementWiseVertex(ElementWiseVertex.Op.Add), at("keys"), at("queries"))
                .addLayer(at("hidden"), new ActivationLayer(Activation.TANH), at("sums"))
                .addVertex(at("weightsEach"), new DuplicateToTimeSeriesVertex(parts.target()), parts.scoreWeights())
                .addVertex(
                        at("weightsFolded"),
                        new PreprocessorVertex(new RnnToFeedForwardPreProcessor()),
                        at("weightsEach"))
                .addVertex(at("weights"), new ReshapeVertex(-1, parts.width(), 1), at("weightsFolded"))
                .addVertex(
                        at("weighted"),
                        new ElementWiseVertex(ElementWiseVertex.Op.Product),
                        at("hidden"),
                        at("weights"))
                .addLayer(at("scores"), sum(1), at("weighted"));
    }

    private void context() {
        graph.addVertex(at("lackingRows"), new ReshapeVertex(-1, parts.steps()), at("lackingEach"))
                .addVertex(at("penalties"), new ScaleVertex(PENALTY), at("lackingRows"))
                .addVertex(
                        at("scoresOfTokens"),
                        new ElementWiseVertex(ElementWiseVertex.Op.Add),
                        at("scores"),
                        at("penalties"))
                .addLayer(at("shares"), new ActivationLayer(Activation.SOFTMAX), at("scoresOfTokens"))
                .addVertex(at("sharesOverTime"), new ReshapeVertex(-1, 1, parts.steps()), at("shares"))
                .addVertex(
                        at("shared"),
                        new ElementWiseVertex(ElementWiseVertex.Op.Product),
                        at("values"),
                        at("sharesOverTime"))
                .addLayer(at("means"), sum(2), at("shared"))
                .addVertex(parts.name(), new PreprocessorVertex(new FeedForwardToRnnPreProcessor()), at("means"));
    }

    private static GlobalPoolingLayer sum(int axis) {
        return new GlobalPoolingLayer.Builder(PoolingType.SUM)
                .poolingDimensions(axis)
                .build();
    }

    private String at(String part) {
        return parts.name() + "." + part;
    }
}
