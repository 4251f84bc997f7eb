package io.elman.engine;

import io.elman.engine.block.Activation;
import io.elman.engine.graph.NewLayer;
import java.util.Collection;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The configuration of DL4J's simple recurrent layer, with another runtime layer: {@link FusedRnnLayer}. Everything else,
 * parameters and their order included, is the stock layer's, so that changing the class's name is all it takes to change
 * from one to the other.
 *
 * <p>What the engine does not offer (layer normalization, the NWC format, activations other than tanh, ReLU and identity,
 * types other than FLOAT and DOUBLE) runs in the stock layer.
 */
public final class FusedRnn extends SimpleRnn {
    private static final long serialVersionUID = 1;

    /** For DL4J's reader of JSON, which sets every field. */
    private FusedRnn() {
        this(new SimpleRnn.Builder());
    }

    /** @param builder of the stock layer that this one takes the place of */
    public FusedRnn(SimpleRnn.Builder builder) {
        super(builder);
    }

    /**
     * Makes a network carry its states from one training step to the next: the texts of a batch go on where those of the last
     * one ended, and the gradient stops at the cut, R. Williams and J. Peng, <i>An efficient gradient-based algorithm for
     * on-line training of recurrent network trajectories</i>, Neural Computation 2, 1990. {@code rnnClearPreviousState} begins
     * anew. This is a matter of the running network alone: copies, and what is saved, know nothing of it.
     *
     * @param network modified
     * @throws IllegalArgumentException if a recurrent layer is not one of the engine's, or reads in both directions
     */
    public static void carryStates(MultiLayerNetwork network) {
        for (Layer layer : network.getLayers()) {
            if (layer instanceof FusedRnnLayer fused) {
                fused.carryState();
            } else if (layer instanceof RecurrentLayer) {
                throw new IllegalArgumentException("a layer " + layer.getClass().getSimpleName()
                        + " cannot start a training step from the state of the last one");
            }
        }
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        Optional<Activation> activation = Activation.of(getActivationFn());
        if (activation.isEmpty() || !isOffered(type)) {
            return super.instantiate(conf, listeners, index, parameters, initialize, type);
        }
        LayerValidation.assertNInNOutSet("FusedRnn", getLayerName(), index, getNIn(), getNOut());
        return NewLayer.placed(
                new FusedRnnLayer(conf, type, activation.get()), conf, listeners, index, parameters, initialize);
    }

    private boolean isOffered(DataType type) {
        return !hasLayerNorm()
                && getRnnDataFormat() != RNNFormat.NWC
                && (type == DataType.FLOAT || type == DataType.DOUBLE);
    }
}
