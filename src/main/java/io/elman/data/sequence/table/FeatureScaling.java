package io.elman.data.sequence.table;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.util.Arrays;

/**
 * Mean and standard deviation of each feature over all steps of the training part.
 *
 * @param means not modified
 * @param deviations 1 where a feature is constant; not modified
 */
public record FeatureScaling(double[] means, double[] deviations) {
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    /** Sums up what is needed, a step at a time: B. P. Welford, Technometrics 4, 1962. */
    public static final class Fit {
        private final double[] means;
        private final double[] squares;
        private long steps;

        public Fit(int features) {
            this.means = new double[features];
            this.squares = new double[features];
        }

        public void add(NumberSequence sequence) {
            for (double[] step : sequence.values()) {
                steps++;
                for (int i = 0; i < means.length; i++) {
                    double before = step[i] - means[i];
                    means[i] += before / steps;
                    squares[i] += before * (step[i] - means[i]);
                }
            }
        }

        public FeatureScaling scaling() {
            double[] deviations = Arrays.stream(squares)
                    .map(square -> Math.sqrt(square / Math.max(1, steps)))
                    .toArray();
            for (int i = 0; i < deviations.length; i++) {
                // Rounding leaves a constant feature a deviation of almost nothing.
                deviations[i] = deviations[i] > 1e-12 * Math.abs(means[i]) ? deviations[i] : 1;
            }
            return new FeatureScaling(means.clone(), deviations);
        }
    }

    public String toJson() {
        return GSON.toJson(this) + "\n";
    }

    /** @throws IllegalArgumentException if the text is not as {@link #toJson} leaves it */
    public static FeatureScaling fromJson(String json, int features) {
        try {
            FeatureScaling scaling = GSON.fromJson(json, FeatureScaling.class);
            if (scaling != null && isUsable(scaling, features)) {
                return scaling;
            }
        } catch (JsonParseException notJson) {
            // told below
        }
        throw new IllegalArgumentException("the scaling is not that of " + features + " features");
    }

    private static boolean isUsable(FeatureScaling scaling, int features) {
        return scaling.means != null
                && scaling.deviations != null
                && scaling.means.length == features
                && scaling.deviations.length == features
                && Arrays.stream(scaling.means).allMatch(Double::isFinite)
                && Arrays.stream(scaling.deviations).allMatch(value -> value > 0 && Double.isFinite(value));
    }
}
