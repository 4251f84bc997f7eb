package io.elman.verify.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Norms by lag as bars of characters.
 *
 * @param low the power of ten at which a bar has no length
 * @param high the power of ten at which it is full
 * @param width of a line, in characters
 */
record LagBars(int low, int high, int width) {
    /** Of a line, in front of its bar. */
    private static final String COLUMNS = "  %4d  %8s  %8s  ";

    private static final int LABELS = 28;

    /** Returns bars that have one scale for all trials. */
    static LagBars over(List<Trial.Learned> trials, int width) {
        double[] powers = trials.stream()
                .flatMapToDouble(learned -> learned.after().norms().stream().mapToDouble(Math::log10))
                .filter(Double::isFinite)
                .toArray();
        int low = (int) Math.floor(DoubleStream.of(powers).min().orElse(0));
        int high = (int) Math.ceil(DoubleStream.of(powers).max().orElse(1));
        return new LagBars(low, Math.max(low + 1, high), width);
    }

    List<String> lines(Trial.Learned learned) {
        List<Double> before = learned.before().norms();
        List<Double> after = learned.after().norms();
        List<String> lines = new ArrayList<>();
        lines.add(heading());
        for (int lag : lags(after.size())) {
            lines.add(String.format(Locale.ROOT, COLUMNS, lag, number(before, lag), number(after, lag))
                    + "#".repeat(length(after.get(lag))));
        }
        return lines;
    }

    /** Returns lags that are close to each other where they are short: 0, 1, 2, 5, 10, 20, 50, ... and the last one. */
    static List<Integer> lags(int count) {
        IntStream nice = IntStream.concat(
                IntStream.of(0),
                IntStream.iterate(1, power -> power < count, power -> 10 * power)
                        .flatMap(power -> IntStream.of(power, 2 * power, 5 * power)));
        return IntStream.concat(nice.filter(lag -> lag < count), IntStream.of(count - 1))
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }

    private String heading() {
        UnaryOperator<String> right =
                text -> " ".repeat(Math.max(1, room() - ("1e" + low).length() - text.length())) + text;
        return String.format("  %4s  %8s  %8s  ", "lag", "before", "after") + "1e" + low + right.apply("1e" + high);
    }

    private int room() {
        return width - LABELS;
    }

    private int length(double norm) {
        double share = (Math.log10(norm) - low) / (high - low);
        return (int) Math.round(room() * Math.max(0, Math.min(1, share)));
    }

    private static String number(List<Double> norms, int lag) {
        return lag < norms.size() ? String.format(Locale.ROOT, "%.1e", norms.get(lag)) : "-";
    }
}
