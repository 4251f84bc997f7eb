package io.elman.engine;

import io.elman.engine.kernel.Packing;
import io.elman.engine.kernel.Readout;
import io.elman.engine.kernel.ReadoutLoss;
import io.elman.engine.kernel.ReadoutParameters;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.RnnOutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's output layer per step on top of {@link Readout}. The score comes from the pass that computed the gradient,
 * so with dropout it is the loss that was trained on, where the stock layer runs a second pass without dropout; and it is
 * not cut off where a probability is below 1e-10.
 */
final class FusedRnnOutputLayer extends RnnOutputLayer {
    private static final long serialVersionUID = 1;

    private final transient Readout readout;
    private INDArray stepMask;
    /** Whether the mask is of single outputs or holds weights: then the stock layer computes. */
    private boolean weighted;

    private double loss;
    private boolean lossKept;

    FusedRnnOutputLayer(NeuralNetConfiguration conf, DataType type, ReadoutLoss kind) {
        super(conf, type);
        this.readout = new Readout(type, kind);
    }

    @Override
    public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
        super.setInput(input, workspaces);
        lossKept = false;
    }

    @Override
    public void setLabels(INDArray labels) {
        super.setLabels(labels);
        lossKept = false;
    }

    @Override
    public void clear() {
        super.clear();
        lossKept = false;
    }

    @Override
    public void setMaskArray(INDArray mask) {
        super.setMaskArray(mask);
        stepMask = mask;
        weighted = mask != null && !Packing.isMask(mask);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        if (weighted) {
            return super.activate(training, workspaces);
        }
        requireSequences();
        applyDropOutIfNecessary(training, workspaces);
        INDArray out = timeMajor(ArrayType.ACTIVATIONS, layerConf().getNOut(), workspaces);
        readout.activate(parameters(), input.castTo(dataType), packing(), out);
        return out;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        if (weighted) {
            return super.backpropGradient(epsilon, workspaces);
        }
        assertInputSet(true);
        requireSequences();
        INDArray given = input;
        applyDropOutIfNecessary(true, workspaces);
        computeLoss();
        INDArray below = timeMajor(ArrayType.ACTIVATION_GRAD, layerConf().getNIn(), workspaces);
        ReadoutParameters gradients = gradients();
        readout.backward(parameters(), gradients, below);
        input = given;
        lossKept = true;
        return new Pair<>(named(gradients), backpropDropOutIfPresent(below));
    }

    @Override
    public double computeScore(double regularization, boolean training, LayerWorkspaceMgr workspaces) {
        if (weighted) {
            return super.computeScore(regularization, training, workspaces);
        }
        if (!lossKept) {
            requireSequences();
            computeLoss();
        }
        score = (conf().isMiniBatch() ? loss / getInputMiniBatchSize() : loss) + regularization;
        return score;
    }

    private void computeLoss() {
        if (labels == null) {
            throw new IllegalStateException("no loss without labels " + layerId());
        }
        loss = readout.loss(parameters(), input.castTo(dataType), labels.castTo(dataType), packing());
    }

    private void requireSequences() {
        if (input.rank() != 3 || input.size(1) != layerConf().getNIn()) {
            throw new IllegalArgumentException("input is " + Arrays.toString(input.shape()) + ", must be [batch, "
                    + layerConf().getNIn() + ", time] " + layerId());
        }
    }

    private Packing packing() {
        if (stepMask == null) {
            return Packing.full((int) input.size(0), (int) input.size(2));
        }
        return Packing.of(stepMask);
    }

    private ReadoutParameters parameters() {
        return new ReadoutParameters(
                getParam(DefaultParamInitializer.WEIGHT_KEY), getParam(DefaultParamInitializer.BIAS_KEY));
    }

    private ReadoutParameters gradients() {
        return new ReadoutParameters(
                gradientViews.get(DefaultParamInitializer.WEIGHT_KEY),
                gradientViews.get(DefaultParamInitializer.BIAS_KEY));
    }

    private static Gradient named(ReadoutParameters gradients) {
        Gradient named = new DefaultGradient();
        named.gradientForVariable().put(DefaultParamInitializer.WEIGHT_KEY, gradients.outputWeights());
        named.gradientForVariable().put(DefaultParamInitializer.BIAS_KEY, gradients.outputBias());
        return named;
    }

    private INDArray timeMajor(ArrayType type, long channels, LayerWorkspaceMgr workspaces) {
        long[] shape = {input.size(2), input.size(0), channels};
        return workspaces.createUninitialized(type, dataType, shape, 'c').permute(1, 2, 0);
    }
}
