package io.elman.engine.inference;

import io.elman.engine.block.Activation;
import io.elman.engine.kernel.CellParameters;
import io.elman.engine.kernel.ReadoutParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads a DL4J network, layer by layer from the bottom, as long as it is one that can be computed here. */
final class NetworkReader {
    private final MultiLayerNetwork network;
    private final long largestTable;
    private final List<Layer> layers = new ArrayList<>();
    private INDArray vectors;
    private Summary summary;
    private ReadoutParameters readout;
    private int vocabulary;

    /** @param largestTable of words times states */
    NetworkReader(MultiLayerNetwork network, long largestTable) {
        this.network = network;
        this.largestTable = largestTable;
    }

    /** Returns the network, or nothing if anything of it is not offered. */
    Optional<Inference> read() {
        DataType type = network.params().dataType();
        boolean known = type == DataType.FLOAT || type == DataType.DOUBLE;
        known &= network.getLayerWiseConfigurations().getInputPreProcessors().isEmpty();
        for (int index = 0; known && index < network.getnLayers(); index++) {
            known = takes(
                    index, network.getLayerWiseConfigurations().getConf(index).getLayer());
        }
        return known && readout != null
                ? Optional.of(new Inference(List.copyOf(layers), summary, readout, vocabulary))
                : Optional.empty();
    }

    /** Returns whether a layer is offered where it stands. */
    private boolean takes(int index, org.deeplearning4j.nn.conf.layers.Layer layer) {
        if (readout != null) {
            return false;
        }
        if (layer instanceof EmbeddingSequenceLayer embedding) {
            return takesEmbedding(index, embedding);
        }
        if (layer instanceof LastTimeStep last) {
            return takes(index, last.getUnderlying()) && summarizes(Summary.LAST);
        }
        if (layer instanceof Bidirectional both) {
            return both.getMode() == Bidirectional.Mode.CONCAT
                    && both.getFwd() instanceof SimpleRnn cell
                    && takesCells(index, cell, "f", "b");
        }
        if (layer instanceof SimpleRnn cell) {
            return takesCells(index, cell, "");
        }
        return layer instanceof GlobalPoolingLayer pooling ? takesPooling(pooling) : takesOutput(index, layer);
    }

    private boolean takesEmbedding(int index, EmbeddingSequenceLayer embedding) {
        vectors = copy(index, "W");
        vocabulary = (int) vectors.size(0);
        return index == 0
                && !embedding.hasBias()
                && embedding.getActivationFn() instanceof ActivationIdentity
                && embedding.getWeightNoise() == null
                && embedding.getOutputFormat() == RNNFormat.NCW;
    }

    /** @param directions what the names of the weights begin with; the second one reads from the end */
    private boolean takesCells(int index, SimpleRnn cell, String... directions) {
        Optional<Activation> activation = Activation.of(cell.getActivationFn());
        boolean offered = activation.isPresent()
                && !cell.hasLayerNorm()
                && cell.getWeightNoise() == null
                && cell.getRnnDataFormat() != RNNFormat.NWC
                && summary == null;
        if (layers.isEmpty()) {
            vocabulary = vectors == null ? (int) cell.getNIn() : vocabulary;
            offered &= vocabulary * cell.getNOut() <= largestTable;
        }
        if (!offered) {
            return false;
        }
        List<Direction> cells = new ArrayList<>();
        for (String name : directions) {
            CellParameters weights =
                    new CellParameters(copy(index, name + "W"), copy(index, name + "RW"), copy(index, name + "b"));
            Inputs inputs = layers.isEmpty() ? Inputs.words(vectors, weights) : Inputs.states(weights);
            cells.add(new Direction(inputs, weights, activation.get(), !cells.isEmpty()));
        }
        layers.add(new Layer(cells));
        return true;
    }

    private boolean takesPooling(GlobalPoolingLayer pooling) {
        if (pooling.getPoolingDimensions() != null || !pooling.isCollapseDimensions()) {
            return false;
        }
        return switch (pooling.getPoolingType()) {
            case AVG -> summarizes(Summary.MEAN);
            case SUM -> summarizes(Summary.SUM);
            case MAX -> summarizes(Summary.MAX);
            default -> false;
        };
    }

    private boolean summarizes(Summary read) {
        boolean isFirst = summary == null && !layers.isEmpty();
        summary = read;
        return isFirst;
    }

    /** An output layer per step answers a text at its last step. */
    private boolean takesOutput(int index, org.deeplearning4j.nn.conf.layers.Layer layer) {
        boolean perStep = layer instanceof RnnOutputLayer steps && steps.getRnnDataFormat() != RNNFormat.NWC;
        boolean placed = perStep ? summarizes(Summary.LAST) : layer instanceof OutputLayer && summary != null;
        if (!placed) {
            return false;
        }
        BaseOutputLayer output = (BaseOutputLayer) layer;
        readout = new ReadoutParameters(copy(index, "W"), copy(index, "b"));
        return output.getActivationFn() instanceof ActivationSoftmax
                && output.hasBias()
                && output.getWeightNoise() == null;
    }

    private INDArray copy(int index, String name) {
        return network.getParam(index + "_" + name).dup('c');
    }
}
