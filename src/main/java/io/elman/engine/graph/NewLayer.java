package io.elman.engine.graph;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What every configuration of DL4J's does with a layer that it has made. */
public final class NewLayer {
    private NewLayer() {}

    /**
     * Gives a layer its place and its weights.
     *
     * @param layer modified
     * @param parameters of the layer, one row; held, and modified if they are to be initialized
     * @return the same layer
     */
    public static Layer placed(
            Layer layer,
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize) {
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        Map<String, INDArray> weights = conf.getLayer().initializer().init(conf, parameters, initialize);
        layer.setParamTable(weights);
        layer.setConf(conf);
        return layer;
    }
}
