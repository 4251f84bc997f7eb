package io.elman.engine.attention.additive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;

/**
 * Additive attention in the configuration of a graph: as vertices of DL4J's, or as one of ours. Neither has weights, so that a
 * graph has the same parameters in the same order with both.
 */
public final class AdditiveGraph {
    private AdditiveGraph() {}

    /** Adds DL4J's vertices to a graph that is being built. */
    public static void add(GraphBuilder graph, Additive attention) {
        new StockAdditive(graph, attention).add();
    }

    /** Puts our vertex in the place of every group of stock vertices that is exactly what {@link #add} adds; else none. */
    public static void fuse(ComputationGraphConfiguration graph) {
        for (String name : List.copyOf(graph.getVertices().keySet())) {
            StockAdditive.recognize(graph, name).ifPresent(found -> fuse(graph, found));
        }
    }

    private static void fuse(ComputationGraphConfiguration graph, Additive found) {
        Map<String, GraphVertex> stock = vertices(found).getVertices();
        if (!isSame(graph, found)) {
            return;
        }
        stock.keySet().stream().filter(part -> !part.equals(found.name())).forEach(part -> {
            graph.getVertices().remove(part);
            graph.getVertexInputs().remove(part);
        });
        graph.getVertices()
                .put(found.name(), new FusedAdditive(found.target(), found.width(), found.state(), found.steps()));
        graph.getVertexInputs()
                .put(found.name(), List.of(found.queries(), found.keys(), found.values(), found.scoreWeights()));
        forgetOrder(graph);
    }

    /** What the layers of a graph take from it (an updater, say) does not matter: these have no weights. */
    private static boolean isSame(ComputationGraphConfiguration graph, Additive found) {
        GraphBuilder stock = vertices(found);
        return stock.getVertices().entrySet().stream().allMatch(part -> {
            GraphVertex own = graph.getVertices().get(part.getKey());
            boolean same = own instanceof LayerVertex layer && part.getValue() instanceof LayerVertex wanted
                    ? isSame(layer, wanted)
                    : part.getValue().equals(own);
            return same
                    && stock.getVertexInputs()
                            .get(part.getKey())
                            .equals(graph.getVertexInputs().get(part.getKey()));
        });
    }

    private static boolean isSame(LayerVertex own, LayerVertex wanted) {
        return own.getPreProcessor() == null
                && own.getLayerConf().getLayer().equals(wanted.getLayerConf().getLayer());
    }

    /** Puts the stock vertices in the place of ours. */
    public static void expand(ComputationGraphConfiguration graph) {
        for (Map.Entry<String, GraphVertex> vertex : new LinkedHashMap<>(graph.getVertices()).entrySet()) {
            if (vertex.getValue() instanceof FusedAdditive ours) {
                List<String> inputs = graph.getVertexInputs().get(vertex.getKey());
                GraphBuilder stock = vertices(new Additive(
                        vertex.getKey(),
                        inputs.get(0),
                        inputs.get(1),
                        inputs.get(2),
                        inputs.get(3),
                        ours.target(),
                        ours.width(),
                        ours.state(),
                        ours.steps()));
                // Where there was one before, it keeps its place, and with it the order of what has weights.
                graph.getVertices().putAll(stock.getVertices());
                graph.getVertexInputs().putAll(stock.getVertexInputs());
                forgetOrder(graph);
            }
        }
    }

    private static GraphBuilder vertices(Additive attention) {
        // DL4J takes the time for a seed, and writes it into every layer.
        GraphBuilder graph = new NeuralNetConfiguration.Builder().seed(0).graphBuilder();
        add(graph, attention);
        return graph;
    }

    /** DL4J keeps the order in which it goes through the vertices. */
    private static void forgetOrder(ComputationGraphConfiguration graph) {
        graph.setTopologicalOrder(null);
        graph.setTopologicalOrderStr(null);
    }
}
