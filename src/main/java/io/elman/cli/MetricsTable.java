package io.elman.cli;

import io.elman.report.Evaluation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints the metrics of a model and of its baselines, a row each. */
final class MetricsTable {
    private static final int NAME_WIDTH = 16;

    private MetricsTable() {}

    static void print(Evaluation evaluation, PrintWriter out) {
        out.printf(Locale.ROOT, "%s on %s, %,d rows%n%n", evaluation.task(), evaluation.data(), evaluation.rows());
        List<String> names = scalarNames(evaluation.metrics());
        StringBuilder header = new StringBuilder(" ".repeat(NAME_WIDTH));
        names.forEach(name -> header.append(cell(name.replace('_', ' '), name)));
        out.println(header);
        row(out, "elman", evaluation.metrics(), names);
        evaluation.baselines().forEach((name, metrics) -> row(out, name.replace('_', ' '), metrics, names));
        if (evaluation.metrics().get("outcome") instanceof String outcome) {
            out.printf("%nThe model %s.%n", outcome);
        }
    }

    private static void row(PrintWriter out, String title, Map<String, Object> metrics, List<String> names) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s", title));
        names.forEach(name -> row.append(cell(number(metrics.get(name)), name)));
        out.println(row);
    }

    private static String cell(String text, String name) {
        return String.format(Locale.ROOT, "%" + (Math.max(8, name.length()) + 2) + "s", text);
    }

    private static String number(Object value) {
        return value instanceof Number number ? String.format(Locale.ROOT, "%.4f", number.doubleValue()) : "–";
    }

    private static List<String> scalarNames(Map<String, Object> metrics) {
        List<String> names = new ArrayList<>();
        metrics.forEach((name, value) -> {
            if (value instanceof Number) {
                names.add(name);
            }
        });
        return names;
    }
}
