package io.elman.verify;

import io.elman.cell.CellGradients;
import io.elman.cell.CellWeights;
import io.elman.cell.ElmanNetwork;
import io.elman.cell.GradientCheck;
import io.elman.cell.Readout;
import io.elman.cell.Sequences;
import io.elman.cell.Trace;
import io.elman.cell.Unrolled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The weights of a trained model through the same checks: every {@link Route}, and gradients. */
final class ModelCheck {
    private static final int BATCH = 2;
    private static final int STEPS = 5;

    /** A gradient of a large model is checked at this many of each parameter's entries. */
    private static final int MOST_ENTRIES = 24;

    private ModelCheck() {}

    static Section check(Map<String, CellWeights> cells, List<Route> routes) {
        Table table = new Table(List.of("layer", "features", "hidden", "differ", "W_xh", "W_hh", "b_h", "x", "h_0"));
        boolean passed = !cells.isEmpty();
        for (Map.Entry<String, CellWeights> cell : cells.entrySet()) {
            CellWeights weights = copy(cell.getValue());
            double difference = difference(weights, routes);
            List<Double> errors = errors(weights);
            List<String> row = new ArrayList<>(
                    List.of(cell.getKey(), "" + weights.features(), "" + weights.hidden(), Table.error(difference)));
            errors.stream().map(Table::error).forEach(row::add);
            table.add(row);
            passed &= difference <= Route.TOLERANCE
                    && errors.stream().allMatch(error -> error <= GradientCheck.TOLERANCE);
        }
        List<String> lines = cells.isEmpty() ? List.of("  The model has no Elman layer.") : table.lines();
        return new Section("Model: its weights in every way, and largest errors of gradients", lines, passed);
    }

    private static double difference(CellWeights weights, List<Route> routes) {
        RandomArrays random = new RandomArrays(42);
        ElmanNetwork network = new ElmanNetwork(weights, random.readout(weights.hidden(), 2), Readout.SOFTMAX);
        Sequences sequences = random.sequences(BATCH, weights.features(), weights.hidden(), STEPS);
        Activations first = routes.get(0).run(network, sequences);
        return routes.stream()
                .skip(1)
                .mapToDouble(route -> first.distance(route.run(network, sequences)))
                .reduce(0, Math::max);
    }

    /** The loss is a random mixture of all hidden states, of order one: it needs no readout of the model's. */
    private static List<Double> errors(CellWeights weights) {
        RandomArrays random = new RandomArrays(43);
        Sequences sequences = random.sequences(BATCH, weights.features(), weights.hidden(), STEPS);
        Trace trace = Unrolled.forward(weights, sequences);
        INDArray mixture = random.normal(
                1 / Math.sqrt(trace.hidden().length()), trace.hidden().shape());
        DoubleSupplier loss = () -> Unrolled.forward(weights, sequences)
                .hidden()
                .muli(mixture)
                .sumNumber()
                .doubleValue();
        CellGradients gradients = Unrolled.backward(weights, trace, mixture);
        return List.of(
                error(loss, weights.inputWeights(), gradients.weights().inputWeights()),
                error(loss, weights.recurrentWeights(), gradients.weights().recurrentWeights()),
                error(loss, weights.hiddenBias(), gradients.weights().hiddenBias()),
                error(loss, sequences.input(), gradients.input()),
                error(loss, sequences.initialState(), gradients.initialState()));
    }

    private static double error(DoubleSupplier loss, INDArray parameter, INDArray gradient) {
        return GradientCheck.largestError(loss, parameter, gradient, MOST_ENTRIES);
    }

    /** The model stays as it is, in its own type, whatever a check does to its weights. */
    private static CellWeights copy(CellWeights weights) {
        return new CellWeights(
                weights.inputWeights().dup('c').castTo(DataType.DOUBLE),
                weights.recurrentWeights().dup('c').castTo(DataType.DOUBLE),
                weights.hiddenBias().dup('c').castTo(DataType.DOUBLE));
    }
}
