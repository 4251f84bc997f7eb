package io.elman.model.memory;

import io.elman.engine.Engine;
import io.elman.engine.LayerPass;
import io.elman.engine.PassWatch;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** A copy of a network, on our layers and without dropout, that shows what goes through it; the network itself is left alone. */
final class ProbeNetwork {
    private final NeuralNetwork copy;
    private final Map<String, LayerPass> passes = new LinkedHashMap<>();

    /** @param network a stack of layers or a graph, initialized; not modified */
    ProbeNetwork(NeuralNetwork network) {
        copy = network instanceof ComputationGraph graph ? copy(graph) : copy((MultiLayerNetwork) network);
        PassWatch.install(copy, passes);
    }

    /** Returns the copy as the type that holds weights. */
    Model network() {
        return (Model) copy;
    }

    /**
     * Returns what the layers showed, by what the names of their weights begin with.
     *
     * @param weights of the whole network; not modified
     * @param batch not modified
     */
    Map<String, LayerPass> run(INDArray weights, MultiDataSet batch) {
        passes.clear();
        network().setParams(weights);
        if (copy instanceof ComputationGraph graph) {
            graph.setInputs(batch.getFeatures());
            graph.setLabels(batch.getLabels());
            graph.setLayerMaskArrays(batch.getFeaturesMaskArrays(), batch.getLabelsMaskArrays());
            graph.computeGradientAndScore();
            graph.clearLayerMaskArrays();
            graph.clear();
        } else {
            run((MultiLayerNetwork) copy, batch);
        }
        return passes;
    }

    private static void run(MultiLayerNetwork layers, MultiDataSet batch) {
        layers.setInput(batch.getFeatures(0));
        layers.setLabels(batch.getLabels(0));
        layers.setLayerMaskArrays(batch.getFeaturesMaskArray(0), batch.getLabelsMaskArray(0));
        layers.computeGradientAndScore();
        layers.clearLayerMaskArrays();
        layers.clear();
    }

    private static MultiLayerNetwork copy(MultiLayerNetwork network) {
        // Written down and read again: a clone of DL4J's would share the layers inside of a wrapper.
        MultiLayerConfiguration configuration = Engine.accelerated(network.getLayerWiseConfigurations());
        for (NeuralNetConfiguration layer : configuration.getConfs()) {
            keepAll(layer.getLayer());
        }
        MultiLayerNetwork copy = new MultiLayerNetwork(configuration);
        copy.init(network.params().dup(), false);
        return copy;
    }

    private static ComputationGraph copy(ComputationGraph network) {
        ComputationGraphConfiguration configuration = Engine.accelerated(network.getConfiguration());
        for (GraphVertex vertex : configuration.getVertices().values()) {
            if (vertex instanceof LayerVertex layer) {
                keepAll(layer.getLayerConf().getLayer());
            }
        }
        ComputationGraph copy = new ComputationGraph(configuration);
        copy.init(network.params().dup(), false);
        return copy;
    }

    /** @param layer modified: drops nothing */
    private static void keepAll(Layer layer) {
        layer.setIDropout(null);
        if (layer instanceof BaseWrapperLayer wrapper) {
            keepAll(wrapper.getUnderlying());
        } else if (layer instanceof Bidirectional both) {
            keepAll(both.getFwd());
            keepAll(both.getBwd());
        }
    }
}
