package io.elman.engine;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.layers.recurrent.BidirectionalLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The configuration of DL4J's two directions over a sequence, with another runtime layer: {@link FusedBidirectionalLayer}.
 *
 * <p>What the engine does not offer (modes other than CONCAT, cells other than those of {@link FusedRnn}) runs in the stock
 * wrapper.
 */
public final class FusedBidirectional extends Bidirectional {
    private static final long serialVersionUID = 1;

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        INDArray flat = parameters.reshape(parameters.length());
        INDArray[] own = {
            flat.get(NDArrayIndex.interval(0, flat.length() / 2)),
            flat.get(NDArrayIndex.interval(flat.length() / 2, flat.length()))
        };
        Layer forward = getFwd().instantiate(conf(conf, getFwd()), listeners, index, own[0], initialize, type);
        Layer backward = getBwd().instantiate(conf(conf, getBwd()), listeners, index, own[1], initialize, type);
        boolean offered =
                getMode() == Mode.CONCAT && forward instanceof FusedRnnLayer && backward instanceof FusedRnnLayer;
        BidirectionalLayer layer = offered
                ? new FusedBidirectionalLayer(conf, (FusedRnnLayer) forward, (FusedRnnLayer) backward, parameters)
                : new BidirectionalLayer(conf, forward, backward, parameters);
        layer.setParamTable(initializer().init(conf, parameters, initialize));
        layer.setConf(conf);
        return layer;
    }

    private static NeuralNetConfiguration conf(
            NeuralNetConfiguration both, org.deeplearning4j.nn.conf.layers.Layer direction) {
        NeuralNetConfiguration one = both.clone();
        one.setLayer(direction);
        return one;
    }
}
