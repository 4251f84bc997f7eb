package io.elman.model.memory;

import io.elman.cell.CellWeights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.params.BidirectionalParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The Elman layers of a network, each direction for itself. */
public final class RecurrentLayers {
    private static final String RECURRENT_WEIGHTS = "RW";

    /** {@code 1_}, {@code 1_f} or {@code encoder0_b}. */
    private static final Pattern PREFIX = Pattern.compile("([a-z]*)(\\d+)_([a-z]*)");

    private RecurrentLayers() {}

    /**
     * Returns the cells of a network, from its input to its output, by what DL4J's names of their weights begin with:
     * {@code 0_}, and {@code 0_f} and {@code 0_b} for the two directions of a bidirectional layer. The arrays are the
     * network's own.
     */
    public static Map<String, CellWeights> cells(Model network) {
        Map<String, CellWeights> cells = new LinkedHashMap<>();
        Map<String, INDArray> parameters = network.paramTable();
        parameters.forEach((name, recurrentWeights) -> {
            // The matrix of an LSTM is four times as wide as it is high.
            if (name.endsWith(RECURRENT_WEIGHTS) && recurrentWeights.rows() == recurrentWeights.columns()) {
                String layer = name.substring(0, name.length() - RECURRENT_WEIGHTS.length());
                cells.put(
                        layer,
                        new CellWeights(
                                parameters.get(layer + "W"),
                                recurrentWeights,
                                parameters.get(layer + "b").reshape(1, recurrentWeights.columns())));
            }
        });
        return cells;
    }

    /** Returns how each cell is shown, such as {@code layer 2 backward} or {@code decoder layer 1}, in the same order. */
    public static Map<String, String> titles(Model network) {
        Map<String, String> titles = new LinkedHashMap<>();
        Map<String, Map<String, Integer>> numbers = new LinkedHashMap<>();
        for (String prefix : cells(network).keySet()) {
            Matcher name = PREFIX.matcher(prefix);
            if (!name.matches()) {
                titles.put(prefix, prefix);
                continue;
            }
            Map<String, Integer> layers = numbers.computeIfAbsent(name.group(1), part -> new LinkedHashMap<>());
            int number = layers.computeIfAbsent(name.group(2), layer -> layers.size() + 1);
            String part = name.group(1).isEmpty() ? "" : name.group(1) + " ";
            titles.put(prefix, part + "layer " + number + direction(name.group(3)));
        }
        return titles;
    }

    private static String direction(String letter) {
        return switch (letter) {
            case BidirectionalParamInitializer.FORWARD_PREFIX -> " forward";
            case BidirectionalParamInitializer.BACKWARD_PREFIX -> " backward";
            default -> "";
        };
    }
}
