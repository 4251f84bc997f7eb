package io.elman.engine;

import java.util.Arrays;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.LossUtil;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The loss whose minimum is a quantile: {@code max(q (y - f), (q - 1) (y - f))}, the mean over the outputs. R. Koenker and
 * G. Bassett, Regression Quantiles, Econometrica 46, 1978.
 *
 * <p>DL4J has no such loss. It matters for training only, so a network that is saved names a stock one instead.
 */
public final class PinballLoss implements ILossFunction {
    private static final long serialVersionUID = 1;

    private final double[] quantiles;

    /** @param quantiles one an output, between 0 and 1; not modified */
    public PinballLoss(@JsonProperty("quantiles") double... quantiles) {
        this.quantiles = quantiles.clone();
    }

    /** Returns one an output; new array. */
    @JsonProperty("quantiles")
    public double[] quantiles() {
        return quantiles.clone();
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        double sum = computeScoreArray(labels, preOutput, activation, mask)
                .sumNumber()
                .doubleValue();
        return average ? sum / labels.size(0) : sum;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        INDArray miss = labels.castTo(preOutput.dataType()).sub(activation.getActivation(preOutput.dup(), true));
        INDArray scores = slopes(miss).muli(miss);
        if (mask != null) {
            LossUtil.applyMask(scores, mask);
        }
        return scores.sum(true, 1).divi(quantiles.length);
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        INDArray miss = labels.castTo(preOutput.dataType()).sub(activation.getActivation(preOutput.dup(), true));
        INDArray gradient = slopes(miss).negi().divi(quantiles.length);
        if (mask != null && LossUtil.isPerOutputMasking(labels, mask)) {
            LossUtil.applyMask(gradient, mask);
        }
        INDArray below = activation.backprop(preOutput, gradient).getFirst();
        if (mask != null) {
            LossUtil.applyMask(below, mask);
        }
        return below;
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        return new Pair<>(
                computeScore(labels, preOutput, activation, mask, average),
                computeGradient(labels, preOutput, activation, mask));
    }

    @Override
    public String name() {
        return "pinball " + Arrays.toString(quantiles);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PinballLoss loss && Arrays.equals(quantiles, loss.quantiles);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(quantiles);
    }

    /** Returns q where the label is above the output, q - 1 where it is below; new array. */
    private INDArray slopes(INDArray miss) {
        if (miss.size(1) != quantiles.length) {
            throw new IllegalArgumentException("labels are " + Arrays.toString(miss.shape()) + ", must be [rows, "
                    + quantiles.length + "]: one a quantile");
        }
        INDArray q = Nd4j.createFromArray(quantiles).castTo(miss.dataType()).reshape(1, quantiles.length);
        return miss.lt(0).castTo(miss.dataType()).negi().addiRowVector(q);
    }
}
