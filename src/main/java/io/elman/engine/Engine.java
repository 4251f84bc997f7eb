package io.elman.engine;

import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;

/**
 * Changes networks between DL4J's runtime layers and ours. The two have the same parameters in the same order; which one
 * runs is a matter of the class that the configuration names. A network to be saved for others is changed back first, so
 * that the zip loads without our classes.
 */
public final class Engine {
    /** Our classes by the stock classes whose place they take. */
    private static final Map<Class<?>, Class<?>> FUSED = Map.of(
            SimpleRnn.class, FusedRnn.class,
            Dropout.class, FusedDropout.class,
            Bidirectional.class, FusedBidirectional.class,
            RnnOutputLayer.class, FusedRnnOutput.class,
            OutputLayer.class, FusedOutput.class,
            EmbeddingSequenceLayer.class, FusedEmbedding.class,
            GlobalPoolingLayer.class, FusedPooling.class);

    private Engine() {}

    /** Returns the configuration with our layers in place of the stock ones; new, {@code stock} is not modified. */
    public static MultiLayerConfiguration accelerated(MultiLayerConfiguration stock) {
        String json = stock.toJson();
        for (Map.Entry<Class<?>, Class<?>> pair : FUSED.entrySet()) {
            json = json.replace(typeEntry(pair.getKey()), typeEntry(pair.getValue()));
        }
        return MultiLayerConfiguration.fromJson(json);
    }

    /** Returns the configuration with the stock layers in place of ours; new, {@code accelerated} is not modified. */
    public static MultiLayerConfiguration stock(MultiLayerConfiguration accelerated) {
        String json = accelerated.toJson();
        for (Map.Entry<Class<?>, Class<?>> pair : FUSED.entrySet()) {
            json = json.replace(typeEntry(pair.getValue()), typeEntry(pair.getKey()));
        }
        // Only training would notice: what comes out of the network does not depend on the loss.
        json = json.replace(typeEntry(PinballLoss.class), typeEntry(LossMAE.class));
        return MultiLayerConfiguration.fromJson(json);
    }

    /**
     * Returns a network with our layers and the same weights, updater state and counts; new, shares nothing. Listeners do
     * not come along.
     *
     * @param network initialized; not modified
     */
    public static MultiLayerNetwork accelerate(MultiLayerNetwork network) {
        return copy(network, accelerated(network.getLayerWiseConfigurations()));
    }

    /**
     * Returns a network with the stock layers and the same weights, updater state and counts; new, shares nothing.
     * Listeners do not come along.
     *
     * @param network initialized; not modified
     */
    public static MultiLayerNetwork toStock(MultiLayerNetwork network) {
        return copy(network, stock(network.getLayerWiseConfigurations()));
    }

    /**
     * Readies a network for {@code fit}: Adam in one pass, with the state that there is, and no gradient with respect to the
     * network's input, which {@code fit} never uses; DL4J does not tell a layer that it is the lowest one.
     *
     * @param network modified; one of stock layers stays as it is
     */
    public static void readyToFit(MultiLayerNetwork network) {
        boolean ours = Arrays.stream(network.getLayers())
                .anyMatch(layer -> layer.getClass().getPackage() == Engine.class.getPackage());
        if (!ours) {
            return;
        }
        network.setUpdater(new FusedUpdater(network, network.getUpdater().getStateViewArray()));
        if (network.getLayer(0) instanceof FusedRnnLayer cells) {
            cells.skipInputGradient();
        } else if (network.getLayer(0) instanceof FusedBidirectionalLayer both) {
            both.skipInputGradient();
        }
    }

    private static MultiLayerNetwork copy(MultiLayerNetwork network, MultiLayerConfiguration configuration) {
        MultiLayerNetwork copy = new MultiLayerNetwork(configuration);
        copy.init(network.params().dup(), false);
        INDArray updaterState = network.getUpdater().getStateViewArray();
        if (updaterState != null) {
            copy.getUpdater().setStateViewArray(copy, updaterState.dup(), false);
        }
        return copy;
    }

    /** DL4J writes a space on either side of the colon. */
    private static String typeEntry(Class<?> type) {
        return "\"@class\" : \"" + type.getName() + "\"";
    }
}
