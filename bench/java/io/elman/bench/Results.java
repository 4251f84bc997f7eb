package io.elman.bench;

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
 * @param peak of matrix products on all cores, in billions of operations a second, in the same run
 * @param torch PyTorch's name and version
 */
record Results(Map<Workload, Rounds> all, double peak, int cores, String torch) {
    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("RESULTS.md"), table(), StandardCharsets.UTF_8);
    }

    private String table() {
        List<String> lines = new ArrayList<>();
        lines.add("# The engine beside PyTorch and stock Deeplearning4j");
        lines.add("");
        lines.add(
                "Written by `bench/compare.sh`: the sides take turns in one run, each in a process of its own; times are"
                        + " medians of the rounds, ratios are medians of the rounds' ratios. Float; PyTorch and stock"
                        + " Deeplearning4j run with the number of threads that is faster for the workload, 1 or one a core.");
        lines.add("");
        lines.add("- " + machine() + ", " + cores + " cores, Java " + System.getProperty("java.version") + ", " + torch
                + ", Deeplearning4j 1.0.0-M2.1");
        lines.add(String.format(
                Locale.ROOT, "- products of 512 x 512 matrices on all cores, in the same run: %.0f GFLOP/s", peak));
        lines.add("");
        lines.add("| workload | engine | stock | PyTorch | against PyTorch | aim | against stock | aim |");
        lines.add("|---|---|---|---|---|---|---|---|");
        all.forEach((workload, rounds) -> lines.add(row(workload, rounds)));
        lines.add("");
        all.forEach((workload, rounds) -> {
            if (workload.operations() > 0) {
                lines.add(share(workload, rounds));
            }
        });
        return String.join("\n", lines) + "\n";
    }

    static String row(Workload workload, Rounds rounds) {
        return String.format(
                Locale.ROOT,
                "| %s | %.3g %s | %.3g (%d) | %.3g (%d) | **%.2f** | %.1f | **%.1f** | 8 |",
                workload.description(),
                workload.inUnit(Rounds.median(rounds.engine())),
                workload.unit(),
                workload.inUnit(Rounds.median(rounds.stock())),
                rounds.stockThreads(),
                workload.inUnit(Rounds.median(rounds.torch())),
                rounds.torchThreads(),
                rounds.againstTorch(),
                workload.aim(),
                rounds.againstStock());
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
