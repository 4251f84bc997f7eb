package io.elman.verify;

import io.elman.cell.ElmanNetwork;
import io.elman.cell.Readout;
import io.elman.cell.Sequences;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The same network as DL4J has it: {@code SimpleRnn} and {@code RnnOutputLayer}. */
public final class StockNetwork {
    /** Under this name DL4J keeps the state of a {@code SimpleRnn}. */
    private static final String STATE = org.deeplearning4j.nn.layers.recurrent.SimpleRnn.STATE_KEY_PREV_ACTIVATION;

    private StockNetwork() {}

    /** Returns DL4J's network with copies of the given weights, in their type. */
    public static MultiLayerNetwork of(ElmanNetwork network) {
        MultiLayerNetwork stock = new MultiLayerNetwork(configuration(network));
        stock.init();
        stock.setParam("0_W", network.cell().inputWeights());
        stock.setParam("0_RW", network.cell().recurrentWeights());
        stock.setParam("0_b", network.cell().hiddenBias());
        stock.setParam("1_W", network.output().outputWeights());
        stock.setParam("1_b", network.output().outputBias());
        return stock;
    }

    /** Returns what DL4J computes; it sets a masked state to zero where we hold it, so the mask is not given to it. */
    static Activations run(ElmanNetwork network, Sequences sequences) {
        Sequences typed = sequences.castTo(network.cell().dataType());
        MultiLayerNetwork stock = of(network);
        ((RecurrentLayer) stock.getLayer(0)).rnnSetTBPTTState(Map.of(STATE, typed.initialState()));
        List<INDArray> activations = stock.rnnActivateUsingStoredState(typed.input(), false, false);
        return new Activations(activations.get(1), activations.get(2));
    }

    private static MultiLayerConfiguration configuration(ElmanNetwork network) {
        boolean classes = network.readout() == Readout.SOFTMAX;
        return new NeuralNetConfiguration.Builder()
                .dataType(network.cell().dataType())
                .list(
                        new SimpleRnn.Builder()
                                .nIn(network.cell().features())
                                .nOut(network.cell().hidden())
                                .activation(Activation.TANH)
                                .build(),
                        new RnnOutputLayer.Builder(classes ? LossFunction.MCXENT : LossFunction.MSE)
                                .nIn(network.cell().hidden())
                                .nOut(network.output().outputs())
                                .activation(classes ? Activation.SOFTMAX : Activation.IDENTITY)
                                .build())
                .build();
    }
}
