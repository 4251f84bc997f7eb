package io.elman.engine;

import io.elman.engine.graph.NewLayer;
import io.elman.engine.kernel.ReadoutLoss;
import java.util.Collection;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The configuration of DL4J's output layer per example, with another runtime layer: {@link FusedOutputLayer}. What {@link
 * ReadoutKind} does not know runs in the stock layer.
 */
public final class FusedOutput extends OutputLayer {
    private static final long serialVersionUID = 1;

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        Optional<ReadoutLoss> kind = ReadoutKind.of(this, type);
        if (kind.isEmpty()) {
            return super.instantiate(conf, listeners, index, parameters, initialize, type);
        }
        LayerValidation.assertNInNOutSet("FusedOutput", getLayerName(), index, getNIn(), getNOut());
        return NewLayer.placed(
                new FusedOutputLayer(conf, type, kind.get()), conf, listeners, index, parameters, initialize);
    }
}
