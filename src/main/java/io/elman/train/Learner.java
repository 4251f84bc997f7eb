package io.elman.train;

import io.elman.engine.Engine;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** What training does to a network. DL4J's stacks of layers and its graphs can all do it, but share no type that says so. */
sealed interface Learner {
    /** @throws IllegalArgumentException if it is neither a stack of layers nor a graph of them */
    static Learner of(NeuralNetwork network) {
        if (network instanceof MultiLayerNetwork layers) {
            return new Layers(layers);
        }
        if (network instanceof ComputationGraph graph) {
            return new Graph(graph);
        }
        throw new IllegalArgumentException("nothing is known of " + network.getClass());
    }

    /** Returns the network as the type that holds weights. */
    Model network();

    /** Readies the network for its steps, with the updater's state that there is. */
    void ready();

    /** Forgets the states that the next step would go on from. */
    void clearStates();

    /** Takes one step of training. */
    void fit(MultiDataSet batch);

    /** Returns what weight decay adds to the score. */
    double decay();

    BaseMultiLayerUpdater<?> updater();

    /** Replaces the updater's state by a copy. */
    void setUpdaterState(INDArray state);

    int iterations();

    int epochs();

    void setCounts(int iterations, int epochs);

    /** A stack of layers, with one input and one output. */
    record Layers(MultiLayerNetwork network) implements Learner {
        @Override
        public void ready() {
            Engine.readyToFit(network);
        }

        @Override
        public void clearStates() {
            network.rnnClearPreviousState();
        }

        @Override
        public void fit(MultiDataSet batch) {
            // DL4J's own way from one to the other needs either both masks or none.
            network.fit(new DataSet(
                    batch.getFeatures(0),
                    batch.getLabels(0),
                    batch.getFeaturesMaskArray(0),
                    batch.getLabelsMaskArray(0)));
        }

        @Override
        public double decay() {
            return network.calcRegularizationScore(true);
        }

        @Override
        public BaseMultiLayerUpdater<?> updater() {
            return (BaseMultiLayerUpdater<?>) network.getUpdater();
        }

        @Override
        public void setUpdaterState(INDArray state) {
            network.getUpdater().setStateViewArray(network, state, false);
        }

        @Override
        public int iterations() {
            return network.getIterationCount();
        }

        @Override
        public int epochs() {
            return network.getEpochCount();
        }

        @Override
        public void setCounts(int iterations, int epochs) {
            network.setIterationCount(iterations);
            network.setEpochCount(epochs);
        }
    }

    /** A graph of layers, with any number of inputs. */
    record Graph(ComputationGraph network) implements Learner {
        @Override
        public void ready() {
            Engine.readyToFit(network);
        }

        @Override
        public void clearStates() {
            network.rnnClearPreviousState();
        }

        @Override
        public void fit(MultiDataSet batch) {
            network.fit(batch);
        }

        @Override
        public double decay() {
            return network.calcRegularizationScore(true);
        }

        @Override
        public BaseMultiLayerUpdater<?> updater() {
            return network.getUpdater();
        }

        @Override
        public void setUpdaterState(INDArray state) {
            network.getUpdater().setStateViewArray(state);
        }

        @Override
        public int iterations() {
            return network.getIterationCount();
        }

        @Override
        public int epochs() {
            return network.getEpochCount();
        }

        @Override
        public void setCounts(int iterations, int epochs) {
            network.getConfiguration().setIterationCount(iterations);
            network.getConfiguration().setEpochCount(epochs);
        }
    }
}
