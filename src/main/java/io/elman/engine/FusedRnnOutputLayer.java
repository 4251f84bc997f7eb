package io.elman.engine;

import io.elman.engine.kernel.Packing;
import io.elman.engine.kernel.ReadoutLoss;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.RnnOutputLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's output layer per step on top of {@link LayerReadout}. The score comes from the pass that computed the gradient,
 * so with dropout it is the loss that was trained on, where the stock layer runs a second pass without dropout; and it is
 * not cut off where a probability is below 1e-10.
 */
final class FusedRnnOutputLayer extends RnnOutputLayer {
    private static final long serialVersionUID = 1;

    private final transient LayerReadout readout;
    private INDArray stepMask;
    /** Whether the mask is of single outputs or holds weights: then the stock layer computes. */
    private boolean weighted;

    FusedRnnOutputLayer(NeuralNetConfiguration conf, DataType type, ReadoutLoss kind) {
        super(conf, type);
        this.readout = new LayerReadout(type, kind);
    }

    @Override
    public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
        super.setInput(input, workspaces);
        readout.forgetLoss();
    }

    @Override
    public void setLabels(INDArray labels) {
        super.setLabels(labels);
        readout.forgetLoss();
    }

    @Override
    public void clear() {
        super.clear();
        readout.forgetLoss();
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
        readout.activate(params, input, packing(), out);
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
        requireLabels();
        INDArray below = timeMajor(ArrayType.ACTIVATION_GRAD, layerConf().getNIn(), workspaces);
        Gradient gradient = readout.backward(params, input, labels, packing(), gradientViews, below);
        input = given;
        return new Pair<>(gradient, backpropDropOutIfPresent(below));
    }

    @Override
    public double computeScore(double regularization, boolean training, LayerWorkspaceMgr workspaces) {
        if (weighted) {
            return super.computeScore(regularization, training, workspaces);
        }
        if (!readout.knowsLoss()) {
            requireSequences();
            requireLabels();
            readout.computeLoss(params, input, labels, packing());
        }
        double loss = readout.loss();
        score = (conf().isMiniBatch() ? loss / getInputMiniBatchSize() : loss) + regularization;
        return score;
    }

    private void requireLabels() {
        if (labels == null) {
            throw new IllegalStateException("no loss without labels " + layerId());
        }
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

    private INDArray timeMajor(ArrayType type, long channels, LayerWorkspaceMgr workspaces) {
        long[] shape = {input.size(2), input.size(0), channels};
        return workspaces.createUninitialized(type, dataType, shape, 'c').permute(1, 2, 0);
    }
}
