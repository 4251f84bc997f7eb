package io.elman.engine.updater;

import io.elman.engine.block.Moments;
import io.elman.engine.kernel.AdamStep;
import java.util.List;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * DL4J's blocks of weights with Adam on top of {@link AdamStep}: the same state and, but for rounding, the same steps.
 * DL4J's own updater makes several passes over all weights and views of every parameter at each step.
 */
final class AdamBlocks {
    private final List<UpdaterBlock> blocks;
    private final AdamStep adam;
    private final boolean offered;

    /**
     * @param blocks of an updater; kept
     * @param type FLOAT or DOUBLE
     */
    AdamBlocks(List<UpdaterBlock> blocks, DataType type) {
        this.blocks = blocks;
        this.adam = new AdamStep(type);
        this.offered = blocks.stream().allMatch(AdamBlocks::isOffered);
    }

    /** Returns whether {@link #update} is for these blocks; whatever is not Adam is left to DL4J. */
    boolean isOffered() {
        return offered;
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

    /**
     * Makes a step's change of the weights out of the blocks' gradients, which are modified like their state.
     *
     * @param scale what the gradient is multiplied by first
     */
    void update(double scale, int iteration, int epoch) {
        for (UpdaterBlock block : blocks) {
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
