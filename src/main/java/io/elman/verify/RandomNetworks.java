package io.elman.verify;

import io.elman.cell.ElmanNetwork;
import io.elman.cell.Readout;
import io.elman.cell.Sequences;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** Every {@link Route} on random weights and inputs of several sizes, from a random initial state. */
final class RandomNetworks {
    private static final List<Size> SIZES =
            List.of(new Size(1, 2, 3, 2, 4), new Size(4, 5, 8, 3, 7), new Size(8, 16, 32, 10, 20));

    private RandomNetworks() {}

    static Section check(List<Route> routes) {
        Table table = new Table(List.of("type", "batch", "features", "hidden", "classes", "steps", "difference"));
        boolean passed = true;
        for (DataType type : List.of(DataType.DOUBLE, DataType.FLOAT)) {
            for (Size size : SIZES) {
                double difference = difference(routes, size, type);
                table.add(size.cells(type, difference));
                passed &= difference <= Route.TOLERANCE;
            }
        }
        String title = "Random networks: "
                + String.join(" = ", routes.stream().map(Route::name).toList());
        return new Section(title, table.lines(), passed);
    }

    private static double difference(List<Route> routes, Size size, DataType type) {
        RandomArrays random = new RandomArrays(42);
        ElmanNetwork network = new ElmanNetwork(
                        random.cell(size.features, size.hidden),
                        random.readout(size.hidden, size.classes),
                        Readout.SOFTMAX)
                .castTo(type);
        Sequences sequences = random.sequences(size.batch, size.features, size.hidden, size.steps);
        Activations first = routes.get(0).run(network, sequences);
        return routes.stream()
                .skip(1)
                .mapToDouble(route -> first.distance(route.run(network, sequences)))
                .reduce(0, Math::max);
    }

    private record Size(int batch, int features, int hidden, int classes, int steps) {
        List<String> cells(DataType type, double difference) {
            List<String> cells = new ArrayList<>(List.of(type == DataType.FLOAT ? "float" : "double"));
            for (int number : new int[] {batch, features, hidden, classes, steps}) {
                cells.add(String.valueOf(number));
            }
            cells.add(Table.error(difference));
            return cells;
        }
    }
}
