package io.elman.engine;

import io.elman.engine.block.ValueLoss;
import io.elman.engine.kernel.ReadoutLoss;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Which of the engine's readouts a DL4J output layer is. */
final class ReadoutKind {
    private ReadoutKind() {}

    /**
     * Returns ours for the activation and the loss together. Softmax goes with cross-entropy, whose classes may have weights;
     * identity with the squared, the absolute and the pinball error. Empty for anything else, and for layers without bias or
     * with weight noise.
     */
    static Optional<ReadoutLoss> of(BaseOutputLayer layer, DataType type) {
        boolean known = type == DataType.FLOAT || type == DataType.DOUBLE;
        if (!known || !layer.hasBias() || layer.getWeightNoise() != null) {
            return Optional.empty();
        }
        if (layer.getActivationFn() instanceof ActivationSoftmax) {
            return layer.getLossFn().getClass() == LossMCXENT.class
                    ? Optional.of(new ReadoutLoss.CrossEntropy(weights(((LossMCXENT) layer.getLossFn()).getWeights())))
                    : Optional.empty();
        }
        return layer.getActivationFn() instanceof ActivationIdentity
                ? error(layer.getLossFn()).map(ReadoutLoss.Values::new)
                : Optional.empty();
    }

    private static double[] weights(INDArray weights) {
        return weights == null ? new double[0] : weights.toDoubleVector();
    }

    private static Optional<ValueLoss> error(ILossFunction loss) {
        if (loss instanceof PinballLoss pinball) {
            return Optional.of(ValueLoss.pinball(pinball.quantiles()));
        }
        if (loss.getClass() == LossMSE.class && ((LossMSE) loss).getWeights() == null) {
            return Optional.of(ValueLoss.SQUARED);
        }
        boolean absolute = loss.getClass() == LossMAE.class && ((LossMAE) loss).getWeights() == null;
        return absolute ? Optional.of(ValueLoss.ABSOLUTE) : Optional.empty();
    }
}
