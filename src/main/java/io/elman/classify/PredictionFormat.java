package io.elman.classify;

import com.google.gson.stream.JsonWriter;
import io.elman.data.answer.AnswerFormat;
import java.io.IOException;
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
 * @param top how many classes are given, the most probable first; 0 gives all, in rows and JSON in the order of the labels
 */
public record PredictionFormat(boolean json, int top) {
    private static final int MILLION = 1_000_000;

    /** Returns how answers stand in a row. */
    AnswerFormat<Prediction> of(List<String> labels) {
        return new AnswerFormat<>() {
            @Override
            public boolean json() {
                return json;
            }

            @Override
            public List<String> columns() {
                return PredictionFormat.this.columns(labels);
            }

            @Override
            public List<String> cells(Prediction answer) {
                return PredictionFormat.this.cells(answer);
            }

            @Override
            public void write(Prediction answer, JsonWriter out) throws IOException {
                out.name("label").value(answer.label());
                out.name("probabilities").beginObject();
                for (Map.Entry<String, Double> one : given(answer).entrySet()) {
                    out.name(one.getKey()).value(one.getValue());
                }
                out.endObject();
            }
        };
    }

    private List<String> columns(List<String> labels) {
        List<String> columns = new ArrayList<>();
        if (top == 0) {
            columns.add("predicted");
            labels.forEach(label -> columns.add("probability_" + label));
        }
        for (int place = 1; place <= Math.min(top, labels.size()); place++) {
            columns.add("predicted_" + place);
            columns.add("probability_" + place);
        }
        return columns;
    }

    private List<String> cells(Prediction prediction) {
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
        return mostProbable(prediction, top);
    }

    /** Returns a line a class for people, the most probable first. */
    String lines(Prediction prediction) {
        StringBuilder lines = new StringBuilder();
        mostProbable(prediction, top == 0 ? Integer.MAX_VALUE : top)
                .forEach((label, probability) -> lines.append(number(probability))
                        .append("  ")
                        .append(onOneLine(label))
                        .append(System.lineSeparator()));
        return lines.toString();
    }

    /** A label of a stranger's model may hold what would command the terminal, or a line break. */
    private static String onOneLine(String label) {
        StringBuilder line = new StringBuilder();
        label.chars().forEach(c -> line.append(Character.isISOControl(c) ? '?' : (char) c));
        return line.toString();
    }

    private static Map<String, Double> mostProbable(Prediction prediction, int count) {
        Map<String, Double> first = new LinkedHashMap<>();
        prediction.probabilities().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(count)
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
}
