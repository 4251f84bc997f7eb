package io.elman.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Measures the engine, stock DL4J and PyTorch in turn, and writes the table and the chart. */
final class Compare {
    private static final int ROUNDS = 7;
    private static final int SLICE = 600;

    /** So long the JIT compilers are at work: after two seconds a dense step takes half as much again as after eight. */
    private static final int WARM_MILLISECONDS = 10_000;

    private final int cores = Runtime.getRuntime().availableProcessors();
    private final Side engine;
    private final Side[] stock;
    private final Side[] torch;

    private Compare(String python, String script) throws IOException {
        engine = Side.java("engine", 1);
        stock = new Side[] {Side.java("stock", 1), Side.java("stock", cores)};
        torch = new Side[] {Side.python(python, script, 1), Side.python(python, script, cores)};
    }

    /** @param arguments the Python that has PyTorch, its worker, and the folder for the results */
    public static void main(String[] arguments) throws IOException {
        Compare compare = new Compare(arguments[0], arguments[1]);
        Map<Workload, Rounds> all = new EnumMap<>(Workload.class);
        for (Workload workload : Workload.values()) {
            all.put(workload, compare.rounds(workload));
            System.err.println(Results.row(workload, all.get(workload)));
        }
        double peak = GemmPeak.gigaflops(compare.cores);
        new Results(all, Curves.measured(compare.cores), peak, compare.cores, compare.torch[0].greeting())
                .write(Path.of(arguments[2]));
        compare.close();
    }

    private Rounds rounds(Workload workload) {
        engine.measure(workload, cores, WARM_MILLISECONDS);
        int fastStock = fastest(stock, workload);
        int fastTorch = fastest(torch, workload);
        double[][] times = new double[4][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            times[0][round] = engine.measure(workload, cores, SLICE);
            times[1][round] = stock[1].measure(workload, cores, SLICE);
            times[2][round] = fastStock == 1 ? times[1][round] : stock[0].measure(workload, 1, SLICE);
            times[3][round] = torch[fastTorch].measure(workload, threads(fastTorch), SLICE);
        }
        return new Rounds(times[0], times[1], times[2], times[3], threads(fastStock), threads(fastTorch));
    }

    /** Warms both settings up and returns the one that is faster: 0 for one thread, 1 for one a core. */
    private int fastest(Side[] sides, Workload workload) {
        double[] best = {Double.MAX_VALUE, Double.MAX_VALUE};
        for (int side = 0; side < 2; side++) {
            sides[side].measure(workload, threads(side), WARM_MILLISECONDS);
        }
        for (int round = 0; round < 3; round++) {
            for (int side = 0; side < 2; side++) {
                best[side] = Math.min(best[side], sides[side].measure(workload, threads(side), SLICE));
            }
        }
        return best[0] <= best[1] ? 0 : 1;
    }

    private int threads(int side) {
        return side == 0 ? 1 : cores;
    }

    private void close() {
        engine.close();
        for (int side = 0; side < 2; side++) {
            stock[side].close();
            torch[side].close();
        }
    }
}
