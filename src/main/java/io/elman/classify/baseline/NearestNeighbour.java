package io.elman.classify.baseline;

import io.elman.data.labelled.Parts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Answers with the class of the training item whose features, averaged over time, are nearest: blind to order. Distances
 * count each feature by its deviation among the training items.
 *
 * <p>The nearest item's class gets the share of training items whose nearest other one is of their class; the other
 * classes get the rest, evenly.
 */
public final class NearestNeighbour<T> implements Baseline<T> {
    /** The entry of the model zip: a line an item, its class and its averages, parted by tabs. */
    public static final String ENTRY = "nearest-neighbour.txt";

    /** Items that are put to the others to see how often the nearest is right. */
    private static final int MOST_TRIED = 2_000;

    private static final String SEPARATOR = "\t";

    private final Function<T, float[]> means;
    private final List<float[]> items;
    private final List<Integer> labels;
    private final int classes;
    private final double[] weights;
    private final double trust;

    private NearestNeighbour(Function<T, float[]> means, List<float[]> items, List<Integer> labels, int classes) {
        this.means = means;
        this.items = items;
        this.labels = labels;
        this.classes = classes;
        this.weights = weights(items);
        this.trust = trust();
    }

    /**
     * Returns the model of the training part.
     *
     * @param parts encoded
     * @param means of an item's features over time
     */
    public static <T> NearestNeighbour<T> train(Parts<T> parts, Function<T, float[]> means) {
        List<float[]> items = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        TrainingSample.forEach(parts, (row, label) -> {
            items.add(means.apply(row.item()));
            labels.add(label);
        });
        return new NearestNeighbour<>(means, items, labels, parts.labels().size());
    }

    /** @throws IllegalArgumentException naming the line, if the text is not as {@link #write} leaves it */
    public static <T> NearestNeighbour<T> read(String text, Function<T, float[]> means, int features, int classes) {
        List<float[]> items = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            String[] cells = line.split(SEPARATOR, -1);
            int label = Integer.parseInt(cells[0]);
            if (cells.length != features + 1 || label < 0 || label >= classes) {
                throw new IllegalArgumentException("line " + (items.size() + 1) + " has class " + label + " and "
                        + (cells.length - 1) + " averages, of " + classes + " and " + features);
            }
            float[] item = new float[features];
            for (int i = 0; i < features; i++) {
                item[i] = Float.parseFloat(cells[i + 1]);
            }
            items.add(item);
            labels.add(label);
        }
        if (items.isEmpty()) {
            throw new IllegalArgumentException("there is no line");
        }
        return new NearestNeighbour<>(means, items, labels, classes);
    }

    @Override
    public String name() {
        return "nearest_neighbour";
    }

    @Override
    public double[] probabilities(T item) {
        double[] probabilities = new double[classes];
        Arrays.fill(probabilities, (1 - trust) / (classes - 1));
        probabilities[labels.get(nearest(means.apply(item), -1))] = trust;
        return probabilities;
    }

    @Override
    public String entry() {
        return ENTRY;
    }

    @Override
    public String write() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < items.size(); row++) {
            StringJoiner line = new StringJoiner(SEPARATOR, "", "\n");
            line.add(labels.get(row).toString());
            for (float mean : items.get(row)) {
                line.add(Float.toString(mean));
            }
            text.append(line);
        }
        return text.toString();
    }

    /** Returns the place of the nearest item, the first of equal ones; -1 as {@code except} leaves none out. */
    private int nearest(float[] item, int except) {
        int nearest = except == 0 && items.size() > 1 ? 1 : 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int row = 0; row < items.size(); row++) {
            double distance = row == except ? Double.POSITIVE_INFINITY : distance(item, items.get(row), smallest);
            if (distance < smallest) {
                smallest = distance;
                nearest = row;
            }
        }
        return nearest;
    }

    /** Stops as soon as the distance is no longer the smallest. */
    private double distance(float[] item, float[] other, double smallest) {
        double sum = 0;
        for (int i = 0; i < item.length && sum < smallest; i++) {
            double difference = item[i] - other[i];
            sum += weights[i] * difference * difference;
        }
        return sum;
    }

    /** One row more than there are, half of it right: nothing is certain. The nearest class stays the answer. */
    private double trust() {
        int most = Math.min(items.size(), MOST_TRIED);
        long right = IntStream.range(0, most)
                .parallel()
                .filter(row -> labels.get(nearest(items.get(row), row)).equals(labels.get(row)))
                .count();
        return Math.max((right + 0.5) / (most + 1), 1.0 / classes + 1e-6);
    }

    /** Returns one over the variance of each feature; a constant one does not count. */
    private static double[] weights(List<float[]> items) {
        double[] weights = new double[items.get(0).length];
        for (int i = 0; i < weights.length; i++) {
            int feature = i;
            double mean =
                    items.stream().mapToDouble(item -> item[feature]).average().orElseThrow();
            double variance = items.stream()
                    .mapToDouble(item -> (item[feature] - mean) * (item[feature] - mean))
                    .average()
                    .orElseThrow();
            weights[i] = variance > 0 ? 1 / variance : 0;
        }
        return weights;
    }
}
