package io.elman.engine;

import io.elman.engine.block.ValueLoss;
import io.elman.engine.kernel.ReadoutLoss;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * The configuration of DL4J's output layer per step, with another runtime layer: {@link FusedRnnOutputLayer}.
 *
 * <p>Softmax goes with cross-entropy, identity with the squared, the absolute and the pinball error. What the engine does not
 * offer (other pairs, weights of outputs, no bias, weight noise, the NWC format, types other than FLOAT and DOUBLE) runs in
 * the stock layer.
 */
public final class FusedRnnOutput extends RnnOutputLayer {
    private static final long serialVersionUID = 1;

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        Optional<ReadoutLoss> kind = kind();
        if (kind.isEmpty() || !isOffered() || (type != DataType.FLOAT && type != DataType.DOUBLE)) {
            return super.instantiate(conf, listeners, index, parameters, initialize, type);
        }
        LayerValidation.assertNInNOutSet("FusedRnnOutput", getLayerName(), index, getNIn(), getNOut());
        FusedRnnOutputLayer layer = new FusedRnnOutputLayer(conf, type, kind.get());
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        Map<String, INDArray> table = initializer().init(conf, parameters, initialize);
        layer.setParamTable(table);
        layer.setConf(conf);
        return layer;
    }

    private boolean isOffered() {
        return hasBias() && getWeightNoise() == null && getRnnDataFormat() != RNNFormat.NWC;
    }

    /** Returns ours for the activation and the loss together; empty if there is none. */
    private Optional<ReadoutLoss> kind() {
        if (getActivationFn() instanceof ActivationSoftmax) {
            boolean plain =
                    getLossFn().getClass() == LossMCXENT.class && ((LossMCXENT) getLossFn()).getWeights() == null;
            return plain ? Optional.of(new ReadoutLoss.CrossEntropy()) : Optional.empty();
        }
        return getActivationFn() instanceof ActivationIdentity
                ? error(getLossFn()).map(ReadoutLoss.Values::new)
                : Optional.empty();
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
