package io.elman.verify;

import io.elman.cell.ElmanNetwork;
import io.elman.cell.GradientCheck;
import io.elman.cell.NetworkGradients;
import io.elman.cell.Readout;
import io.elman.cell.Sequences;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Backpropagation through time by the cell against finite differences: every parameter, the input, the first state. */
final class GradientChecks {
    private static final int BATCH = 1;
    private static final int FEATURES = 2;
    private static final int HIDDEN = 2;
    private static final int CLASSES = 2;

    private GradientChecks() {}

    static Section check() {
        return check(UnaryOperator.identity());
    }

    /** @param lossOf what the loss is computed with; the gradient is always the network's own */
    static Section check(UnaryOperator<ElmanNetwork> lossOf) {
        Table table = new Table(List.of("T", "start", "mask", "W_xh", "W_hh", "b_h", "W_hy", "b_y", "x", "h_0"));
        boolean passed = true;
        // Thousands of tiny operations: the only part of the checks that takes long enough to be shared among cores.
        for (Row row : cases().parallelStream().map(one -> one.row(lossOf)).toList()) {
            table.add(row.cells());
            passed &= row.errors.stream().allMatch(error -> error <= GradientCheck.TOLERANCE);
        }
        return new Section("Gradients: largest relative error against finite differences", table.lines(), passed);
    }

    private static List<Case> cases() {
        return Stream.of(1, 2, 5)
                .flatMap(steps -> Stream.of(
                        new Case(steps, false, false), new Case(steps, true, false), new Case(steps, true, true)))
                .filter(one -> !one.masked || one.steps > 2)
                .toList();
    }

    private record Case(int steps, boolean fromRandomState, boolean masked) {
        Row row(UnaryOperator<ElmanNetwork> lossOf) {
            List<String> names =
                    List.of(String.valueOf(steps), fromRandomState ? "random" : "zero", masked ? "yes" : "no");
            return new Row(names, errors(lossOf));
        }

        private List<Double> errors(UnaryOperator<ElmanNetwork> lossOf) {
            RandomArrays random = new RandomArrays(7);
            ElmanNetwork network =
                    new ElmanNetwork(random.cell(FEATURES, HIDDEN), random.readout(HIDDEN, CLASSES), Readout.SOFTMAX);
            Sequences sequences = sequences(random);
            INDArray labels = random.classes(BATCH, CLASSES, steps);
            NetworkGradients gradients = network.gradients(sequences, labels);
            DoubleSupplier loss = () -> lossOf.apply(network).loss(sequences, labels);
            List<INDArray> parameters = parameters(network, sequences);
            List<INDArray> claims = claims(gradients);
            List<Double> errors = new ArrayList<>();
            for (int i = 0; i < parameters.size(); i++) {
                errors.add(GradientCheck.largestError(loss, parameters.get(i), claims.get(i)));
            }
            return errors;
        }

        private Sequences sequences(RandomArrays random) {
            Sequences drawn = random.sequences(BATCH, FEATURES, HIDDEN, steps);
            Sequences started = fromRandomState ? drawn : drawn.startingFrom(Nd4j.zerosLike(drawn.initialState()));
            return masked ? started.withMask(random.mask(BATCH, steps)) : started;
        }
    }

    private record Row(List<String> names, List<Double> errors) {
        List<String> cells() {
            return Stream.concat(names.stream(), errors.stream().map(Table::error))
                    .toList();
        }
    }

    private static List<INDArray> parameters(ElmanNetwork network, Sequences sequences) {
        return List.of(
                network.cell().inputWeights(),
                network.cell().recurrentWeights(),
                network.cell().hiddenBias(),
                network.output().outputWeights(),
                network.output().outputBias(),
                sequences.input(),
                sequences.initialState());
    }

    private static List<INDArray> claims(NetworkGradients gradients) {
        return List.of(
                gradients.cell().weights().inputWeights(),
                gradients.cell().weights().recurrentWeights(),
                gradients.cell().weights().hiddenBias(),
                gradients.output().outputWeights(),
                gradients.output().outputBias(),
                gradients.cell().input(),
                gradients.cell().initialState());
    }
}
