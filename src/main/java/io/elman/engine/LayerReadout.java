package io.elman.engine;

import io.elman.engine.kernel.Packing;
import io.elman.engine.kernel.Readout;
import io.elman.engine.kernel.ReadoutLoss;
import io.elman.engine.kernel.ReadoutParameters;
import java.util.Map;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What DL4J's output layers, per step and per example, have in common on the engine: they read out, and the score that they
 * are asked for after a backward pass is the loss that the pass computed.
 */
final class LayerReadout {
    private final Readout readout;
    private final DataType type;
    private double loss;
    private boolean lossKept;

    LayerReadout(DataType type, ReadoutLoss kind) {
        this.type = type;
        this.readout = new Readout(type, kind);
    }

    /** From now on the loss of the last pass is that of another input or other labels. */
    void forgetLoss() {
        lossKept = false;
    }

    /**
     * @param parameters by DL4J's names; not modified
     * @param x [batch, hidden, time]; not modified
     * @param out [batch, outputs, time]; modified
     */
    void activate(Map<String, INDArray> parameters, INDArray x, Packing steps, INDArray out) {
        readout.activate(named(parameters), x.castTo(type), steps, out);
    }

    /**
     * Computes the loss, and its gradients with it.
     *
     * @param parameters by DL4J's names; not modified
     * @param x [batch, hidden, time]; not modified
     * @param labels as {@link Readout#loss} takes them; not modified
     * @param gradients by DL4J's names; modified: overwritten
     * @param below [batch, hidden, time]; modified: dL/dx
     * @return the gradients
     */
    Gradient backward(
            Map<String, INDArray> parameters,
            INDArray x,
            INDArray labels,
            Packing steps,
            Map<String, INDArray> gradients,
            INDArray below) {
        computeLoss(parameters, x, labels, steps);
        readout.backward(named(parameters), named(gradients), below);
        lossKept = true;
        Gradient all = new DefaultGradient();
        for (String name : new String[] {DefaultParamInitializer.WEIGHT_KEY, DefaultParamInitializer.BIAS_KEY}) {
            all.gradientForVariable().put(name, gradients.get(name));
        }
        return all;
    }

    /** Returns whether a backward pass has computed the loss of this input and these labels. */
    boolean knowsLoss() {
        return lossKept;
    }

    /** Computes the loss alone; as {@link #backward}. */
    void computeLoss(Map<String, INDArray> parameters, INDArray x, INDArray labels, Packing steps) {
        loss = readout.loss(named(parameters), x.castTo(type), labels.castTo(type), steps);
    }

    /** Returns the loss that was computed last. */
    double loss() {
        return loss;
    }

    private static ReadoutParameters named(Map<String, INDArray> arrays) {
        return new ReadoutParameters(
                arrays.get(DefaultParamInitializer.WEIGHT_KEY), arrays.get(DefaultParamInitializer.BIAS_KEY));
    }
}
