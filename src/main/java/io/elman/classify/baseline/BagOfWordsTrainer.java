package io.elman.classify.baseline;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.elman.data.text.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Trains {@link BagOfWords} with LIBLINEAR (Fan et al., 2008) on the rows that the network is trained on. */
final class BagOfWordsTrainer {
    private static final double TOLERANCE = 0.01;

    /** A feature of a single row tells nothing about another one, and such features are most. */
    private static final int FEWEST_ROWS = 2;

    private final Tokenizer tokenizer;
    private final double[] classWeights;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<Integer> rowsOfFeature = new ArrayList<>();
    private final List<int[]> rows = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    /** @param classWeights what a row of each class counts, as in the network's loss; kept, not modified */
    BagOfWordsTrainer(Tokenizer tokenizer, double[] classWeights) {
        this.tokenizer = tokenizer;
        this.classWeights = classWeights;
    }

    /** Takes a training row. */
    void add(String text, int label) {
        rows.add(BagOfWords.features(tokenizer, text).stream()
                .mapToInt(this::number)
                .toArray());
        labels.add(label);
    }

    /** Returns the number of a feature, and counts one more row of it. */
    private int number(String feature) {
        int number = numbers.computeIfAbsent(feature, added -> numbers.size());
        if (number == rowsOfFeature.size()) {
            rowsOfFeature.add(0);
        }
        rowsOfFeature.set(number, rowsOfFeature.get(number) + 1);
        return number;
    }

    /** @param cost of a mistake against the size of the weights: larger fits the training rows more closely */
    BagOfWords train(double cost) {
        Parameter parameter = new Parameter(SolverType.L2R_LR, cost, TOLERANCE);
        parameter.setRandom(new Random(0));
        parameter.setWeights(
                classWeights, IntStream.range(0, classWeights.length).toArray());
        Linear.disableDebugOutput();
        return bagOfWords(Linear.train(problem(), parameter));
    }

    private Problem problem() {
        Problem problem = new Problem();
        problem.l = rows.size();
        problem.n = numbers.size() + 1;
        problem.bias = 1;
        problem.x = rows.stream().map(this::vector).toArray(Feature[][]::new);
        problem.y = labels.stream().mapToDouble(Integer::doubleValue).toArray();
        return problem;
    }

    /** LIBLINEAR counts features from 1, wants them in order, and has the bias as the last of them. */
    private Feature[] vector(int[] row) {
        int[] sorted = Arrays.stream(row).filter(this::isShared).sorted().toArray();
        Feature[] vector = new Feature[sorted.length + 1];
        for (int i = 0; i < sorted.length; i++) {
            vector[i] = new FeatureNode(sorted[i] + 1, BagOfWords.scale(sorted.length));
        }
        vector[sorted.length] = new FeatureNode(numbers.size() + 1, 1);
        return vector;
    }

    private boolean isShared(int feature) {
        return rowsOfFeature.get(feature) >= FEWEST_ROWS;
    }

    private BagOfWords bagOfWords(Model model) {
        Map<String, float[]> weights = BagOfWords.emptyWeights();
        numbers.forEach((feature, number) -> {
            if (isShared(number)) {
                weights.put(feature, toFloats(weights(model, number)));
            }
        });
        return new BagOfWords(tokenizer, weights(model, numbers.size()), weights);
    }

    /** With two classes LIBLINEAR keeps the weights of the first one only: those of the other are their opposites. */
    private double[] weights(Model model, int feature) {
        double[] all = model.getFeatureWeights();
        double[] weights = new double[classWeights.length];
        int[] order = model.getLabels();
        for (int place = 0; place < order.length; place++) {
            weights[order[place]] = order.length == 2
                    ? (place == 0 ? all[feature] : -all[feature])
                    : all[feature * order.length + place];
        }
        return weights;
    }

    private static float[] toFloats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
