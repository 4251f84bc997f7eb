package io.elman.engine;

import io.elman.engine.attention.FusedAttention;
import io.elman.engine.attention.additive.AdditiveGraph;
import io.elman.engine.graph.FusedDense;
import io.elman.engine.graph.FusedFolding;
import io.elman.engine.graph.FusedMerge;
import io.elman.engine.graph.FusedRepeat;
import io.elman.engine.updater.FusedGraphUpdater;
import io.elman.engine.updater.FusedUpdater;
import io.elman.engine.updater.WeightStep;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.graph.AttentionVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
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
    private static final Map<Class<?>, Class<?>> FUSED = Map.ofEntries(
            Map.entry(SimpleRnn.class, FusedRnn.class),
            Map.entry(Dropout.class, FusedDropout.class),
            Map.entry(Bidirectional.class, FusedBidirectional.class),
            Map.entry(RnnOutputLayer.class, FusedRnnOutput.class),
            Map.entry(OutputLayer.class, FusedOutput.class),
            Map.entry(EmbeddingSequenceLayer.class, FusedEmbedding.class),
            Map.entry(GlobalPoolingLayer.class, FusedPooling.class),
            Map.entry(AttentionVertex.class, FusedAttention.class),
            Map.entry(MergeVertex.class, FusedMerge.class),
            Map.entry(DuplicateToTimeSeriesVertex.class, FusedRepeat.class),
            Map.entry(DenseLayer.class, FusedDense.class),
            Map.entry(RnnToFeedForwardPreProcessor.class, FusedFolding.class));

    private Engine() {}

    /** Returns the configuration with our layers in place of the stock ones; new, {@code stock} is not modified. */
    public static MultiLayerConfiguration accelerated(MultiLayerConfiguration stock) {
        return MultiLayerConfiguration.fromJson(accelerated(stock.toJson()));
    }

    /** Returns the configuration with our layers in place of the stock ones; new, {@code stock} is not modified. */
    public static ComputationGraphConfiguration accelerated(ComputationGraphConfiguration stock) {
        ComputationGraphConfiguration fused = ComputationGraphConfiguration.fromJson(stock.toJson());
        AdditiveGraph.fuse(fused);
        return ComputationGraphConfiguration.fromJson(accelerated(fused.toJson()));
    }

    private static String accelerated(String json) {
        String ours = json;
        for (Map.Entry<Class<?>, Class<?>> pair : FUSED.entrySet()) {
            ours = ours.replace(typeEntry(pair.getKey()), typeEntry(pair.getValue()));
        }
        return ours;
    }

    /** Returns the configuration with the stock layers in place of ours; new, {@code accelerated} is not modified. */
    public static MultiLayerConfiguration stock(MultiLayerConfiguration accelerated) {
        return MultiLayerConfiguration.fromJson(stock(accelerated.toJson()));
    }

    /** Returns the configuration with the stock layers in place of ours; new, {@code accelerated} is not modified. */
    public static ComputationGraphConfiguration stock(ComputationGraphConfiguration accelerated) {
        ComputationGraphConfiguration stock = ComputationGraphConfiguration.fromJson(stock(accelerated.toJson()));
        AdditiveGraph.expand(stock);
        return stock;
    }

    private static String stock(String json) {
        String theirs = json;
        for (Map.Entry<Class<?>, Class<?>> pair : FUSED.entrySet()) {
            theirs = theirs.replace(typeEntry(pair.getValue()), typeEntry(pair.getKey()));
        }
        // Only training would notice: what comes out of the network does not depend on the loss.
        return theirs.replace(typeEntry(PinballLoss.class), typeEntry(LossMAE.class));
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

    /** As above, for a graph. */
    public static ComputationGraph accelerate(ComputationGraph network) {
        return copy(network, accelerated(network.getConfiguration()));
    }

    /**
     * Returns a network with the stock layers and the same weights, updater state and counts; new, shares nothing.
     * Listeners do not come along.
     *
     * @param network a stack of layers or a graph, initialized; not modified
     */
    public static NeuralNetwork toStock(NeuralNetwork network) {
        return network instanceof ComputationGraph graph ? toStock(graph) : toStock((MultiLayerNetwork) network);
    }

    /** As above, for a graph. */
    public static ComputationGraph toStock(ComputationGraph network) {
        return copy(network, stock(network.getConfiguration()));
    }

    /** As above, for a stack of layers. */
    public static MultiLayerNetwork toStock(MultiLayerNetwork network) {
        return copy(network, stock(network.getLayerWiseConfigurations()));
    }

    /**
     * Readies a network for {@code fit}: Adam in one pass, with the state that there is; words read by the cells above an
     * embedding, not their vectors; and no gradient with respect to the network's input, which {@code fit} never uses, while
     * DL4J does not tell a layer that it is the lowest one.
     *
     * @param network modified; one of stock layers stays as it is
     */
    public static void readyToFit(MultiLayerNetwork network) {
        if (!isOurs(network.getLayers())) {
            return;
        }
        network.setUpdater(new FusedUpdater(network, network.getUpdater().getStateViewArray()));
        network.setGradientsAccumulator(new WeightStep());
        WordReading.in(network);
        if (network.getLayer(0) instanceof FusedRnnLayer cells) {
            cells.skipInputGradient();
        } else if (network.getLayer(0) instanceof FusedBidirectionalLayer both) {
            both.skipInputGradient();
        }
    }

    /** As above, for a graph; the gradient with respect to its inputs is computed. */
    public static void readyToFit(ComputationGraph network) {
        if (isOurs(network.getLayers())) {
            network.setUpdater(
                    new FusedGraphUpdater(network, network.getUpdater().getStateViewArray()));
            network.setGradientsAccumulator(new WeightStep());
            WordReading.in(network);
        }
    }

    private static boolean isOurs(Layer[] layers) {
        return Arrays.stream(layers).anyMatch(layer -> layer.getClass().getPackage() == Engine.class.getPackage());
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

    private static ComputationGraph copy(ComputationGraph network, ComputationGraphConfiguration configuration) {
        ComputationGraph copy = new ComputationGraph(configuration);
        copy.init(network.params().dup(), false);
        requireSame(network.paramTable().keySet(), copy.paramTable().keySet());
        INDArray updaterState = network.getUpdater().getStateViewArray();
        if (updaterState != null) {
            copy.getUpdater().setStateViewArray(updaterState.dup());
        }
        return copy;
    }

    /** Weights go over as one long row: what has them stands in the same order in both. */
    private static void requireSame(Set<String> before, Set<String> after) {
        if (!List.copyOf(before).equals(List.copyOf(after))) {
            throw new IllegalStateException("the weights " + before + " became " + after);
        }
    }

    /** DL4J writes a space on either side of the colon. */
    private static String typeEntry(Class<?> type) {
        return "\"@class\" : \"" + type.getName() + "\"";
    }
}
