package io.elman.engine.updater;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** DL4J's updater of a graph of layers with Adam in one pass. */
public final class FusedGraphUpdater extends ComputationGraphUpdater {
    private static final long serialVersionUID = 1;

    private final transient AdamBlocks adam;

    /** @param state of the network's former updater, which this one goes on with and modifies; null for none */
    public FusedGraphUpdater(ComputationGraph network, INDArray state) {
        super(network, state);
        this.adam = new AdamBlocks(updaterBlocks, network.params().dataType());
    }

    @Override
    public synchronized void update(
            Gradient gradient, int iteration, int epoch, int batchSize, LayerWorkspaceMgr workspaces) {
        if (adam.isOffered()) {
            adam.update(isMiniBatch() ? 1.0 / batchSize : 1, iteration, epoch);
        } else {
            super.update(gradient, iteration, epoch, batchSize, workspaces);
        }
    }
}
