package io.elman.model;

import io.elman.config.Experiment;
import io.elman.config.ModelConfig;
import io.elman.engine.Engine;
import io.elman.engine.inference.Inference;
import io.elman.engine.inference.Sequences;
import io.elman.engine.inference.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network that gives the probabilities of the classes of sequences. Safe to be shared by threads: DL4J keeps the state
 * of a forward pass in the network, so each thread works with a copy of one that is trained, and they take turns with one
 * that is still learning. Where all is trained and the engine offers it, sequences of tokens are answered without DL4J.
 */
public final class SequenceClassifier {
    private final MultiLayerNetwork network;
    private final NetworkPool pool;
    private final ModelConfig config;
    private final List<Inference> inferences;
    private final Queue<Workspace> idleWorkspaces = new ConcurrentLinkedQueue<>();

    /** @param members that have the network's answers, computed faster */
    private SequenceClassifier(
            MultiLayerNetwork network, List<MultiLayerNetwork> members, ModelConfig config, boolean learning) {
        this.network = network;
        this.config = config;
        boolean stock = config.engine() == ModelConfig.Engine.STOCK;
        this.pool = new NetworkPool(members, learning, stock ? MultiLayerNetwork::clone : Engine::accelerate);
        this.inferences = learning || stock
                ? List.of()
                : members.stream()
                        .flatMap(member -> Inference.of(member).stream())
                        .toList();
    }

    /** Returns a network with its first, seeded weights. */
    public static SequenceClassifier untrained(Experiment experiment, NetworkShape shape) {
        MultiLayerNetwork network = NetworkBuilder.build(experiment, shape);
        return new SequenceClassifier(network, List.of(network), experiment.model(), true);
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
        MultiLayerNetwork joined = networks.size() == 1 ? networks.get(0) : Ensemble.join(experiment, shape, networks);
        return new SequenceClassifier(joined, networks, experiment.model(), false);
    }

    /**
     * Returns a network that was read from a model zip, on the engine that its configuration asks for.
     *
     * @throws IllegalArgumentException if its inputs and outputs are not those of the shape
     */
    public static SequenceClassifier of(Model model, Experiment experiment, NetworkShape shape) {
        refuseUnlessFits(model.layers(), shape);
        List<MultiLayerNetwork> members = Ensemble.membersOf(experiment, shape, model.layers());
        return new SequenceClassifier(model.layers(), members, experiment.model(), false);
    }

    private static void refuseUnlessFits(MultiLayerNetwork network, NetworkShape shape) {
        int inputs = network.paramTable().values().iterator().next().rows();
        int outputs = network.getOutputLayer()
                .getParam(DefaultParamInitializer.WEIGHT_KEY)
                .columns();
        if (inputs != shape.inputs() || outputs != shape.outputs()) {
            throw new IllegalArgumentException("the network has " + inputs + " inputs and " + outputs + " outputs, not "
                    + shape.inputs() + " and " + shape.outputs());
        }
    }

    /** Returns the network itself, for those who train or save it. */
    public MultiLayerNetwork network() {
        return network;
    }

    /** Returns whether {@link #probabilities(int[][])} is offered. */
    public boolean readsTokens() {
        return inferences.size() == pool.size();
    }

    /**
     * Returns probabilities [sequence][class]; new array.
     *
     * @param sequences [sequence][step], numbers of tokens, at least one a sequence; not modified
     * @throws IllegalArgumentException if a number is none of the network's
     */
    public double[][] probabilities(int[][] sequences) {
        if (!readsTokens()) {
            throw new IllegalStateException("this network reads tensors only");
        }
        Sequences texts = Sequences.of(sequences);
        Workspace space = Optional.ofNullable(idleWorkspaces.poll()).orElseGet(inferences.get(0)::workspace);
        try {
            return geometricMean(inferences, inference -> inference.probabilities(texts, space));
        } finally {
            idleWorkspaces.add(space);
        }
    }

    /**
     * Returns probabilities [batch][class]; new array.
     *
     * @param input [batch, features, time]; not modified
     * @param mask [batch, time], 1 = real; not modified
     */
    public double[][] probabilities(INDArray input, INDArray mask) {
        return pool.with(networks -> geometricMean(networks, one -> answers(one, input, mask)));
    }

    private static <T> double[][] geometricMean(List<T> networks, Function<T, double[][]> answers) {
        double[][] mean = answers.apply(networks.get(0));
        if (networks.size() > 1) {
            for (double[] row : mean) {
                takeLogarithms(row);
            }
            for (T other : networks.subList(1, networks.size())) {
                addLogarithms(mean, answers.apply(other));
            }
            for (double[] row : mean) {
                normalise(row, networks.size());
            }
        }
        return mean;
    }

    private double[][] answers(MultiLayerNetwork one, INDArray input, INDArray mask) {
        INDArray output = one.output(input, false, mask, null).castTo(DataType.DOUBLE);
        return config.pooling() == ModelConfig.Pooling.NONE ? lastRealSteps(output, mask) : output.toDoubleMatrix();
    }

    /** @param row modified */
    private static void takeLogarithms(double[] row) {
        for (int label = 0; label < row.length; label++) {
            row[label] = logarithm(row[label]);
        }
    }

    /** @param sum modified */
    private static void addLogarithms(double[][] sum, double[][] answers) {
        for (int row = 0; row < sum.length; row++) {
            for (int label = 0; label < sum[row].length; label++) {
                sum[row][label] += logarithm(answers[row][label]);
            }
        }
    }

    /** A float carries no smaller probability, and a certain no of one network need not be that of all. */
    private static double logarithm(double probability) {
        return Math.log(Math.max(Float.MIN_VALUE, probability));
    }

    /** @param row sums of logarithms; modified: probabilities */
    private static void normalise(double[] row, int networks) {
        double sum = 0;
        for (int label = 0; label < row.length; label++) {
            row[label] = Math.exp(row[label] / networks);
            sum += row[label];
        }
        for (int label = 0; label < row.length; label++) {
            row[label] /= sum;
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
