package io.elman.engine;

import io.elman.engine.kernel.Packing;
import io.elman.engine.kernel.ReadoutLoss;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's output layer per example on top of {@link LayerReadout}: an example is a sequence of one step. The score comes from the
 * pass that computed the gradient, as in {@link FusedRnnOutputLayer}. Examples with a mask, and images, go to the stock layer.
 */
final class FusedOutputLayer extends OutputLayer {
    private static final long serialVersionUID = 1;

    private final transient LayerReadout readout;
    private transient Packing packing = Packing.full(0, 1);

    FusedOutputLayer(NeuralNetConfiguration conf, DataType type, ReadoutLoss kind) {
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

    private boolean isOffered() {
        return input != null && input.rank() == 2 && maskArray == null;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        if (!isOffered()) {
            return super.activate(training, workspaces);
        }
        requireWidth();
        applyDropOutIfNecessary(training, workspaces);
        INDArray out = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS, dataType, input.size(0), layerConf().getNOut());
        readout.activate(params, oneStep(input), packing(), oneStep(out));
        return out;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        if (!isOffered()) {
            return super.backpropGradient(epsilon, workspaces);
        }
        requireWidth();
        INDArray given = input;
        applyDropOutIfNecessary(true, workspaces);
        requireLabels();
        INDArray below = workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD, dataType, input.size(0), layerConf().getNIn());
        Gradient gradient =
                readout.backward(params, oneStep(input), oneStep(labels), packing(), gradientViews, oneStep(below));
        input = given;
        return new Pair<>(gradient, backpropDropOutIfPresent(below));
    }

    @Override
    public double computeScore(double regularization, boolean training, LayerWorkspaceMgr workspaces) {
        if (!isOffered()) {
            return super.computeScore(regularization, training, workspaces);
        }
        if (!readout.knowsLoss()) {
            requireWidth();
            requireLabels();
            readout.computeLoss(params, oneStep(input), oneStep(labels), packing());
        }
        double loss = readout.loss();
        score = (conf().isMiniBatch() ? loss / getInputMiniBatchSize() : loss) + regularization;
        return score;
    }

    private void requireLabels() {
        if (labels == null) {
            throw new IllegalStateException("no loss without labels " + layerId());
        }
        if (labels.rank() != 2) {
            throw new IllegalArgumentException("labels are " + Arrays.toString(labels.shape()) + ", must be ["
                    + input.size(0) + ", " + layerConf().getNOut() + "] " + layerId());
        }
    }

    private void requireWidth() {
        if (input.size(1) != layerConf().getNIn()) {
            throw new IllegalArgumentException("input is " + Arrays.toString(input.shape()) + ", must be [batch, "
                    + layerConf().getNIn() + "] " + layerId());
        }
    }

    private INDArray oneStep(INDArray array) {
        return array.reshape(array.size(0), array.size(1), 1);
    }

    private Packing packing() {
        if (packing.batch() != input.size(0)) {
            packing = Packing.full((int) input.size(0), 1);
        }
        return packing;
    }
}
