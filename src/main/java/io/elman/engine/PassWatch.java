package io.elman.engine;

import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BidirectionalParamInitializer;

/** Lets others see what goes through the recurrent layers of a network. */
public final class PassWatch {
    private final Map<String, LayerPass> seen;

    private PassWatch(Map<String, LayerPass> seen) {
        this.seen = seen;
    }

    /**
     * From now on the last backward pass of each of our recurrent layers is seen; stock layers show nothing.
     *
     * @param seen modified by every pass: keys are what DL4J's names of the layer's weights begin with, such as {@code 1_},
     *     {@code 1_f} and {@code 1_b} for two directions, {@code encoder0_} in a graph
     */
    public static void install(NeuralNetwork network, Map<String, LayerPass> seen) {
        PassWatch watch = new PassWatch(seen);
        if (network instanceof ComputationGraph graph) {
            for (Layer layer : graph.getLayers()) {
                watch.over(layer.conf().getLayer().getLayerName() + "_", layer);
            }
        } else if (network instanceof MultiLayerNetwork layers) {
            for (int index = 0; index < layers.getnLayers(); index++) {
                watch.over(index + "_", layers.getLayer(index));
            }
        }
    }

    private void over(String name, Layer layer) {
        if (layer instanceof FusedRnnLayer cells) {
            cells.watch(pass -> seen.put(name, pass));
        } else if (layer instanceof FusedBidirectionalLayer both) {
            both.watch(
                    pass -> seen.put(name + BidirectionalParamInitializer.FORWARD_PREFIX, pass),
                    pass -> seen.put(name + BidirectionalParamInitializer.BACKWARD_PREFIX, pass));
        } else if (layer instanceof BaseWrapperLayer wrapper) {
            over(name, wrapper.getUnderlying());
        }
    }
}
