package io.elman.engine.graph;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The configuration of DL4J's dense layer, with another runtime layer: {@link FusedDenseLayer}. What is more than X W + b
 * (another activation than the identity, dropout, noise, normalization, types other than FLOAT and DOUBLE) runs in the stock
 * layer.
 */
public final class FusedDense extends DenseLayer {
    private static final long serialVersionUID = 1;

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        if (!isOffered() || (type != DataType.FLOAT && type != DataType.DOUBLE)) {
            return super.instantiate(conf, listeners, index, parameters, initialize, type);
        }
        LayerValidation.assertNInNOutSet("FusedDense", getLayerName(), index, getNIn(), getNOut());
        return NewLayer.placed(new FusedDenseLayer(conf, type), conf, listeners, index, parameters, initialize);
    }

    private boolean isOffered() {
        return getActivationFn() instanceof ActivationIdentity
                && getIDropout() == null
                && getWeightNoise() == null
                && !hasLayerNorm();
    }
}
