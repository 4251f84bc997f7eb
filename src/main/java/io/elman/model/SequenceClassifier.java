package io.elman.model;

import io.elman.config.Experiment;
import io.elman.config.ModelConfig;
import io.elman.engine.Engine;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network that gives the probabilities of the classes of sequences. Safe to be shared by threads: DL4J keeps the state
 * of a forward pass in the network, so each thread works with a copy of one that is trained, and they take turns with one
 * that is still learning.
 */
public final class SequenceClassifier {
    private final MultiLayerNetwork network;
    private final ModelConfig config;
    private final boolean learning;
    private final Queue<MultiLayerNetwork> idleCopies = new ConcurrentLinkedQueue<>();

    /** Returns a network with its first, seeded weights. */
    public static SequenceClassifier untrained(Experiment experiment, NetworkShape shape) {
        return new SequenceClassifier(NetworkBuilder.build(experiment, shape), experiment.model(), true);
    }

    /**
     * Returns several trained networks as one, whose answer is the normalised geometric mean of theirs.
     *
     * @param experiment that each of them was built for
     */
    public static SequenceClassifier joined(
            Experiment experiment, NetworkShape shape, List<SequenceClassifier> members) {
        List<MultiLayerNetwork> networks =
                members.stream().map(SequenceClassifier::network).toList();
        return members.size() == 1
                ? members.get(0)
                : new SequenceClassifier(Ensemble.join(experiment, shape, networks), experiment.model(), false);
    }

    /** Returns a network that was read from a model zip, on the engine that its configuration asks for. */
    public static SequenceClassifier of(Model model, ModelConfig config) {
        boolean stock = config.engine() == ModelConfig.Engine.STOCK;
        return new SequenceClassifier(stock ? model.network() : Engine.accelerate(model.network()), config, false);
    }

    private SequenceClassifier(MultiLayerNetwork network, ModelConfig config, boolean learning) {
        this.network = network;
        this.config = config;
        this.learning = learning;
    }

    /** Returns the network itself, for those who train or save it. */
    public MultiLayerNetwork network() {
        return network;
    }

    /**
     * Returns probabilities [batch][class]; new array.
     *
     * @param input [batch, features, time]; not modified
     * @param mask [batch, time], 1 = real; not modified
     */
    public double[][] probabilities(INDArray input, INDArray mask) {
        INDArray output = output(input, mask).castTo(DataType.DOUBLE);
        return config.pooling() == ModelConfig.Pooling.NONE ? lastRealSteps(output, mask) : output.toDoubleMatrix();
    }

    private INDArray output(INDArray input, INDArray mask) {
        if (learning) {
            synchronized (this) {
                return network.output(input, false, mask, null);
            }
        }
        MultiLayerNetwork copy = Optional.ofNullable(idleCopies.poll()).orElseGet(network::clone);
        try {
            return copy.output(input, false, mask, null);
        } finally {
            idleCopies.add(copy);
        }
    }

    private static double[][] lastRealSteps(INDArray output, INDArray mask) {
        double[][] last = new double[Math.toIntExact(output.size(0))][];
        double[] lengths = mask.sum(1).toDoubleVector();
        for (int row = 0; row < last.length; row++) {
            last[row] = output.slice(row).getColumn((long) lengths[row] - 1).toDoubleVector();
        }
        return last;
    }
}
