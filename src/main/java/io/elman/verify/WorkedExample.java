package io.elman.verify;

import io.elman.cell.CellWeights;
import io.elman.cell.ElmanNetwork;
import io.elman.cell.Readout;
import io.elman.cell.ReadoutWeights;
import io.elman.cell.Sequences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The scalar network of the document, three steps: as the document prints it, by hand in scalar arithmetic, and by every
 * {@link Route}.
 */
final class WorkedExample {
    static final double[] INPUTS = {1, 2, 3};

    static final CellWeights CELL = new CellWeights(
            Nd4j.createFromArray(new double[][] {{0.5}}),
            Nd4j.createFromArray(new double[][] {{0.3}}),
            Nd4j.createFromArray(new double[][] {{0.1}}));

    /** It rounds to three digits, and its second state is off by 0.0014. */
    private static final double DOCUMENT_TOLERANCE = 0.0015;

    private static final double[] DOCUMENT_STATES = {0.537, 0.850, 0.952};
    private static final double[] DOCUMENT_OUTPUTS = {0.415, 0.540, 0.581};

    private static final List<String> SLIP = List.of(
            "  The document's h_2 is a slip: it has tanh(1.261) = 0.850, but that is 0.851.",
            "  Its y_2 = 0.4 * 0.850 + 0.2 = 0.540 inherits the slip; it should be 0.541.");

    private WorkedExample() {}

    static Section check(List<Route> routes) {
        ElmanNetwork network = new ElmanNetwork(
                CELL,
                new ReadoutWeights(
                        Nd4j.createFromArray(new double[][] {{0.4}}), Nd4j.createFromArray(new double[][] {{0.2}})),
                Readout.IDENTITY);
        List<Activations> results =
                routes.stream().map(route -> route.run(network, sequences())).toList();
        List<INDArray> states = results.stream().map(Activations::hidden).toList();
        List<INDArray> outputs = results.stream().map(Activations::outputs).toList();
        double[] h = statesByHand();
        double[] y = DoubleStream.of(h).map(state -> 0.4 * state + 0.2).toArray();
        return new Quantity(
                        "  h_t = tanh(0.5 x_t + 0.3 h_{t-1} + 0.1),  h_0 = 0", "sum", sumsByHand(), DOCUMENT_STATES, h)
                .section(routes, states)
                .and(new Quantity("  y_t = 0.4 h_t + 0.2, before any softmax", "h", h, DOCUMENT_OUTPUTS, y)
                        .section(routes, outputs))
                .and(new Section("", SLIP, true));
    }

    /** Returns the three inputs as one sequence from a zero state. */
    static Sequences sequences() {
        return Sequences.fromRest(Nd4j.createFromArray(new double[][][] {{INPUTS}}), 1);
    }

    /** Returns h_1, h_2, h_3 in scalar arithmetic, without ND4J. */
    static double[] statesByHand() {
        return DoubleStream.of(sumsByHand()).map(Math::tanh).toArray();
    }

    private static double[] sumsByHand() {
        double first = 0.5 * 1 + 0.3 * 0 + 0.1;
        double second = 0.5 * 2 + 0.3 * Math.tanh(first) + 0.1;
        double third = 0.5 * 3 + 0.3 * Math.tanh(second) + 0.1;
        return new double[] {first, second, third};
    }

    /** One of the document's two rows of numbers, what it is computed from, and how it is judged. */
    private record Quantity(String formula, String from, double[] fromValues, double[] document, double[] hand) {
        Section section(List<Route> routes, List<INDArray> results) {
            List<String> headings = new ArrayList<>(List.of("t", "x", from, "document", "by hand"));
            routes.forEach(route -> headings.add(route.name()));
            headings.add("difference");
            Table table = new Table(headings);
            boolean passed = true;
            for (int t = 0; t < INPUTS.length; t++) {
                Comparison step = Comparison.of(hand[t], results, 0, t);
                table.add(cells(t, step));
                passed &= step.agrees() && step.isWithin(DOCUMENT_TOLERANCE, document[t]);
            }
            List<String> lines = new ArrayList<>(List.of(formula));
            lines.addAll(table.lines());
            return new Section("Worked example: three steps of one unit", lines, passed);
        }

        private List<String> cells(int t, Comparison step) {
            List<String> cells = new ArrayList<>(List.of(
                    String.valueOf(t + 1),
                    String.format(Locale.ROOT, "%.0f", INPUTS[t]),
                    Table.value(fromValues[t]),
                    String.format(Locale.ROOT, "%.3f", document[t])));
            cells.addAll(step.cells());
            return cells;
        }
    }
}
