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
        print(evaluation, out, Terminal.columns());
    }

    /** @param columns of the terminal; what does not fit beside goes below; 0 where there is none */
    static void print(Evaluation evaluation, PrintWriter out, int columns) {
        String unit = evaluation.metrics().containsKey("nats_per_character") ? "characters" : "rows";
        out.printf(Locale.ROOT, "%s on %s, %,d %s%n%n", evaluation.task(), evaluation.data(), evaluation.rows(), unit);
        List<String> names = scalarNames(evaluation.metrics());
        for (int from = 0; from < names.size(); ) {
            int to = lastThatFits(names, from, columns);
            if (from > 0) {
                out.println();
            }
            block(evaluation, names.subList(from, to), out);
            from = to;
        }
        if (evaluation.metrics().get("outcome") instanceof String outcome) {
            out.printf("%nThe model %s.%n", outcome);
        }
    }

    private static void block(Evaluation evaluation, List<String> names, PrintWriter out) {
        StringBuilder header = new StringBuilder(" ".repeat(NAME_WIDTH));
        names.forEach(name -> header.append(cell(name.replace('_', ' '), name)));
        out.println(header);
        row(out, "elman", evaluation.metrics(), names);
        evaluation.baselines().forEach((name, metrics) -> row(out, name.replace('_', ' '), metrics, names));
    }

    private static int lastThatFits(List<String> names, int from, int columns) {
        int width = NAME_WIDTH + cell("", names.get(from)).length();
        int to = from + 1;
        while (to < names.size()) {
            width += cell("", names.get(to)).length();
            if (columns > 0 && width > columns) {
                break;
            }
            to++;
        }
        return to;
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
