package io.elman.model;

import io.elman.config.Experiment;
import io.elman.config.ModelConfig;
import io.elman.engine.Engine;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network that gives values at the last steps of sequences; several networks are joined by the median of theirs. Safe to
 * be shared by threads.
 */
public final class SequenceRegressor {
    private final MultiLayerNetwork network;
    private final NetworkPool pool;

    private SequenceRegressor(MultiLayerNetwork network, List<MultiLayerNetwork> members, boolean learning) {
        this.network = network;
        this.pool = new NetworkPool(members, learning, MultiLayerNetwork::clone);
    }

    /** Returns a network with its first, seeded weights. */
    public static SequenceRegressor untrained(Experiment experiment, NetworkShape shape) {
        MultiLayerNetwork network = NetworkBuilder.build(experiment, shape);
        return new SequenceRegressor(network, List.of(network), true);
    }

    /** Returns such a network whose answer is 0 whatever comes in: it starts as what its answers are added to. */
    public static SequenceRegressor silent(Experiment experiment, NetworkShape shape) {
        SequenceRegressor regressor = untrained(experiment, shape);
        regressor
                .network
                .getOutputLayer()
                .getParam(DefaultParamInitializer.WEIGHT_KEY)
                .assign(0);
        return regressor;
    }

    /**
     * Returns several trained networks as one.
     *
     * @param experiment that each of them was built for
     */
    public static SequenceRegressor joined(Experiment experiment, NetworkShape shape, List<SequenceRegressor> members) {
        List<MultiLayerNetwork> networks =
                members.stream().map(SequenceRegressor::network).toList();
        MultiLayerNetwork joined = networks.size() == 1 ? networks.get(0) : Ensemble.join(experiment, shape, networks);
        return new SequenceRegressor(joined, networks, false);
    }

    /**
     * Returns a network that was read from a model zip, on the engine that its configuration asks for.
     *
     * @throws IllegalArgumentException if it is not the network of this experiment and shape
     */
    public static SequenceRegressor of(Model model, Experiment experiment, NetworkShape shape) {
        int count = Math.max(1, Ensemble.count(experiment, model.layers()));
        Experiment wide = experiment.with(experiment.model().timesAsWide(count));
        MultiLayerNetwork like = NetworkBuilder.build(wide, shape.joined(count));
        if (!Parameters.of(like).equals(Parameters.of(model.layers()))) {
            throw new IllegalArgumentException("the network has the arrays " + Parameters.of(model.layers())
                    + ", and the configuration asks for " + Parameters.of(like));
        }
        boolean stock = experiment.model().engine() == ModelConfig.Engine.STOCK;
        MultiLayerNetwork network = stock ? model.layers() : Engine.accelerate(model.layers());
        List<MultiLayerNetwork> members =
                count == 1 ? List.of(network) : Ensemble.split(experiment, shape, network, count);
        return new SequenceRegressor(network, members, false);
    }

    /** Returns the network itself, for those who train or save it. */
    public MultiLayerNetwork network() {
        return network;
    }

    /**
     * Returns the values of the last steps, [batch][outputs][steps]; new arrays.
     *
     * @param input [batch, features, time]; not modified
     * @param steps of each sequence, counted from its end
     */
    public double[][][] lastSteps(INDArray input, int steps) {
        return pool.with(networks -> median(
                networks.stream().map(one -> lastSteps(one, input, steps)).toList()));
    }

    private static double[][][] lastSteps(MultiLayerNetwork one, INDArray input, int steps) {
        INDArray output = one.output(input, false).castTo(DataType.DOUBLE).dup('c');
        int outputs = (int) output.size(1);
        int time = (int) output.size(2);
        double[] flat = output.data().asDouble();
        double[][][] values = new double[(int) output.size(0)][outputs][];
        for (int row = 0; row < values.length; row++) {
            for (int i = 0; i < outputs; i++) {
                int end = (row * outputs + i + 1) * time;
                values[row][i] = Arrays.copyOfRange(flat, end - steps, end);
            }
        }
        return values;
    }

    private static double[][][] median(List<double[][][]> answers) {
        double[][][] first = answers.get(0);
        if (answers.size() > 1) {
            for (int row = 0; row < first.length; row++) {
                for (int i = 0; i < first[row].length; i++) {
                    for (int step = 0; step < first[row][i].length; step++) {
                        first[row][i][step] = median(answers, row, i, step);
                    }
                }
            }
        }
        return first;
    }

    private static double median(List<double[][][]> answers, int row, int output, int step) {
        double[] values = answers.stream()
                .mapToDouble(one -> one[row][output][step])
                .sorted()
                .toArray();
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
