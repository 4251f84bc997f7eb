package io.elman.engine.inference;

import io.elman.engine.block.Blas;
import io.elman.engine.block.Block;
import io.elman.engine.block.Matrix;
import io.elman.engine.kernel.ReadoutParameters;
import io.elman.engine.kernel.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A trained network that gives the probabilities of the classes of texts: what DL4J's own network gives, but for rounding,
 * from numbers of words instead of tensors. It is a copy: training the network further does not change it. Safe to be
 * shared by threads that have a workspace each.
 */
public final class Inference {
    /** Of words times states, a direction: 32 MB of floats. Beyond, memory is worth more than time. */
    private static final long LARGEST_TABLE = 1 << 23;

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
        return new NetworkReader(network, LARGEST_TABLE).read();
    }

    /**
     * Returns as {@link #of}, however large the table of words becomes: for a network that reads the same words over and
     * over.
     *
     * @param network initialized; not modified
     */
    public static Optional<Inference> withTable(MultiLayerNetwork network) {
        return new NetworkReader(network, Integer.MAX_VALUE).read();
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
        requireKnown(texts);
        Layer top = layersBelowTop(texts, space);
        top.summarize(summary, texts, space.below(), space, space.features());
        readOut(space.features(), texts.size(), space);
        double[][] probabilities = new double[texts.size()][readout.outputs()];
        for (int place = 0; place < texts.size(); place++) {
            for (int label = 0; label < readout.outputs(); label++) {
                probabilities[texts.text(place)][label] = space.outputs().number(place * readout.outputs() + label);
            }
        }
        return probabilities;
    }

    /**
     * Returns how much each word of a text was a surprise after those before it, [text][step - 1] for the words from the
     * second on: minus the logarithm of the probability that the network gave it; new array.
     *
     * @param space modified
     * @throws IllegalArgumentException if the texts hold a word that is none of the vocabulary's, or the network does not
     *     answer at every step with a probability of each word
     */
    public double[][] surprises(Sequences texts, Workspace space) {
        requireKnown(texts);
        Direction cell = foretelling(layers.size() - 1);
        double[][] surprises = new double[texts.size()][];
        for (int place = 0; place < texts.size(); place++) {
            surprises[texts.text(place)] = new double[texts.length(place) - 1];
        }
        layersBelowTop(texts, space);
        cell.run(texts, space.below(), space, (step, states) -> {
            int rows = step + 1 < texts.steps() ? texts.rows(step + 1) : 0;
            readOut(states, rows, space);
            for (int place = 0; place < rows; place++) {
                int next = place * readout.outputs() + texts.word(place, step + 1);
                // A float carries no smaller probability.
                surprises[texts.text(place)][step] =
                        -Math.log(Math.max(Float.MIN_VALUE, space.outputs().number(next)));
            }
        });
        return surprises;
    }

    /**
     * Returns the network for reading word by word; what it has read so far belongs to the stepper.
     *
     * @throws IllegalArgumentException if the network does not answer at every step with a probability of each word
     */
    public Stepper stepper() {
        return new Stepper(
                IntStream.range(0, layers.size()).mapToObj(this::foretelling).toList(), readout, vocabulary);
    }

    private Direction foretelling(int layer) {
        List<Direction> directions = layers.get(layer).directions();
        if (directions.size() > 1 || summary != Summary.LAST || readout.outputs() != vocabulary) {
            throw new IllegalArgumentException("the network does not foretell the next word");
        }
        return directions.get(0);
    }

    private void requireKnown(Sequences texts) {
        if (texts.largest() >= vocabulary) {
            throw new IllegalArgumentException(
                    "word " + texts.largest() + " is none of the " + vocabulary + " of the vocabulary");
        }
    }

    /** Leaves in the workspace what the top layer reads, and returns that layer. */
    private Layer layersBelowTop(Sequences texts, Workspace space) {
        for (Layer layer : layers.subList(0, layers.size() - 1)) {
            layer.run(texts, space.below(), space, space.above());
            space.ascend();
        }
        return layers.get(layers.size() - 1);
    }

    /** Leaves in the workspace the probabilities for rows of states, which stand on the Java side. */
    private void readOut(Block states, int rows, Workspace space) {
        int width = readout.hidden();
        int classes = readout.outputs();
        Block outputs = space.outputs();
        if (rows == 0) {
            return;
        }
        outputs.require(rows, classes);
        Tensor.repeat(readout.outputBias(), rows, outputs);
        outputs.push(0, rows * classes);
        states.push(0, rows * width);
        Blas.multiplyAdd(
                states.factor(0, rows, width), Matrix.of(readout.outputWeights()), outputs.product(0, rows, classes));
        outputs.pull(0, rows * classes);
        outputs.softmax(rows, classes);
    }
}
