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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Trains {@link BagOfWords} with LIBLINEAR (Fan et al., 2008) on the rows that the network is trained on. */
final class BagOfWordsTrainer {
    /** Beyond this, more rows bring a linear model little, and its features no longer fit into memory. */
    static final int MOST_ROWS = 50_000;

    private static final double TOLERANCE = 0.01;

    /** A feature of a single row tells nothing about another one, and such features are most. */
    private static final int FEWEST_ROWS = 2;

    private final Tokenizer tokenizer;
    private final double[] classWeights;
    private final Map<String, Integer> rowsOfFeature = new HashMap<>();
    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final List<Set<String>> rows = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    /** @param classWeights what a row of each class counts, as in the network's loss; kept, not modified */
    BagOfWordsTrainer(Tokenizer tokenizer, double[] classWeights) {
        this.tokenizer = tokenizer;
        this.classWeights = classWeights;
    }

    /** Takes a training row; rows beyond {@link #MOST_ROWS} are left out. */
    void add(String text, int label) {
        if (rows.size() < MOST_ROWS) {
            Set<String> features = BagOfWords.features(tokenizer, text);
            features.forEach(feature -> rowsOfFeature.merge(feature, 1, Integer::sum));
            rows.add(features);
            labels.add(label);
        }
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

    /** LIBLINEAR counts features from 1 and has the bias as the last of them. */
    private Problem problem() {
        indexes.clear();
        rows.forEach(row -> known(row).forEach(feature -> indexes.putIfAbsent(feature, indexes.size())));
        Problem problem = new Problem();
        problem.l = rows.size();
        problem.n = indexes.size() + 1;
        problem.bias = 1;
        problem.x = rows.stream().map(this::vector).toArray(Feature[][]::new);
        problem.y = labels.stream().mapToDouble(Integer::doubleValue).toArray();
        return problem;
    }

    private Stream<String> known(Set<String> row) {
        return row.stream().filter(feature -> rowsOfFeature.get(feature) >= FEWEST_ROWS);
    }

    private Feature[] vector(Set<String> row) {
        int[] sorted = known(row).mapToInt(indexes::get).sorted().toArray();
        Feature[] vector = new Feature[sorted.length + 1];
        for (int i = 0; i < sorted.length; i++) {
            vector[i] = new FeatureNode(sorted[i] + 1, BagOfWords.scale(sorted.length));
        }
        vector[sorted.length] = new FeatureNode(indexes.size() + 1, 1);
        return vector;
    }

    private BagOfWords bagOfWords(Model model) {
        Map<String, float[]> weights = BagOfWords.emptyWeights();
        indexes.forEach((feature, index) -> weights.put(feature, toFloats(weights(model, index))));
        return new BagOfWords(tokenizer, weights(model, indexes.size()), weights);
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
