package io.elman.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.elman.verify.RandomArrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FiniteDifferencesTest {
    private static final int BATCH = 2;
    private static final int FEATURES = 2;
    private static final int HIDDEN = 3;
    private static final int OUTPUTS = 2;

    record Case(int steps, boolean fromRandomState, boolean masked, Readout readout) {}

    static Stream<Case> cases() {
        return Stream.of(1, 2, 5)
                .flatMap(steps -> Stream.of(Readout.values())
                        .flatMap(readout -> Stream.of(true, false)
                                .flatMap(state -> Stream.of(true, false)
                                        .map(masked -> new Case(steps, state, masked, readout)))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyGradientIsTheSlopeOfTheLoss(Case one) {
        check(one, Sabotage.NONE, Sabotage.NONE);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void everySabotageOfTheForwardPassIsSeen(Sabotage sabotage) {
        Guard.sees(sabotage, wrong -> check(new Case(2, true, false, Readout.SOFTMAX), wrong, Sabotage.NONE));
        Guard.sees(sabotage, wrong -> check(new Case(5, false, true, Readout.IDENTITY), wrong, Sabotage.NONE));
    }

    /** The bias takes no part in the backward pass. */
    @ParameterizedTest
    @EnumSource(names = {"RECURRENT_WEIGHTS_TRANSPOSED", "PREVIOUS_STATE_DROPPED"})
    void everySabotageOfTheBackwardPassIsSeen(Sabotage sabotage) {
        Guard.sees(sabotage, wrong -> check(new Case(2, true, false, Readout.SOFTMAX), Sabotage.NONE, wrong));
        Guard.sees(sabotage, wrong -> check(new Case(5, false, true, Readout.IDENTITY), Sabotage.NONE, wrong));
    }

    @Test
    void aGradientOffByATenThousandthIsSeen() {
        INDArray w = Nd4j.createFromArray(new double[][] {{0.5, -2}, {3, 0.25}});
        DoubleSupplier sumOfCubes = () -> w.mul(w).muli(w).sumNumber().doubleValue() / 10;
        INDArray gradient = w.mul(w).muli(0.3);
        assertThat(GradientCheck.largestError(sumOfCubes, w, gradient)).isLessThan(GradientCheck.TOLERANCE / 100);
        gradient.putScalar(1, 1, gradient.getDouble(1, 1) * 1.0001);
        assertThat(GradientCheck.largestError(sumOfCubes, w, gradient)).isGreaterThan(GradientCheck.TOLERANCE);
    }

    @Test
    void aLossThatIsNotANumberNeverPasses() {
        INDArray w = Nd4j.ones(org.nd4j.linalg.api.buffer.DataType.DOUBLE, 2, 2);
        assertThat(GradientCheck.largestError(() -> Double.NaN, w, w.dup())).isNaN();
    }

    @Test
    void theParameterIsRestored() {
        INDArray w = new RandomArrays(5).normal(1, 4, 3);
        INDArray before = w.dup();
        GradientCheck.largestError(() -> w.sumNumber().doubleValue(), w, Nd4j.onesLike(w), 5);
        assertThat(w.data().asDouble()).isEqualTo(before.data().asDouble());
    }

    private static void check(Case one, Sabotage forward, Sabotage backward) {
        RandomArrays random = new RandomArrays(11);
        ElmanNetwork network =
                new ElmanNetwork(random.cell(FEATURES, HIDDEN), random.readout(HIDDEN, OUTPUTS), one.readout());
        Sequences sequences = sequences(one, random);
        INDArray labels = one.readout() == Readout.SOFTMAX
                ? random.classes(BATCH, OUTPUTS, one.steps())
                : random.normal(1, BATCH, OUTPUTS, one.steps());
        INDArray labelsMask = one.masked() ? random.mask(BATCH, one.steps()) : sequences.mask();
        NetworkGradients claimed = network.gradients(sequences, labels, labelsMask);
        CellGradients cell = backward == Sabotage.NONE
                ? claimed.cell()
                : sabotagedBackward(network, sequences, labels, labelsMask, backward);
        DoubleSupplier loss = () -> forward.of(network).loss(sequences, labels, labelsMask);
        assertSlopes(loss, network, sequences, cell, claimed.output());
    }

    /** The trace and the gradient of the readout are right; only the steps back in time are not. */
    private static CellGradients sabotagedBackward(
            ElmanNetwork network, Sequences sequences, INDArray labels, INDArray labelsMask, Sabotage sabotage) {
        Trace trace = Unrolled.forward(network.cell(), sequences);
        INDArray z = network.output().apply(Shapes.toRows(trace.hidden()));
        INDArray share =
                labelsMask.dup('c').reshape('c', labelsMask.length(), 1).div(labelsMask.sumNumber());
        INDArray dz = network.readout().gradient(z, Shapes.toRows(labels)).muliColumnVector(share);
        INDArray dHidden =
                Shapes.fromRows(dz.mmul(network.output().outputWeights().transpose()), BATCH);
        return Unrolled.backward(sabotage.apply(network.cell()), trace, dHidden);
    }

    private static void assertSlopes(
            DoubleSupplier loss, ElmanNetwork network, Sequences sequences, CellGradients cell, ReadoutWeights output) {
        Map<String, Double> errors = new LinkedHashMap<>();
        CellWeights weights = network.cell();
        errors.put(
                "W_xh",
                GradientCheck.largestError(
                        loss, weights.inputWeights(), cell.weights().inputWeights()));
        errors.put(
                "W_hh",
                GradientCheck.largestError(
                        loss, weights.recurrentWeights(), cell.weights().recurrentWeights()));
        errors.put(
                "b_h",
                GradientCheck.largestError(
                        loss, weights.hiddenBias(), cell.weights().hiddenBias()));
        errors.put("W_hy", GradientCheck.largestError(loss, network.output().outputWeights(), output.outputWeights()));
        errors.put("b_y", GradientCheck.largestError(loss, network.output().outputBias(), output.outputBias()));
        errors.put("x", GradientCheck.largestError(loss, sequences.input(), cell.input()));
        errors.put("h_0", GradientCheck.largestError(loss, sequences.initialState(), cell.initialState()));
        assertThat(errors).allSatisfy((name, error) -> assertThat(error).isLessThanOrEqualTo(GradientCheck.TOLERANCE));
    }

    private static Sequences sequences(Case one, RandomArrays random) {
        Sequences drawn = random.sequences(BATCH, FEATURES, HIDDEN, one.steps());
        Sequences started = one.fromRandomState() ? drawn : drawn.startingFrom(Nd4j.zerosLike(drawn.initialState()));
        return one.masked() ? started.withMask(random.mask(BATCH, one.steps())) : started;
    }
}
