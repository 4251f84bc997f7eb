package io.elman.cell;

import static io.elman.cell.Arrays.assertClose;
import static io.elman.cell.Arrays.matrix;
import static io.elman.cell.Arrays.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Two features, two units, three steps, nothing symmetric, nothing saturated. The expected numbers come by two other
 * routes: written down from difference quotients in 80-digit decimal arithmetic, and computed here in scalars that carry
 * their derivative forward.
 */
class HandExampleTest {
    private static final double TOLERANCE = 1e-10;

    private static final ElmanNetwork NETWORK = new ElmanNetwork(
            new CellWeights(
                    matrix(row(0.7, -0.4), row(0.2, 0.5)),
                    matrix(row(0.6, -0.3), row(0.1, 0.8)),
                    matrix(row(0.05, -0.15))),
            new ReadoutWeights(matrix(row(0.9, -0.6), row(-0.2, 0.7)), matrix(row(0.3, -0.1))),
            Readout.SOFTMAX);

    private static final INDArray LABELS = steps(row(1, 0, 0), row(0, 1, 1));

    private static final Sequences SEQUENCES = Sequences.fromRest(steps(row(0.5, -0.8, 0.2), row(-0.3, 0.4, 0.9)), 2)
            .startingFrom(matrix(row(0.25, -0.35)));

    private static final INDArray HIDDEN = steps(
            row(0.4260003255045633, -0.2390507259178193, 0.1937947042307951),
            row(-0.6936725684698276, -0.3029260434966461, 0.04933429995148896));

    private static final INDArray OUTPUTS = steps(
            row(0.8406812683851443, 0.5778753041064341, 0.6561742039888336),
            row(0.1593187316148557, 0.4221246958935659, 0.3438257960111663));

    private static final double LOSS = 0.7012057865260276;

    private static final CellGradients CELL_GRADIENTS = new CellGradients(
            new CellWeights(
                    matrix(row(-0.2170023580467488, 0.1470970192257242), row(0.4117537250403159, -0.2668422082128844)),
                    matrix(row(0.2028935495211492, -0.08409516042216882), row(-0.53466047519389, 0.2693454278480132)),
                    matrix(row(1.072625281712081, -0.5294198065418416))),
            steps(
                    row(0.19981464879798, 0.4632059769254465, 0.299584994091767),
                    row(0.01925666707950484, -0.03440800726536179, -0.0350335067426476)),
            matrix(row(0.1686301711154836, -0.02424560725598814)));

    private static final ReadoutWeights READOUT_GRADIENTS = new ReadoutWeights(
            matrix(row(-0.02628275222587764, 0.02628275222587764), row(-0.01072218358091219, 0.01072218358091219)),
            matrix(row(0.3582435921601373, -0.3582435921601373)));

    @Test
    void forwardIsAsDerivedByHand() {
        forward(Sabotage.NONE);
    }

    @Test
    void gradientIsAsDerivedByHand() {
        gradient(Sabotage.NONE);
    }

    @Test
    void gradientIsWhatScalarsCarryForward() {
        scalars(Sabotage.NONE);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void everySabotageIsSeen(Sabotage sabotage) {
        Guard.sees(sabotage, HandExampleTest::forward);
        Guard.sees(sabotage, HandExampleTest::gradient);
        Guard.sees(sabotage, HandExampleTest::scalars);
    }

    private static void forward(Sabotage sabotage) {
        ElmanNetwork network = sabotage.of(NETWORK);
        Trace trace = Unrolled.forward(network.cell(), SEQUENCES);
        assertClose("hidden", trace.hidden(), HIDDEN, TOLERANCE);
        assertClose("finalState", trace.finalState(), matrix(row(0.1937947042307951, 0.04933429995148896)), TOLERANCE);
        assertClose("outputs", network.outputs(SEQUENCES), OUTPUTS, TOLERANCE);
        assertThat(network.loss(SEQUENCES, LABELS)).isCloseTo(LOSS, within(TOLERANCE));
    }

    private static void gradient(Sabotage sabotage) {
        NetworkGradients gradients = sabotage.of(NETWORK).gradients(SEQUENCES, LABELS);
        assertClose(gradients.cell().weights(), CELL_GRADIENTS.weights(), TOLERANCE);
        assertClose("input", gradients.cell().input(), CELL_GRADIENTS.input(), TOLERANCE);
        assertClose("initialState", gradients.cell().initialState(), CELL_GRADIENTS.initialState(), TOLERANCE);
        assertClose(gradients.output(), READOUT_GRADIENTS, TOLERANCE);
        assertThat(gradients.loss()).isCloseTo(LOSS, within(TOLERANCE));
    }

    private static void scalars(Sabotage sabotage) {
        CellGradients actual = sabotage.of(NETWORK).gradients(SEQUENCES, LABELS).cell();
        assertClose(
                "inputWeights",
                actual.weights().inputWeights(),
                matrix(row(slope(0), slope(1)), row(slope(2), slope(3))),
                TOLERANCE);
        assertClose(
                "recurrentWeights",
                actual.weights().recurrentWeights(),
                matrix(row(slope(4), slope(5)), row(slope(6), slope(7))),
                TOLERANCE);
        assertClose("hiddenBias", actual.weights().hiddenBias(), matrix(row(slope(8), slope(9))), TOLERANCE);
        assertClose("initialState", actual.initialState(), matrix(row(slope(10), slope(11))), TOLERANCE);
    }

    /** The derivative of the loss with respect to the numbered quantity, with the three steps written out. */
    private static double slope(int quantity) {
        double[] values = {0.7, -0.4, 0.2, 0.5, 0.6, -0.3, 0.1, 0.8, 0.05, -0.15, 0.25, -0.35};
        Dual[] q = new Dual[values.length];
        for (int i = 0; i < q.length; i++) {
            q[i] = new Dual(values[i], i == quantity ? 1 : 0);
        }
        Dual p1 = unit(q, 0, 0.5, -0.3, q[10], q[11]);
        Dual r1 = unit(q, 1, 0.5, -0.3, q[10], q[11]);
        Dual p2 = unit(q, 0, -0.8, 0.4, p1, r1);
        Dual r2 = unit(q, 1, -0.8, 0.4, p1, r1);
        Dual p3 = unit(q, 0, 0.2, 0.9, p2, r2);
        Dual r3 = unit(q, 1, 0.2, 0.9, p2, r2);
        Dual logarithms = first(p1, r1)
                .log()
                .plus(second(p2, r2).log())
                .plus(second(p3, r3).log());
        return -logarithms.slope() / 3;
    }

    /** The quantities are W_xh, W_hh and b_h row by row; unit j has column j of each. */
    private static Dual unit(Dual[] q, int j, double x1, double x2, Dual h1, Dual h2) {
        Dual fromInput = q[j].times(Dual.constant(x1)).plus(q[2 + j].times(Dual.constant(x2)));
        Dual fromState = q[4 + j].times(h1).plus(q[6 + j].times(h2));
        return fromInput.plus(fromState).plus(q[8 + j]).tanh();
    }

    private static Dual first(Dual p, Dual r) {
        return scoreOfFirst(p, r).dividedBy(scoreOfFirst(p, r).plus(scoreOfSecond(p, r)));
    }

    private static Dual second(Dual p, Dual r) {
        return scoreOfSecond(p, r).dividedBy(scoreOfFirst(p, r).plus(scoreOfSecond(p, r)));
    }

    private static Dual scoreOfFirst(Dual p, Dual r) {
        return p.times(Dual.constant(0.9))
                .plus(r.times(Dual.constant(-0.2)))
                .plus(Dual.constant(0.3))
                .exp();
    }

    private static Dual scoreOfSecond(Dual p, Dual r) {
        return p.times(Dual.constant(-0.6))
                .plus(r.times(Dual.constant(0.7)))
                .plus(Dual.constant(-0.1))
                .exp();
    }

    /** One sequence from the values of each channel over time: [1, channels, time]. */
    private static INDArray steps(double[]... channels) {
        return Nd4j.createFromArray(new double[][][] {channels});
    }
}
