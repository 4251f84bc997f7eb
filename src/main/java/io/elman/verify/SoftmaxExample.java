package io.elman.verify;

import io.elman.cell.ElmanNetwork;
import io.elman.cell.Readout;
import io.elman.cell.ReadoutWeights;
import io.elman.cell.Sequences;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The states of {@link WorkedExample} read by a softmax over two classes, by hand and by every {@link Route}. */
final class SoftmaxExample {
    private static final double[] OUTPUT_WEIGHTS = {0.4, -0.7};
    private static final double[] OUTPUT_BIAS = {0.2, 0.1};

    private SoftmaxExample() {}

    static Section check(List<Route> routes) {
        ElmanNetwork network = new ElmanNetwork(
                WorkedExample.CELL,
                new ReadoutWeights(
                        Nd4j.createFromArray(new double[][] {OUTPUT_WEIGHTS}),
                        Nd4j.createFromArray(new double[][] {OUTPUT_BIAS})),
                Readout.SOFTMAX);
        Sequences sequences = WorkedExample.sequences();
        List<INDArray> outputs = routes.stream()
                .map(route -> route.run(network, sequences).outputs())
                .toList();
        return section(routes, outputs);
    }

    private static Section section(List<Route> routes, List<INDArray> outputs) {
        List<String> headings = new ArrayList<>(List.of("t", "class", "h", "by hand"));
        routes.forEach(route -> headings.add(route.name()));
        headings.add("difference");
        Table table = new Table(headings);
        boolean passed = true;
        double[] h = WorkedExample.statesByHand();
        for (int t = 0; t < h.length; t++) {
            for (int k = 0; k < OUTPUT_BIAS.length; k++) {
                Comparison step = Comparison.of(byHand(h[t])[k], outputs, k, t);
                List<String> cells = new ArrayList<>(List.of("" + (t + 1), "" + (k + 1), Table.value(h[t])));
                cells.addAll(step.cells());
                table.add(cells);
                passed &= step.agrees();
            }
        }
        List<String> lines =
                new ArrayList<>(List.of("  y_t = softmax(W_hy h_t + b_y),  W_hy = (0.4, -0.7),  b_y = (0.2, 0.1)"));
        lines.addAll(table.lines());
        return new Section("Softmax: the same states read as two classes", lines, passed);
    }

    private static double[] byHand(double h) {
        double first = Math.exp(0.4 * h + 0.2);
        double second = Math.exp(-0.7 * h + 0.1);
        return new double[] {first / (first + second), second / (first + second)};
    }
}
