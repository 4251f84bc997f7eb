package io.elman.classify.baseline;

import io.elman.data.text.Tokenizer;
import java.util.Map;
import java.util.StringJoiner;

/** A bag-of-words model as text: the number of classes, a line of biases, then a line a feature, parted by tabs. */
public final class BagOfWordsFile {
    private static final String SEPARATOR = "\t";

    private BagOfWordsFile() {}

    static String write(BagOfWords model) {
        StringBuilder text = new StringBuilder();
        StringJoiner biases = new StringJoiner(SEPARATOR, "", "\n");
        for (double bias : model.bias()) {
            biases.add(Double.toString(bias));
        }
        text.append(biases);
        model.weights().forEach((feature, weights) -> {
            text.append(feature);
            for (float weight : weights) {
                text.append(SEPARATOR).append(weight);
            }
            text.append('\n');
        });
        return text.toString();
    }

    /** @throws IllegalArgumentException naming the line, if the text is not as {@link #write} leaves it */
    public static BagOfWords read(String text, Tokenizer tokenizer, int classes) {
        Map<String, float[]> weights = BagOfWords.emptyWeights();
        double[] bias = null;
        int line = 0;
        for (String content : (Iterable<String>) text.lines()::iterator) {
            line++;
            String[] cells = content.split(SEPARATOR, -1);
            int names = line == 1 ? 0 : 1;
            if (cells.length != classes + names) {
                throw new IllegalArgumentException("line " + line + " has " + cells.length + " cells");
            }
            if (line == 1) {
                bias = toDoubles(cells);
            } else {
                weights.put(cells[0], toFloats(cells));
            }
        }
        if (bias == null) {
            throw new IllegalArgumentException("there is no line");
        }
        return new BagOfWords(tokenizer, bias, weights);
    }

    private static double[] toDoubles(String[] cells) {
        double[] values = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            values[i] = Double.parseDouble(cells[i]);
        }
        return values;
    }

    private static float[] toFloats(String[] cells) {
        float[] values = new float[cells.length - 1];
        for (int i = 1; i < cells.length; i++) {
            values[i - 1] = Float.parseFloat(cells[i]);
        }
        return values;
    }
}
