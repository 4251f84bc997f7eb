package io.elman.engine.updater;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** DL4J's updater of a stack of layers with Adam in one pass. */
public final class FusedUpdater extends MultiLayerUpdater {
    private static final long serialVersionUID = 1;

    private final transient AdamBlocks adam;

    /** @param state of the network's former updater, which this one goes on with and modifies; null for none */
    public FusedUpdater(MultiLayerNetwork network, INDArray state) {
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
