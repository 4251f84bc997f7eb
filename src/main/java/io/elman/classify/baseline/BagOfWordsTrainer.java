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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Trains {@link BagOfWords} with LIBLINEAR (Fan et al., 2008) on the rows that the network is trained on. */
final class BagOfWordsTrainer {
    /** Beyond this, more rows bring a linear model little, and its features no longer fit into memory. */
    static final int MOST_ROWS = 50_000;

    private static final double TOLERANCE = 0.01;

    private final Tokenizer tokenizer;
    private final int classes;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<String> features = new ArrayList<>();
    private final List<int[]> rows = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    BagOfWordsTrainer(Tokenizer tokenizer, int classes) {
        this.tokenizer = tokenizer;
        this.classes = classes;
    }

    /** Takes a training row; rows beyond {@link #MOST_ROWS} are left out. */
    void add(String text, int label) {
        if (rows.size() < MOST_ROWS) {
            rows.add(BagOfWords.features(tokenizer, text).stream()
                    .mapToInt(this::index)
                    .toArray());
            labels.add(label);
        }
    }

    /** @param cost of a mistake against the size of the weights: larger fits the training rows more closely */
    BagOfWords train(double cost) {
        Parameter parameter = new Parameter(SolverType.L2R_LR, cost, TOLERANCE);
        parameter.setRandom(new Random(0));
        Linear.disableDebugOutput();
        return bagOfWords(Linear.train(problem(), parameter));
    }

    private int index(String feature) {
        Integer known = indexes.putIfAbsent(feature, features.size());
        if (known != null) {
            return known;
        }
        features.add(feature);
        return features.size() - 1;
    }

    private Problem problem() {
        Problem problem = new Problem();
        problem.l = rows.size();
        problem.n = features.size() + 1;
        problem.bias = 1;
        problem.x = rows.stream().map(this::vector).toArray(Feature[][]::new);
        problem.y = labels.stream().mapToDouble(Integer::doubleValue).toArray();
        return problem;
    }

    /** LIBLINEAR counts features from 1, wants them in order, and has the bias as the last of them. */
    private Feature[] vector(int[] row) {
        int[] sorted = row.clone();
        java.util.Arrays.sort(sorted);
        Feature[] vector = new Feature[row.length + 1];
        for (int i = 0; i < row.length; i++) {
            vector[i] = new FeatureNode(sorted[i] + 1, BagOfWords.scale(row.length));
        }
        vector[row.length] = new FeatureNode(features.size() + 1, 1);
        return vector;
    }

    private BagOfWords bagOfWords(Model model) {
        Map<String, float[]> weights = BagOfWords.emptyWeights();
        for (int feature = 0; feature < features.size(); feature++) {
            weights.put(features.get(feature), toFloats(weights(model, feature)));
        }
        return new BagOfWords(tokenizer, weights(model, features.size()), weights);
    }

    /** With two classes LIBLINEAR keeps the weights of the first one only: those of the other are their opposites. */
    private double[] weights(Model model, int feature) {
        double[] all = model.getFeatureWeights();
        double[] weights = new double[classes];
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
