package io.elman.engine;

import static io.elman.engine.Compare.assertClose;
import static io.elman.engine.Compare.gradient;
import static io.elman.engine.Compare.perStep;
import static io.elman.engine.Networks.outputs;
import static io.elman.engine.Networks.recurrent;
import static io.elman.engine.Networks.stock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.elman.cell.CellGradients;
import io.elman.cell.CellWeights;
import io.elman.cell.GradientCheck;
import io.elman.cell.Sequences;
import io.elman.cell.Trace;
import io.elman.cell.Unrolled;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Training steps that go on from one another. */
class EngineCarriedStateTest {
    private static final DataType TYPE = DataType.DOUBLE;
    private static final String STATE = org.deeplearning4j.nn.layers.recurrent.SimpleRnn.STATE_KEY_PREV_ACTIVATION;
    private static final int BATCH = 3;
    private static final int FEATURES = 4;
    private static final int HIDDEN = 5;
    private static final int STEPS = 6;

    private final DataSet first = perStep(1, TYPE, BATCH, FEATURES, 3, STEPS);
    private final DataSet second = perStep(2, TYPE, BATCH, FEATURES, 3, STEPS);

    @Test
    void theSecondStepHasTheSlopeOfItsScoreWithTheStatesOfTheFirstHeldFast() {
        MultiLayerNetwork network = carrying(recurrent(FEATURES, HIDDEN), recurrent(HIDDEN, HIDDEN));
        gradient(network, first);
        INDArray[] states = {state(network, 0).dup(), state(network, 1).dup()};
        INDArray gradient = gradientFrom(network, states);
        assertThat(GradientCheck.largestError(() -> scoreFrom(network, states), network.params(), gradient))
                .isLessThan(GradientCheck.TOLERANCE);
        network.rnnClearPreviousState();
        INDArray forgetful = gradient(network, second).div(BATCH);
        assertThat(forgetful.distance2(gradient)).isGreaterThan(1e-2);
    }

    @Test
    void theSecondStepHasTheGradientOfTheCell() {
        MultiLayerNetwork network = carrying(recurrent(FEATURES, HIDDEN));
        CellWeights weights = new CellWeights(
                network.getParam("0_W"),
                network.getParam("0_RW"),
                network.getParam("0_b").reshape(1, HIDDEN));
        Trace before = Unrolled.forward(weights, Sequences.fromRest(first.getFeatures(), HIDDEN));
        INDArray state = before.hidden()
                .get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(STEPS - 1))
                .dup();
        gradient(network, first);
        assertClose("state", state(network, 0), state, 1e-12);
        INDArray gradient = gradient(network, second);
        Sequences next = Sequences.fromRest(second.getFeatures(), HIDDEN).startingFrom(state);
        Trace trace = Unrolled.forward(weights, next);
        CellGradients expected = Unrolled.backward(weights, trace, hiddenGradient(network, trace));
        int cells = FEATURES * HIDDEN + HIDDEN * HIDDEN + HIDDEN;
        INDArray flat = Nd4j.toFlattened(
                'f',
                expected.weights().inputWeights(),
                expected.weights().recurrentWeights(),
                expected.weights().hiddenBias());
        INDArray own = gradient.reshape(gradient.length()).get(NDArrayIndex.interval(0, cells));
        assertClose("gradient of the cell", own, flat.reshape(cells), 1e-10);
    }

    @Test
    void stepsThatFollowOneAnotherComputeTheStatesOfTheWhole() {
        MultiLayerNetwork network = carrying(recurrent(FEATURES, HIDDEN), recurrent(HIDDEN, HIDDEN));
        INDArray whole = Nd4j.concat(2, first.getFeatures(), second.getFeatures());
        INDArray expected = network.feedForward(whole, false).get(2);
        gradient(network, first);
        gradient(network, second);
        INDArray last = expected.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(2 * STEPS - 1));
        assertClose("final state", state(network, 1), last, 1e-12);
    }

    @Test
    void answersInBetweenNeitherUseTheStateNorChangeIt() {
        MultiLayerNetwork network = carrying(recurrent(FEATURES, HIDDEN));
        INDArray fresh = network.output(first.getFeatures()).dup();
        gradient(network, first);
        INDArray carried = state(network, 0).dup();
        assertThat(network.output(first.getFeatures())).isEqualTo(fresh);
        network.rnnTimeStep(first.getFeatures());
        assertThat(state(network, 0)).isEqualTo(carried);
        assertThat(network.clone().output(first.getFeatures())).isEqualTo(fresh);
    }

    @Test
    void withoutBeingAskedANetworkForgets() {
        MultiLayerNetwork network = Engine.accelerate(stock(21, TYPE, recurrent(FEATURES, HIDDEN), outputs(HIDDEN, 3)));
        INDArray fresh = gradient(network, second);
        gradient(network, first);
        assertThat(gradient(network, second)).isEqualTo(fresh);
    }

    @Test
    void whatCannotCarryIsRefused() {
        MultiLayerNetwork stock = stock(21, TYPE, recurrent(FEATURES, HIDDEN), outputs(HIDDEN, 3));
        assertThatThrownBy(() -> FusedRnn.carryStates(stock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SimpleRnn");
        MultiLayerNetwork both = Engine.accelerate(
                stock(21, TYPE, new Bidirectional(recurrent(FEATURES, HIDDEN)), outputs(2 * HIDDEN, 3)));
        assertThatThrownBy(() -> FusedRnn.carryStates(both)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherNumberOfSequencesIsRefused() {
        MultiLayerNetwork network = carrying(recurrent(FEATURES, HIDDEN));
        gradient(network, first);
        assertThatThrownBy(() -> gradient(network, perStep(3, TYPE, BATCH + 1, FEATURES, 3, STEPS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("initial state");
    }

    private static MultiLayerNetwork carrying(org.deeplearning4j.nn.conf.layers.Layer... cells) {
        org.deeplearning4j.nn.conf.layers.Layer[] layers = java.util.Arrays.copyOf(cells, cells.length + 1);
        layers[cells.length] = outputs(HIDDEN, 3);
        MultiLayerNetwork network = Engine.accelerate(stock(21, TYPE, layers));
        FusedRnn.carryStates(network);
        return network;
    }

    private static INDArray state(MultiLayerNetwork network, int layer) {
        return ((RecurrentLayer) network.getLayer(layer)).rnnGetTBPTTState().get(STATE);
    }

    private INDArray gradientFrom(MultiLayerNetwork network, INDArray[] states) {
        for (int layer = 0; layer < states.length; layer++) {
            ((RecurrentLayer) network.getLayer(layer)).rnnSetTBPTTState(java.util.Map.of(STATE, states[layer]));
        }
        return gradient(network, second).div(BATCH);
    }

    private double scoreFrom(MultiLayerNetwork network, INDArray[] states) {
        gradientFrom(network, states);
        return network.score();
    }

    /** Returns dL/dh_t: (softmax(h_t W_hy + b_y) - y_t) W_hy'. */
    private INDArray hiddenGradient(MultiLayerNetwork network, Trace trace) {
        INDArray weights = network.getParam("1_W");
        INDArray out = Nd4j.create(TYPE, BATCH, HIDDEN, STEPS);
        for (int step = 0; step < STEPS; step++) {
            INDArray z = at(trace.hidden(), step)
                    .mmul(weights)
                    .addRowVector(network.getParam("1_b").reshape(1, 3));
            INDArray softmax = org.nd4j.linalg.ops.transforms.Transforms.softmax(z);
            at(out, step).assign(softmax.sub(at(second.getLabels(), step)).mmul(weights.transpose()));
        }
        return out;
    }

    private static INDArray at(INDArray array, int step) {
        return array.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(step));
    }
}
