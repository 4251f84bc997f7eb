package io.elman.forecast.baseline;

import java.util.Arrays;

/**
 * The unit in which series of different size are alike: the distance from the mean, in spreads.
 *
 * @param mean in the series' unit
 * @param spread root mean square distance from the mean in the series' unit, above 0; 1 for a series that never changes
 */
record Standard(double mean, double spread) {
    /** A spread below this share of the values themselves is rounding, not change. */
    private static final double ROUNDING = 1e-12;

    Standard {
        if (!Double.isFinite(mean) || !Double.isFinite(spread) || spread <= 0) {
            throw new IllegalArgumentException("mean " + mean + ", spread " + spread);
        }
    }

    /** Returns the standard of the first values, at least one; not modified. */
    static Standard of(double[] values, int count) {
        double mean = 0;
        double largest = 0;
        for (int row = 0; row < count; row++) {
            mean += values[row] / count;
            largest = Math.max(largest, Math.abs(values[row]));
        }
        double sum = 0;
        for (int row = 0; row < count; row++) {
            // Squares of very large values would be infinite.
            double share = largest > 0 ? values[row] / largest - mean / largest : 0;
            sum += share * share / count;
        }
        double spread = largest * Math.sqrt(sum);
        return new Standard(mean, spread > ROUNDING * largest ? spread : 1);
    }

    double inward(double value) {
        return (value - mean) / spread;
    }

    double outward(double standardized) {
        return mean + spread * standardized;
    }

    /** Returns all values in this unit; new array. */
    double[] inward(double[] values) {
        return Arrays.stream(values).map(this::inward).toArray();
    }
}
