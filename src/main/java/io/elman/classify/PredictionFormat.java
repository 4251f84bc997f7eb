package io.elman.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How answers are given.
 *
 * @param json as one JSON object instead of CSV or lines
 * @param top how many classes are given, the most probable first; 0 gives all, in the order of the labels
 */
public record PredictionFormat(boolean json, int top) {
    private static final int MILLION = 1_000_000;

    /** Returns the names of the columns that follow those of the input, none of which is there already. */
    List<String> columns(List<String> labels, List<String> taken) {
        List<String> columns = new ArrayList<>();
        if (top == 0) {
            columns.add("predicted");
            labels.forEach(label -> columns.add("probability_" + label));
        }
        for (int place = 1; place <= Math.min(top, labels.size()); place++) {
            columns.add("predicted_" + place);
            columns.add("probability_" + place);
        }
        columns.replaceAll(column -> free(column, taken));
        return columns;
    }

    /** Returns the cells of those columns. */
    List<String> cells(Prediction prediction) {
        List<String> cells = new ArrayList<>();
        if (top == 0) {
            cells.add(prediction.label());
        }
        given(prediction).forEach((label, probability) -> {
            if (top > 0) {
                cells.add(label);
            }
            cells.add(number(probability));
        });
        return cells;
    }

    /** Returns the probabilities that are given, in their order. */
    Map<String, Double> given(Prediction prediction) {
        if (top == 0) {
            return prediction.probabilities();
        }
        Map<String, Double> first = new LinkedHashMap<>();
        prediction.probabilities().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(top)
                .forEach(entry -> first.put(entry.getKey(), entry.getValue()));
        return first;
    }

    /** Returns a probability with six decimals, as {@code %.6f} writes it, which takes ten times as long. */
    static String number(double probability) {
        double scaled = probability * MILLION;
        long whole = (long) scaled;
        double rest = scaled - whole;
        boolean isTie = Math.abs(rest - 0.5) < 1e-6;
        if (isTie || !(probability >= 0 && probability < 1)) {
            return String.format(Locale.ROOT, "%.6f", probability);
        }
        // The leading 1 keeps the zeros behind the point.
        String digits = Long.toString(MILLION + whole + (rest > 0.5 ? 1 : 0));
        return (digits.charAt(0) == '1' ? "0." : "1.") + digits.substring(1);
    }

    private static String free(String column, List<String> taken) {
        String name = column;
        while (taken.contains(name)) {
            name += "_";
        }
        return name;
    }
}
