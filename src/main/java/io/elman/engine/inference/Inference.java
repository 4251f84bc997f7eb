package io.elman.engine.inference;

import io.elman.engine.block.Blas;
import io.elman.engine.block.Block;
import io.elman.engine.block.Matrix;
import io.elman.engine.kernel.ReadoutParameters;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A trained network that gives the probabilities of the classes of texts: what DL4J's own network gives, but for rounding,
 * from numbers of words instead of tensors. It is a copy: training the network further does not change it. Safe to be
 * shared by threads that have a workspace each.
 */
public final class Inference {
    private final List<Layer> layers;
    private final Summary summary;
    private final ReadoutParameters readout;
    private final int vocabulary;

    Inference(List<Layer> layers, Summary summary, ReadoutParameters readout, int vocabulary) {
        this.layers = layers;
        this.summary = summary;
        this.readout = readout;
        this.vocabulary = vocabulary;
    }

    /**
     * Returns the network for inference, or nothing if it holds what is not offered: anything but an embedding of words (or
     * one-hot words), simple recurrent layers in one or both directions, what is read out of them and softmax; or a
     * vocabulary too large for the table of what its words add to the states.
     *
     * @param network initialized; not modified
     */
    public static Optional<Inference> of(MultiLayerNetwork network) {
        return new NetworkReader(network).read();
    }

    /** Returns memory to compute in, for any network of the same type of numbers. */
    public Workspace workspace() {
        return new Workspace(readout.outputWeights().dataType());
    }

    /**
     * Returns the probabilities at the end of each text [text][class], in the order in which the texts were given; new
     * array.
     *
     * @param space modified
     * @throws IllegalArgumentException if the texts hold a word that is none of the vocabulary's
     */
    public double[][] probabilities(Sequences texts, Workspace space) {
        if (texts.largest() >= vocabulary) {
            throw new IllegalArgumentException(
                    "word " + texts.largest() + " is none of the " + vocabulary + " of the vocabulary");
        }
        for (Layer layer : layers.subList(0, layers.size() - 1)) {
            layer.run(texts, space.below(), space, space.above());
            space.ascend();
        }
        layers.get(layers.size() - 1).summarize(summary, texts, space.below(), space, space.features());
        return readOut(texts, space);
    }

    private double[][] readOut(Sequences texts, Workspace space) {
        int width = readout.hidden();
        int classes = readout.outputs();
        Block outputs = space.outputs();
        outputs.require(texts.size(), classes);
        Workspace.repeat(readout.outputBias(), texts.size(), outputs);
        outputs.push(0, texts.size() * classes);
        space.features().push(0, texts.size() * width);
        Blas.multiplyAdd(
                space.features().factor(0, texts.size(), width),
                Matrix.of(readout.outputWeights()),
                outputs.product(0, texts.size(), classes));
        outputs.pull(0, texts.size() * classes);
        outputs.softmax(texts.size(), classes);
        double[][] probabilities = new double[texts.size()][classes];
        for (int place = 0; place < texts.size(); place++) {
            for (int label = 0; label < classes; label++) {
                probabilities[texts.text(place)][label] = outputs.number(place * classes + label);
            }
        }
        return probabilities;
    }
}
