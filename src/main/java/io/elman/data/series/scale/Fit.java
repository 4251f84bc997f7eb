package io.elman.data.series.scale;

import java.util.Objects;
import java.util.function.IntToDoubleFunction;

/**
 * What was learned from the training part of one column of one series.
 *
 * @param mean that {@link Transform.Scaling#SERIES} measures from; else 0
 * @param spread that is one unit of the scaled values; above zero, 1 for a column that never changes
 * @param course of the year that is taken off before
 */
public record Fit(double mean, double spread, Course course) {
    public static final Fit NONE = new Fit(0, 1);

    /** A spread below this share of the values themselves is rounding, not change. */
    private static final double ROUNDING = 1e-12;

    public Fit(double mean, double spread) {
        this(mean, spread, Course.NONE);
    }

    public Fit {
        Objects.requireNonNull(course);
        if (!Double.isFinite(mean) || !Double.isFinite(spread) || spread <= 0) {
            throw new IllegalArgumentException("mean " + mean + ", spread " + spread);
        }
    }

    /** Returns the same fit for values that a course was taken off. */
    public Fit with(Course other) {
        return new Fit(mean, spread, other);
    }

    /**
     * Returns the fit to the values of a training part.
     *
     * @param values in the series' unit; not modified
     * @param levelRows whose mean is a window's level
     */
    static Fit of(double[] values, Transform transform, int levelRows) {
        double[] changes = transform.changes(values);
        return switch (transform.scaling()) {
            case NONE -> NONE;
            case SERIES -> {
                double mean = mean(changes, 0, changes.length);
                yield new Fit(mean, spread(changes, ignored -> mean));
            }
            case WINDOW -> new Fit(0, spread(changes, i -> mean(changes, Math.max(0, i - levelRows), i)));
        };
    }

    /** Returns the mean of values [from, to), 0 for none. */
    static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i] / (to - from);
        }
        return sum;
    }

    /** Returns the root mean square distance from a centre that may depend on the place. */
    private static double spread(double[] values, IntToDoubleFunction centre) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        double sum = 0;
        // The first value has nothing before it to be measured from.
        for (int i = 1; i < values.length; i++) {
            // Squares of very large values would be infinite.
            double share = (values[i] - centre.applyAsDouble(i)) / largest;
            sum += largest > 0 ? share * share : 0;
        }
        double spread = largest * Math.sqrt(sum / Math.max(1, values.length - 1));
        return spread > ROUNDING * largest ? spread : 1;
    }
}
