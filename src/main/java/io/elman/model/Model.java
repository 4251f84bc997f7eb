package io.elman.model;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A trained network with all that its use needs: the content of a model zip.
 *
 * @param network a stack of layers or a graph of them
 * @param manifest what the zip says of itself
 * @param entries the task's own entries, by name
 */
public record Model(NeuralNetwork network, ModelManifest manifest, Map<String, byte[]> entries) {
    /** @throws IllegalArgumentException if the network is not a stack of layers */
    public MultiLayerNetwork layers() {
        if (network instanceof MultiLayerNetwork layers) {
            return layers;
        }
        throw new IllegalArgumentException("the network is a graph, not a stack of layers");
    }

    /** @throws IllegalArgumentException if the network is not a graph */
    public ComputationGraph graph() {
        if (network instanceof ComputationGraph graph) {
            return graph;
        }
        throw new IllegalArgumentException("the network is a stack of layers, not a graph");
    }

    /** Returns one of the task's entries as text. */
    public String text(String entry) {
        byte[] bytes = entries.get(entry);
        if (bytes == null) {
            throw new IllegalArgumentException("there is no entry " + entry + " among " + entries.keySet());
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * Refuses entries that the task has no use for: nobody would have checked them.
     *
     * @param names of the task's entries
     * @throws IllegalArgumentException if there are others
     */
    public void refuseOthersThan(Collection<String> names) {
        List<String> foreign = entries.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .toList();
        if (!foreign.isEmpty()) {
            throw new IllegalArgumentException("the entry " + foreign.get(0) + " does not belong to it");
        }
    }
}
