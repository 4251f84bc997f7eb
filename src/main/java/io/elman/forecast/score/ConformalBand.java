package io.elman.forecast.score;

import java.util.Arrays;
import java.util.Optional;

/**
 * Bands around forecasts that hold what comes with a given probability, from errors on rows that the model was not fitted to
 * (split-conformal: Lei, G'Sell, Rinaldo, Tibshirani and Wasserman, Distribution-Free Predictive Inference for Regression,
 * 2018).
 *
 * <p>The half width of a step is its ceil((n + 1) coverage)-th smallest absolute residual of n; the largest if that is more
 * than n, when the band holds less than was asked for. It is exact where residuals are exchangeable, which those of a
 * changing series are not: measure the coverage on the test part.
 *
 * <p>The residual scale is the caller's: residuals divided by the level or spread of their window give half widths in that
 * unit, to be multiplied by the level or spread of the window that is forecast; undivided ones are in the target's unit.
 *
 * @param halfWidths [horizon] in the residual scale; not modified
 */
public record ConformalBand(double[] halfWidths) {
    /** Steps over rounding in (n + 1) coverage, where 0.07 times 100 is more than 7. */
    private static final double ROUNDING = 1e-9;

    /** @throws IllegalArgumentException if a half width is negative or not finite */
    public ConformalBand {
        if (!Arrays.stream(halfWidths).allMatch(width -> width >= 0 && Double.isFinite(width))) {
            throw new IllegalArgumentException("half widths " + Arrays.toString(halfWidths));
        }
    }

    /**
     * Returns the band of a coverage; empty if a step has no residual, or so many infinite ones that the band would be.
     *
     * @param absoluteResiduals [step][origin], |actual - forecast| in the residual scale; NaN are left out; not modified
     * @param coverage between 0 and 1, such as 0.9
     */
    public static Optional<ConformalBand> of(double[][] absoluteResiduals, double coverage) {
        if (!(coverage > 0 && coverage < 1)) {
            throw new IllegalArgumentException("a coverage of " + coverage);
        }
        double[] widths = new double[absoluteResiduals.length];
        for (int step = 0; step < widths.length; step++) {
            widths[step] = halfWidth(absoluteResiduals[step], coverage);
        }
        boolean isBounded = Arrays.stream(widths).allMatch(Double::isFinite);
        return isBounded ? Optional.of(new ConformalBand(widths)) : Optional.empty();
    }

    /** Returns whether a band from so many residuals holds the coverage: of n, the largest holds n of n + 1. */
    public static boolean holds(int residuals, double coverage) {
        return Math.ceil((residuals + 1) * coverage - ROUNDING) <= residuals;
    }

    /** Returns a band that is at each step as wide as the wider of the two; new, neither is modified. */
    public ConformalBand atLeast(ConformalBand other) {
        double[] widths = halfWidths.clone();
        for (int step = 0; step < widths.length; step++) {
            widths[step] = Math.max(widths[step], other.halfWidths[step]);
        }
        return new ConformalBand(widths);
    }

    /**
     * Returns the lower end of the band.
     *
     * @param forecast [horizon] in the target's unit; not modified
     * @param scale that one unit of the residual scale is in the target's unit
     * @return [horizon]; new array
     */
    public double[] lower(double[] forecast, double scale) {
        return shifted(forecast, -scale);
    }

    /** Returns the upper end of the band; see {@link #lower}. */
    public double[] upper(double[] forecast, double scale) {
        return shifted(forecast, scale);
    }

    private double[] shifted(double[] forecast, double scale) {
        if (forecast.length != halfWidths.length) {
            throw new IllegalArgumentException(
                    "a forecast of [" + forecast.length + "] and half widths of [" + halfWidths.length + "]");
        }
        double[] shifted = new double[forecast.length];
        for (int step = 0; step < shifted.length; step++) {
            shifted[step] = forecast[step] + scale * halfWidths[step];
        }
        return shifted;
    }

    private static double halfWidth(double[] residuals, double coverage) {
        double[] known = Arrays.stream(residuals)
                .filter(residual -> !Double.isNaN(residual))
                .sorted()
                .toArray();
        return known.length == 0 ? Double.NaN : known[rank(known.length, coverage) - 1];
    }

    private static int rank(int residuals, double coverage) {
        return (int) Math.min(residuals, Math.max(1, Math.ceil((residuals + 1) * coverage - ROUNDING)));
    }
}
