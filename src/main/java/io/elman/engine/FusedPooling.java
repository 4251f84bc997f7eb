package io.elman.engine;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The configuration of DL4J's pooling, with another runtime layer: {@link FusedPoolingLayer}.
 *
 * <p>What the engine does not offer (anything but sum and mean over time, types other than FLOAT and DOUBLE) runs in the
 * stock layer.
 */
public final class FusedPooling extends GlobalPoolingLayer {
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
        FusedPoolingLayer layer = new FusedPoolingLayer(conf, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setConf(conf);
        return layer;
    }

    private boolean isOffered() {
        return (getPoolingType() == PoolingType.AVG || getPoolingType() == PoolingType.SUM)
                && getPoolingDimensions() == null
                && isCollapseDimensions();
    }
}
