package io.elman.engine;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * The configuration of DL4J's output layer per step, with another runtime layer: {@link FusedRnnOutputLayer}.
 *
 * <p>What the engine does not offer (anything but softmax with unweighted cross-entropy and a bias, weight noise, the NWC
 * format, types other than FLOAT and DOUBLE) runs in the stock layer.
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
        if (!isOffered() || (type != DataType.FLOAT && type != DataType.DOUBLE)) {
            return super.instantiate(conf, listeners, index, parameters, initialize, type);
        }
        LayerValidation.assertNInNOutSet("FusedRnnOutput", getLayerName(), index, getNIn(), getNOut());
        FusedRnnOutputLayer layer = new FusedRnnOutputLayer(conf, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        Map<String, INDArray> table = initializer().init(conf, parameters, initialize);
        layer.setParamTable(table);
        layer.setConf(conf);
        return layer;
    }

    private boolean isOffered() {
        return getActivationFn() instanceof ActivationSoftmax
                && getLossFn().getClass() == LossMCXENT.class
                && ((LossMCXENT) getLossFn()).getWeights() == null
                && hasBias()
                && getWeightNoise() == null
                && getRnnDataFormat() != RNNFormat.NWC;
    }
}
