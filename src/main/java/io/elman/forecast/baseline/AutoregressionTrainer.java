package io.elman.forecast.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Fits one autoregression to all series together, and one to each of many where that pays. How many lags it has, and whether
 * series have their own, is decided by the training rows: the smallest AIC (Akaike 1974), corrected for few rows (Hurvich
 * and Tsai, Regression and Time Series Model Selection in Small Samples, 1989).
 */
final class AutoregressionTrainer {
    /** A lag needs this many rows of the median series. */
    private static final int ROWS_PER_LAG = 3;

    /** Multiplications that fitting may take, about two seconds: of longer series the latest rows count. */
    private static final double MOST_WORK = 2e9;

    /** Squared errors below this share of the spread's square are rounding. */
    private static final double ROUNDING = 1e-20;

    private final List<Optional<Standard>> standards = new ArrayList<>();
    private final List<double[]> standardized = new ArrayList<>();
    private final int lags;

    /**
     * @param training [series][time] in the series' own units; a series may be empty; not modified
     * @param mostLags that the autoregression may have
     */
    AutoregressionTrainer(double[][] training, int mostLags) {
        int[] lengths =
                Arrays.stream(training).mapToInt(part -> part.length).sorted().toArray();
        lags = lengths.length == 0 ? 0 : Math.max(0, Math.min(mostLags, lengths[lengths.length / 2] / ROWS_PER_LAG));
        int rows = (int) Math.max(10 * (lags + 2), MOST_WORK / (lags + 2) / (lags + 2) / training.length);
        for (double[] part : training) {
            Optional<Standard> standard =
                    part.length == 0 ? Optional.empty() : Optional.of(Standard.of(part, part.length));
            double[] latest = Arrays.copyOfRange(part, Math.max(0, part.length - rows), part.length);
            standards.add(standard);
            standardized.add(standard.map(unit -> unit.inward(latest)).orElse(latest));
        }
    }

    /** Returns an autoregression a series, and behind them one for series that were not seen. */
    List<Autoregression> train() {
        List<TriangularFactor> factors = factors(lags);
        LagWeights common = factors.isEmpty() ? new LagWeights(0, new double[0]) : common(factors);
        boolean ownPay = ownPay(factors, common);
        List<Autoregression> trained = new ArrayList<>();
        for (int series = 0; series < factors.size(); series++) {
            LagWeights weights = ownPay ? own(series, factors.get(series), common) : common;
            trained.add(new Autoregression(standards.get(series), weights));
        }
        trained.add(new Autoregression(Optional.empty(), common));
        return trained;
    }

    private List<TriangularFactor> factors(int lags) {
        return standardized.stream()
                .map(series -> TriangularFactor.of(series, lags))
                .toList();
    }

    private LagWeights common(List<TriangularFactor> factors) {
        int order = bestOrder(TriangularFactor.of(factors));
        // Fewer lags leave more rows to learn from.
        return TriangularFactor.of(factors(order)).solve(order);
    }

    /** Returns whether weights for each series tell more than the common ones, for what they cost. */
    private static boolean ownPay(List<TriangularFactor> factors, LagWeights common) {
        // Mean and variance are each series' own; the common weights and intercept count once.
        double gain = 2 * (common.order() + 1);
        for (TriangularFactor factor : factors) {
            double own = criterion(factor, bestOrder(factor));
            // Infinite for a series that is too short: it does not vote.
            gain += own < Double.POSITIVE_INFINITY
                    ? criterion(factor.squaredErrors(common), factor.rows(), 2) - own
                    : 0;
        }
        return factors.size() > 1 && gain > 0;
    }

    private LagWeights own(int series, TriangularFactor factor, LagWeights common) {
        int order = bestOrder(factor);
        return criterion(factor, order) < Double.POSITIVE_INFINITY
                ? TriangularFactor.of(standardized.get(series), order).solve(order)
                : common;
    }

    private static int bestOrder(TriangularFactor factor) {
        return IntStream.rangeClosed(0, factor.lags())
                .boxed()
                .min((a, b) -> Double.compare(criterion(factor, a), criterion(factor, b)))
                .orElseThrow();
    }

    private static double criterion(TriangularFactor factor, int order) {
        // The order's weights, the intercept and the variance of what is left.
        return criterion(factor.squaredErrors(order), factor.rows(), order + 2);
    }

    private static double criterion(double squaredErrors, int rows, int parameters) {
        int free = rows - parameters - 1;
        if (free <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        double variance = Math.max(squaredErrors / rows, ROUNDING);
        return rows * Math.log(variance) + 2 * parameters + 2.0 * parameters * (parameters + 1) / free;
    }
}
