package io.elman.engine;

import io.elman.engine.graph.NewLayer;
import io.elman.engine.kernel.ReadoutLoss;
import java.util.Collection;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The configuration of DL4J's output layer per step, with another runtime layer: {@link FusedRnnOutputLayer}. What {@link
 * ReadoutKind} does not know, and the NWC format, run in the stock layer.
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
        Optional<ReadoutLoss> kind = ReadoutKind.of(this, type);
        if (kind.isEmpty() || getRnnDataFormat() == RNNFormat.NWC) {
            return super.instantiate(conf, listeners, index, parameters, initialize, type);
        }
        LayerValidation.assertNInNOutSet("FusedRnnOutput", getLayerName(), index, getNIn(), getNOut());
        return NewLayer.placed(
                new FusedRnnOutputLayer(conf, type, kind.get()), conf, listeners, index, parameters, initialize);
    }
}
