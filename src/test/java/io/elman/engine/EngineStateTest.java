package io.elman.engine;

import static io.elman.engine.Compare.assertClose;
import static io.elman.engine.Compare.endPadding;
import static io.elman.engine.Compare.tolerance;
import static io.elman.engine.Networks.outputs;
import static io.elman.engine.Networks.recurrent;
import static io.elman.engine.Networks.stock;
import static org.assertj.core.api.Assertions.assertThat;

import io.elman.cell.CellWeights;
import io.elman.cell.Sequences;
import io.elman.cell.Unrolled;
import io.elman.verify.RandomArrays;
import java.util.Map;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** States and masks against the cell, which says what they mean. */
class EngineStateTest {
    private static final String STATE = org.deeplearning4j.nn.layers.recurrent.SimpleRnn.STATE_KEY_PREV_ACTIVATION;
    private static final int BATCH = 5;
    private static final int FEATURES = 3;
    private static final int HIDDEN = 6;
    private static final int STEPS = 8;

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void anyMaskAndStateGiveTheStatesOfTheCell(DataType type) {
        for (int seed = 0; seed < 8; seed++) {
            RandomArrays random = new RandomArrays(seed);
            Sequences sequences = random.sequences(BATCH, FEATURES, HIDDEN, STEPS)
                    .withMask(random.mask(BATCH, STEPS))
                    .castTo(type);
            assertStates(type, sequences);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void paddingAtEitherEndGivesTheStatesOfTheCell(DataType type) {
        RandomArrays random = new RandomArrays(9);
        Sequences sequences = random.sequences(BATCH, FEATURES, HIDDEN, STEPS).castTo(type);
        INDArray end = endPadding(type, STEPS, 3, 8, 0, 5, 1);
        assertStates(type, sequences.withMask(end));
        assertStates(
                type,
                sequences.withMask(
                        org.nd4j.linalg.factory.Nd4j.reverse(end.dup()).reshape(BATCH, STEPS)));
        assertStates(type, sequences.withMask(end.like()));
    }

    private static void assertStates(DataType type, Sequences sequences) {
        MultiLayerNetwork network = network(type);
        CellWeights weights = new CellWeights(
                network.getParam("0_W"),
                network.getParam("0_RW"),
                network.getParam("0_b").reshape(1, HIDDEN));
        INDArray hidden = Unrolled.forward(weights, sequences).hidden();
        RecurrentLayer layer = (RecurrentLayer) network.getLayer(0);
        layer.rnnSetTBPTTState(Map.of(STATE, sequences.initialState()));
        network.setLayerMaskArrays(sequences.mask(), null);
        INDArray out = network.rnnActivateUsingStoredState(sequences.input(), true, true)
                .get(1);
        INDArray mask = sequences.mask().reshape(BATCH, 1, STEPS).broadcast(BATCH, HIDDEN, STEPS);
        assertClose("hidden", out, hidden.mul(mask), tolerance(type));
        INDArray last = hidden.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(STEPS - 1));
        assertClose("final state", layer.rnnGetTBPTTState().get(STATE), last, tolerance(type));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void stepByStepGivesTheOutputsOfTheWhole(DataType type) {
        MultiLayerNetwork network = network(type);
        INDArray input = new RandomArrays(3).normal(1, BATCH, FEATURES, STEPS).castTo(type);
        INDArray whole = network.output(input).dup();
        int at = 0;
        for (int length : new int[] {1, 3, 1, 2, 1}) {
            INDArray part = input.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(at, at + length));
            INDArray expected =
                    whole.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(at, at + length));
            assertClose("steps from " + at, network.rnnTimeStep(part), expected, tolerance(type));
            at += length;
        }
        network.rnnClearPreviousState();
        assertClose("steps after clearing", network.rnnTimeStep(input), whole, tolerance(type));
    }

    @Test
    void anyLayoutOfTheInputGivesTheSame() {
        MultiLayerNetwork network = network(DataType.FLOAT);
        INDArray input = new RandomArrays(4).normal(1, BATCH, FEATURES, STEPS).castTo(DataType.FLOAT);
        INDArray expected = network.output(input).dup();
        assertThat(network.output(input.dup('f'))).isEqualTo(expected);
        assertThat(network.output(input.permute(2, 0, 1).dup('c').permute(1, 2, 0)))
                .isEqualTo(expected);
        INDArray wider = org.nd4j.linalg.factory.Nd4j.concat(2, input, input, input);
        INDArray view = wider.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(STEPS, 2 * STEPS));
        assertThat(network.output(view)).isEqualTo(expected);
    }

    private static MultiLayerNetwork network(DataType type) {
        return Engine.accelerate(stock(8, type, recurrent(FEATURES, HIDDEN), outputs(HIDDEN, 2)));
    }
}
