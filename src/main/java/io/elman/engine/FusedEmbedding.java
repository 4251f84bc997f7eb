package io.elman.engine;

import io.elman.engine.graph.NewLayer;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The configuration of DL4J's embedding of words, with another runtime layer: {@link FusedEmbeddingLayer}.
 *
 * <p>What the engine does not offer (a bias, an activation, the NWC format, types other than FLOAT and DOUBLE) runs in the
 * stock layer.
 */
public final class FusedEmbedding extends EmbeddingSequenceLayer {
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
        return NewLayer.placed(new FusedEmbeddingLayer(conf, type), conf, listeners, index, parameters, initialize);
    }

    private boolean isOffered() {
        return !hasBias() && getActivationFn() instanceof ActivationIdentity && getOutputFormat() == RNNFormat.NCW;
    }
}
