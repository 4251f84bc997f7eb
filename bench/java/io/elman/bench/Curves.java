package io.elman.bench;

import io.elman.engine.Engine;
import io.elman.engine.parallel.Crew;
import io.elman.report.Section;
import io.elman.report.chart.LineChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;

/** What a training step of the first workload costs as one of its sizes changes, on the engine. */
final class Curves {
    private static final int FEATURES = 64;
    private static final int CLASSES = 64;
    private static final int ROUNDS = 5;
    private static final long SLICE = 250_000_000;

    /**
     * One step.
     *
     * @param milliseconds the median
     */
    private record Point(String size, int value, double milliseconds, double gigaflops) {}

    private final int cores;
    private final List<Point> points = new ArrayList<>();

    private Curves(int cores) {
        this.cores = cores;
    }

    /** Measures every point. */
    static Curves measured(int cores) {
        Curves curves = new Curves(cores);
        for (int steps : new int[] {10, 30, 100, 300}) {
            curves.add("T", steps, 32, steps, 128, cores);
        }
        for (int batch : new int[] {1, 8, 32, 128}) {
            curves.add("batch", batch, batch, 100, 128, cores);
        }
        for (int hidden : new int[] {32, 64, 128, 256, 512}) {
            curves.add("hidden", hidden, 32, 100, hidden, cores);
        }
        for (int threads : IntStream.rangeClosed(1, cores).toArray()) {
            curves.add("threads", threads, 32, 100, 128, threads);
        }
        return curves;
    }

    private void add(String size, int value, int batch, int steps, int hidden, int threads) {
        Crew.use(threads);
        MultiLayerNetwork network = Engine.accelerate(Nets.dense(FEATURES, hidden, CLASSES, steps));
        Engine.readyToFit(network);
        DataSet data =
                new DataSet(Batch.normal(batch, FEATURES, steps), Batch.classesPerStep(batch, CLASSES, steps, true));
        double[] times = new double[ROUNDS + 1];
        for (int round = 0; round <= ROUNDS; round++) {
            times[round] = nanoseconds(network, data);
        }
        double median = Rounds.median(Arrays.copyOfRange(times, 1, times.length));
        double operations = 6.0 * batch * steps * hidden * (FEATURES + hidden + CLASSES);
        points.add(new Point(size, value, median / 1e6, operations / median));
        Crew.use(cores);
    }

    private static double nanoseconds(MultiLayerNetwork network, DataSet data) {
        long start = System.nanoTime();
        long count = 0;
        while (System.nanoTime() - start < SLICE || count < 3) {
            network.fit(data);
            count++;
        }
        return (System.nanoTime() - start) / (double) count;
    }

    /** @param peak of matrix products, in billions of operations a second */
    List<String> table(double peak) {
        List<String> lines = new ArrayList<>(List.of(
                "| batch 32, T 100, hidden 128, but | ms | GFLOP/s | share of the peak |", "|---|---|---|---|"));
        for (Point point : points) {
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s %d | %.2f | %.0f | %.0f %% |",
                    point.size,
                    point.value,
                    point.milliseconds,
                    point.gigaflops,
                    100 * point.gigaflops / peak));
        }
        return lines;
    }

    /** @param section gets a chart of each size */
    void draw(Section section) {
        for (String size : points.stream().map(Point::size).distinct().toList()) {
            List<LineChart.Value> values = points.stream()
                    .filter(point -> point.size.equals(size))
                    .map(point -> new LineChart.Value(point.value, point.milliseconds))
                    .toList();
            section.add(LineChart.of(
                    "Cost against " + size, size, "milliseconds a step", new LineChart.Line("engine", values)));
        }
    }
}
