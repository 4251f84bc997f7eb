package io.elman.verify;

import io.elman.cell.ElmanNetwork;
import io.elman.cell.Sequences;
import io.elman.cell.Unrolled;
import java.util.List;
import java.util.function.BiFunction;

/**
 * One of the ways to compute the same network. A further way is one more in {@link #ALL}: it gets its column and its
 * checks everywhere.
 *
 * @param name as the heading of a column
 */
record Route(String name, BiFunction<ElmanNetwork, Sequences, Activations> way) {
    /** How far two ways may be apart, absolutely; states are at most 1. */
    static final double TOLERANCE = 1e-6;

    static final Route CELL = new Route(
            "cell",
            (network, sequences) ->
                    new Activations(Unrolled.forward(network.cell(), sequences).hidden(), network.outputs(sequences)));

    static final Route SIMPLE_RNN = new Route("SimpleRnn", StockNetwork::run);

    static final List<Route> ALL = List.of(CELL, SIMPLE_RNN);

    Activations run(ElmanNetwork network, Sequences sequences) {
        return way.apply(network, sequences);
    }
}
