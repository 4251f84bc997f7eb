package io.elman.engine;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Finds the embeddings whose vectors nobody but a recurrent layer reads, and as they are: then that layer can read the words
 * themselves, and neither their vectors nor the gradients of these are written down for every step.
 */
final class WordReading {
    private WordReading() {}

    /** @param network modified: from now on its layers train so */
    static void in(MultiLayerNetwork network) {
        for (int index = 1; index < network.getnLayers(); index++) {
            boolean direct = network.getLayerWiseConfigurations().getInputPreProcess(index) == null;
            if (direct && network.getLayer(index - 1) instanceof FusedEmbeddingLayer embedding) {
                embedding.readBy(readers(network.getLayer(index)));
            }
        }
    }

    /** As above, for a graph. */
    static void in(ComputationGraph network) {
        for (GraphVertex vertex : network.getVertices()) {
            VertexIndices[] above = vertex.getOutputVertices();
            if (vertex.hasLayer() && vertex.getLayer() instanceof FusedEmbeddingLayer embedding) {
                embedding.readBy(
                        above != null && above.length == 1
                                ? readers(network.getVertices()[above[0].getVertexIndex()])
                                : List.of());
            }
        }
    }

    private static List<FusedRnnLayer> readers(GraphVertex vertex) {
        boolean direct = vertex instanceof org.deeplearning4j.nn.graph.vertex.impl.LayerVertex layer
                && layer.getLayerPreProcessor() == null;
        return direct ? readers(vertex.getLayer()) : List.of();
    }

    /** Returns the cells of a layer, if they read what the layer is given and no other version of it. */
    private static List<FusedRnnLayer> readers(Layer layer) {
        List<FusedRnnLayer> cells = List.of();
        if (layer instanceof FusedBidirectionalLayer both) {
            cells = both.directions();
        } else if (layer instanceof FusedRnnLayer one) {
            cells = List.of(one);
        }
        return cells.stream().anyMatch(cell -> cell.layerConf().getIDropout() != null) ? List.of() : cells;
    }
}
