package io.elman.forecast.score;

import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The test of whether two forecasts from the same origins are equally good (Diebold and Mariano, Comparing Predictive
 * Accuracy, 1995), corrected for few origins (Harvey, Leybourne and Newbold, Testing the Equality of Prediction Mean
 * Squared Errors, 1997).
 *
 * <p>With d_t the difference of the losses at n origins, m its mean, c_k its autocovariances, and h steps ahead:
 *
 * <pre>
 *   statistic = m / sqrt(V / n) * sqrt((n + 1 - 2h + h (h - 1) / n) / n),   V = c_0 + 2 (c_1 + ... + c_(h-1))
 * </pre>
 *
 * follows Student's t with n - 1 degrees of freedom. Where V is not above zero, c_k counts (1 - k/h) times (Bartlett).
 *
 * @param statistic below zero if the first has the smaller loss; infinite if the losses differ by the same at each origin
 * @param pValue two-sided: how probable a statistic so far from zero is if both are equally good
 * @param meanDifference loss of the first less loss of the second, in the unit of the losses
 */
public record DieboldMariano(double statistic, double pValue, double meanDifference) {
    /**
     * Tests the losses of two forecasts. Of several series, what happens at one time is no independent evidence: give the
     * mean loss of each time stamp, see {@link #meanByTime}, in a unit that the series share.
     *
     * @param first [origin], equally spaced and in the order of time; NaN where it is not known; not modified
     * @param second [origin], likewise; not modified
     * @param horizon steps ahead of the farthest forecast in a loss, at least 1
     * @return empty with fewer than two known origins, or no more of them than steps
     */
    public static Optional<DieboldMariano> test(double[] first, double[] second, int horizon) {
        if (first.length != second.length || horizon < 1) {
            throw new IllegalArgumentException(
                    "[" + first.length + "] and [" + second.length + "] losses, " + horizon + " steps ahead");
        }
        double[] differences = new double[first.length];
        for (int i = 0; i < first.length; i++) {
            differences[i] = first[i] - second[i];
        }
        long known = Arrays.stream(differences).filter(Double::isFinite).count();
        return known < 2 || known <= horizon ? Optional.empty() : Optional.of(test(differences, known, horizon));
    }

    /**
     * Returns the mean of the values of each time stamp, in the order of time; NaN are left out, and a time stamp of
     * nothing else is NaN.
     *
     * @param ticks of each value, in any order; not modified
     * @param values not modified
     */
    public static double[] meanByTime(long[] ticks, double[] values) {
        if (ticks.length != values.length) {
            throw new IllegalArgumentException("[" + values.length + "] values at [" + ticks.length + "] time stamps");
        }
        TreeMap<Long, Mean> means = new TreeMap<>();
        for (int i = 0; i < ticks.length; i++) {
            Mean mean = means.computeIfAbsent(ticks[i], tick -> new Mean());
            if (!Double.isNaN(values[i])) {
                mean.add(values[i]);
            }
        }
        return means.values().stream().mapToDouble(Mean::value).toArray();
    }

    private static DieboldMariano test(double[] differences, double n, int horizon) {
        double largest = Arrays.stream(differences)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElseThrow();
        if (largest == 0) {
            return new DieboldMariano(0, 1, 0);
        }
        // In units of the largest, because squares of large losses would be infinite.
        double[] units = Arrays.stream(differences).map(d -> d / largest).toArray();
        double mean = Arrays.stream(units).filter(Double::isFinite).sum() / n;
        double correction = (n + 1 - 2.0 * horizon + horizon * (horizon - 1.0) / n) / n;
        double statistic = mean / Math.sqrt(longRunVariance(units, mean, n, horizon) / n) * Math.sqrt(correction);
        return new DieboldMariano(statistic, pValue(statistic, n), mean * largest);
    }

    private static double longRunVariance(double[] differences, double mean, double n, int horizon) {
        double[] distances = Arrays.stream(differences)
                .map(d -> Double.isFinite(d) ? d - mean : 0)
                .toArray();
        double[] covariances = new double[horizon];
        for (int lag = 0; lag < horizon; lag++) {
            for (int i = lag; i < distances.length; i++) {
                covariances[lag] += distances[i] * distances[i - lag] / n;
            }
        }
        double rectangular = covariances[0];
        double bartlett = covariances[0];
        for (int lag = 1; lag < horizon; lag++) {
            rectangular += 2 * covariances[lag];
            bartlett += 2 * covariances[lag] * (1 - (double) lag / horizon);
        }
        return rectangular > 0 ? rectangular : bartlett;
    }

    private static double pValue(double statistic, double n) {
        return Double.isInfinite(statistic)
                ? 0
                : 2 * new TDistribution(n - 1).cumulativeProbability(-Math.abs(statistic));
    }
}
