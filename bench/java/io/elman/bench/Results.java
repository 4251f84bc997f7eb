package io.elman.bench;

import io.elman.report.Page;
import io.elman.report.chart.BarChart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured, as a table and as a chart.
 *
 * @param curves what a step costs as sizes change
 * @param peak of matrix products on all cores, in billions of operations a second, in the same run
 * @param torch PyTorch's name and version
 */
record Results(Map<Workload, Rounds> all, Curves curves, double peak, int cores, String torch) {
    /** How many times as fast as stock Deeplearning4j the engine is meant to be. */
    private static final double STOCK_AIM = 8;

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("RESULTS.md"), table(), StandardCharsets.UTF_8);
        Page page = Page.titled("The engine beside PyTorch and stock Deeplearning4j");
        page.section("How many times as fast").paragraph(conditions()).add(bars());
        curves.draw(page.section("What a training step costs"));
        page.writeTo(folder.resolve("RESULTS.html"));
    }

    private BarChart bars() {
        List<BarChart.Group> groups = all.entrySet().stream()
                .map(one -> BarChart.Group.of(
                        one.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        one.getValue().againstTorch(),
                        one.getValue().againstStock()))
                .toList();
        return new BarChart(
                "Times as fast as PyTorch and as stock Deeplearning4j", List.of("PyTorch", "stock"), groups);
    }

    private String conditions() {
        return String.format(
                Locale.ROOT,
                "%s, %d cores, Java %s, %s, Deeplearning4j 1.0.0-M2.1; products of 512 x 512 matrices on all cores, in"
                        + " the same run: %.0f GFLOP/s",
                machine(),
                cores,
                System.getProperty("java.version"),
                torch,
                peak);
    }

    private String table() {
        List<String> lines = new ArrayList<>();
        lines.add("# The engine beside PyTorch and stock Deeplearning4j");
        lines.add("");
        lines.add(
                "Written by `bench/compare.sh`: the sides take turns in one run, each in a process of its own, after ten seconds of"
                        + " steps; times are medians of the rounds, ratios are medians of the rounds' ratios. Float; PyTorch runs with the"
                        + " number of threads that is faster for the workload, 1 or one a core, and so does stock"
                        + " Deeplearning4j in its last column; in the others it has as many threads as the engine.");
        lines.add("");
        lines.add(conditions() + ".");
        lines.add("");
        lines.add(
                "| workload | engine | stock | PyTorch | against PyTorch | aim | against stock | aim | stock, fastest | against it |");
        lines.add("|---|---|---|---|---|---|---|---|---|---|");
        all.forEach((workload, rounds) -> lines.add(row(workload, rounds)));
        lines.add("");
        all.forEach((workload, rounds) -> {
            if (workload.operations() > 0) {
                lines.add(share(workload, rounds));
            }
        });
        lines.addAll(missed());
        lines.add("");
        lines.addAll(curves.table(peak));
        return String.join("\n", lines) + "\n";
    }

    /** Returns a line for each aim that is not reached. */
    private List<String> missed() {
        List<String> lines = new ArrayList<>(List.of(""));
        all.forEach((workload, rounds) -> {
            missed(workload, "PyTorch", rounds.againstTorch(), workload.aim(), lines);
            missed(workload, "stock Deeplearning4j", rounds.againstStock(), STOCK_AIM, lines);
        });
        lines.add("");
        lines.add("Where the time goes, and what to try next: `docs/plan.md` and `docs/experiments.md`.");
        return lines;
    }

    private static void missed(Workload workload, String other, double ratio, double aim, List<String> lines) {
        if (ratio < aim) {
            lines.add(String.format(
                    Locale.ROOT,
                    "- %s against %s: %.2f in place of %.1f, %.0f %% short.",
                    workload.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    other,
                    ratio,
                    aim,
                    100 * (1 - ratio / aim)));
        }
    }

    static String row(Workload workload, Rounds rounds) {
        return String.format(
                Locale.ROOT,
                "| %s | %.3g %s | %.3g | %.3g (%d) | **%.2f** | %.1f | **%.1f** | %.0f | %.3g (%d) | %.1f |",
                workload.description(),
                workload.inUnit(Rounds.median(rounds.engine())),
                workload.unit(),
                workload.inUnit(Rounds.median(rounds.stock())),
                workload.inUnit(Rounds.median(rounds.torch())),
                rounds.torchThreads(),
                rounds.againstTorch(),
                workload.aim(),
                rounds.againstStock(),
                STOCK_AIM,
                workload.inUnit(Rounds.median(rounds.fastestStock())),
                rounds.stockThreads(),
                rounds.againstFastestStock());
    }

    private String share(Workload workload, Rounds rounds) {
        double speed = workload.operations() / Rounds.median(rounds.engine());
        return String.format(
                Locale.ROOT,
                "The %s does %.0f million operations: %.0f GFLOP/s, %.0f %% of that peak (aim: 40 %%).",
                workload.description().substring(0, workload.description().indexOf(':')),
                workload.operations() / 1e6,
                speed,
                100 * speed / peak);
    }

    private static String machine() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
