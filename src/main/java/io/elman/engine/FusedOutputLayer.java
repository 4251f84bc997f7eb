package io.elman.engine;

import io.elman.engine.kernel.Packing;
import io.elman.engine.kernel.Readout;
import io.elman.engine.kernel.ReadoutLoss;
import io.elman.engine.kernel.ReadoutParameters;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's output layer per example on top of {@link Readout}: an example is a sequence of one step. The score comes from the
 * pass that computed the gradient, as in {@link FusedRnnOutputLayer}. Examples with a mask, and images, go to the stock layer.
 */
final class FusedOutputLayer extends OutputLayer {
    private static final long serialVersionUID = 1;

    private final transient Readout readout;
    private transient Packing packing = Packing.full(0, 1);
    private double loss;
    private boolean lossKept;

    FusedOutputLayer(NeuralNetConfiguration conf, DataType type, ReadoutLoss kind) {
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
        readout.activate(parameters(), oneStep(input), packing(), oneStep(out));
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
        computeLoss();
        INDArray below = workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD, dataType, input.size(0), layerConf().getNIn());
        ReadoutParameters gradients = new ReadoutParameters(
                gradientViews.get(DefaultParamInitializer.WEIGHT_KEY),
                gradientViews.get(DefaultParamInitializer.BIAS_KEY));
        readout.backward(parameters(), gradients, oneStep(below));
        input = given;
        lossKept = true;
        Gradient named = new DefaultGradient();
        named.gradientForVariable().put(DefaultParamInitializer.WEIGHT_KEY, gradients.outputWeights());
        named.gradientForVariable().put(DefaultParamInitializer.BIAS_KEY, gradients.outputBias());
        return new Pair<>(named, backpropDropOutIfPresent(below));
    }

    @Override
    public double computeScore(double regularization, boolean training, LayerWorkspaceMgr workspaces) {
        if (!isOffered()) {
            return super.computeScore(regularization, training, workspaces);
        }
        if (!lossKept) {
            requireWidth();
            computeLoss();
        }
        score = (conf().isMiniBatch() ? loss / getInputMiniBatchSize() : loss) + regularization;
        return score;
    }

    private void computeLoss() {
        if (labels == null) {
            throw new IllegalStateException("no loss without labels " + layerId());
        }
        if (labels.rank() != 2) {
            throw new IllegalArgumentException("labels are " + Arrays.toString(labels.shape()) + ", must be ["
                    + input.size(0) + ", " + layerConf().getNOut() + "] " + layerId());
        }
        loss = readout.loss(parameters(), oneStep(input), oneStep(labels), packing());
    }

    private void requireWidth() {
        if (input.size(1) != layerConf().getNIn()) {
            throw new IllegalArgumentException("input is " + Arrays.toString(input.shape()) + ", must be [batch, "
                    + layerConf().getNIn() + "] " + layerId());
        }
    }

    private INDArray oneStep(INDArray array) {
        return array.castTo(dataType).reshape(array.size(0), array.size(1), 1);
    }

    private Packing packing() {
        if (packing.batch() != input.size(0)) {
            packing = Packing.full((int) input.size(0), 1);
        }
        return packing;
    }

    private ReadoutParameters parameters() {
        return new ReadoutParameters(
                getParam(DefaultParamInitializer.WEIGHT_KEY), getParam(DefaultParamInitializer.BIAS_KEY));
    }
}
