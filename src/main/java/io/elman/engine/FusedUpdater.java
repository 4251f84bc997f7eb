package io.elman.engine;

import io.elman.engine.block.Moments;
import io.elman.engine.kernel.AdamStep;
import java.util.List;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * DL4J's updater with Adam on top of {@link AdamStep}: the same state and, but for rounding, the same steps. DL4J's own
 * makes several passes over all weights and views of every parameter at each step. Whatever is not Adam goes to DL4J.
 */
final class FusedUpdater extends MultiLayerUpdater {
    private static final long serialVersionUID = 1;

    private final transient AdamStep adam;
    private final boolean offered;

    /** @param state of the network's former updater, which this one goes on with and modifies; null for none */
    FusedUpdater(MultiLayerNetwork network, INDArray state) {
        super(network, state);
        this.adam = new AdamStep(network.params().dataType());
        this.offered = updaterBlocks.stream().allMatch(FusedUpdater::isOffered);
    }

    private static boolean isOffered(UpdaterBlock block) {
        if (block.getGradientUpdater() == null) {
            block.init();
        }
        return block.getGradientUpdater() instanceof AdamUpdater
                && block.getLayersAndVariablesInBlock().stream()
                        .allMatch(weights -> weights.getLayer().getConfig().getGradientNormalization() == null
                                || weights.getLayer().getConfig().getGradientNormalization()
                                        == GradientNormalization.None);
    }

    @Override
    public synchronized void update(
            Gradient gradient, int iteration, int epoch, int batchSize, LayerWorkspaceMgr workspaces) {
        if (!offered) {
            super.update(gradient, iteration, epoch, batchSize, workspaces);
            return;
        }
        double scale = isMiniBatch() ? 1.0 / batchSize : 1;
        for (UpdaterBlock block : updaterBlocks) {
            if (isRegularized(block)) {
                block.getGradientView().muli(scale);
                regularize(block, Regularization.ApplyStep.BEFORE_UPDATER, iteration, epoch);
                step(block, iteration, epoch, 1);
                regularize(block, Regularization.ApplyStep.POST_UPDATER, iteration, epoch);
            } else {
                step(block, iteration, epoch, scale);
            }
        }
    }

    private void step(UpdaterBlock block, int iteration, int epoch, double scale) {
        Adam config = (Adam) block.getGradientUpdater().getConfig();
        Moments moments = Moments.at(
                iteration + 1,
                config.getBeta1(),
                config.getBeta2(),
                config.getLearningRate(iteration, epoch),
                config.getEpsilon());
        adam.apply(block.getGradientView(), block.getUpdaterView(), scale, moments);
    }

    private static boolean isRegularized(UpdaterBlock block) {
        return block.getLayersAndVariablesInBlock().stream()
                .anyMatch(weights -> !regularization(weights).isEmpty());
    }

    private static List<Regularization> regularization(UpdaterBlock.ParamState weights) {
        List<Regularization> all = weights.getLayer().getConfig().getRegularizationByParam(weights.getParamName());
        return all == null ? List.of() : all;
    }

    private static void regularize(UpdaterBlock block, Regularization.ApplyStep when, int iteration, int epoch) {
        double rate = block.getGradientUpdater().getConfig().getLearningRate(iteration, epoch);
        for (UpdaterBlock.ParamState weights : block.getLayersAndVariablesInBlock()) {
            for (Regularization kind : regularization(weights)) {
                if (kind.applyStep() == when) {
                    kind.apply(weights.getParamView(), weights.getGradView(), rate, iteration, epoch);
                }
            }
        }
    }
}
