package io.elman.forecast.linear;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Least squares that hold weights small: they minimize the squared errors + lambda * sum of (penalty_i spread_i weight_i)^2
 * (Hoerl and Kennard, Ridge Regression, Technometrics 12, 1970). Lambda is the one with the smallest generalized
 * cross-validation, rows * errors / (rows - degrees of freedom)^2, over the rows themselves (Golub, Heath and Wahba,
 * Generalized Cross-Validation, Technometrics 21, 1979): no other rows are needed to choose it.
 *
 * <p>Rows are added one by one and not kept: what is kept is as large as the square of the inputs.
 */
final class Ridge {
    /** Lambda goes from this up to {@link #MOST} times the rows, in steps of a quarter of a power of ten. */
    private static final double LEAST = 0.01;

    private static final double MOST = 100;
    private static final double STEP = Math.pow(10, 0.25);

    /** A spread below this share of the values themselves is rounding, not change. */
    private static final double ROUNDING = 1e-12;

    private final double[] penalties;
    /** Rows are measured from the first one: sums of squares of far-off numbers would cancel. */
    private double[] from;

    private double labelFrom;
    private final double[] sums;
    private final double[][] products;
    private final double[] labelProducts;
    private double labelSum;
    private double labelSquares;
    private int rows;

    /** @param penalties one an input, above 0; not modified */
    Ridge(double[] penalties) {
        this.penalties = penalties.clone();
        this.sums = new double[penalties.length];
        this.products = new double[penalties.length][penalties.length];
        this.labelProducts = new double[penalties.length];
    }

    /** @param inputs of one row; not modified */
    void add(double[] inputs, double label) {
        if (rows == 0) {
            from = inputs.clone();
            labelFrom = label;
        }
        double y = label - labelFrom;
        for (int i = 0; i < sums.length; i++) {
            double x = inputs[i] - from[i];
            sums[i] += x;
            labelProducts[i] += x * y;
            for (int j = 0; j <= i; j++) {
                products[i][j] += x * (inputs[j] - from[j]);
            }
        }
        labelSum += y;
        labelSquares += y * y;
        rows++;
    }

    /** Returns the weights; of no rows all are 0. */
    LinearWeights solve() {
        double[] weights = new double[sums.length];
        double intercept = rows == 0 ? 0 : labelFrom + labelSum / rows;
        if (rows == 0 || weights.length == 0) {
            return new LinearWeights(intercept, weights);
        }
        double[] units = units();
        EigenDecomposition directions = new EigenDecomposition(new Array2DRowRealMatrix(correlations(units), false));
        double[] sizes = directions.getRealEigenvalues();
        double[] turned = directions.getVT().operate(withLabel(units));
        double lambda = lambda(sizes, turned);
        for (int i = 0; i < turned.length; i++) {
            turned[i] /= Math.max(0, sizes[i]) + lambda;
        }
        double[] solution = directions.getV().operate(turned);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = solution[i] * units[i];
            intercept -= weights[i] * (from[i] + sums[i] / rows);
        }
        return new LinearWeights(intercept, weights);
    }

    /** Returns what each input is multiplied by: one through spread and penalty, 0 for an input that never changes. */
    private double[] units() {
        double[] units = new double[sums.length];
        for (int i = 0; i < units.length; i++) {
            double spread = Math.sqrt(Math.max(0, covariance(i, i)) / rows);
            boolean changes = spread > ROUNDING * Math.abs(from[i]);
            units[i] = changes ? 1 / (spread * penalties[i]) : 0;
        }
        return units;
    }

    private double[][] correlations(double[] units) {
        double[][] correlations = new double[sums.length][sums.length];
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j <= i; j++) {
                correlations[i][j] = covariance(i, j) * units[i] * units[j];
                correlations[j][i] = correlations[i][j];
            }
        }
        return correlations;
    }

    private double[] withLabel(double[] units) {
        double[] turned = new double[sums.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = (labelProducts[i] - sums[i] * labelSum / rows) * units[i];
        }
        return turned;
    }

    private double covariance(int i, int j) {
        return products[i][j] - sums[i] * sums[j] / rows;
    }

    /** Returns the largest lambda of those that cross-validation likes best. */
    private double lambda(double[] sizes, double[] turned) {
        double best = MOST * rows;
        double least = Double.POSITIVE_INFINITY;
        for (double lambda = MOST * rows; lambda > LEAST; lambda /= STEP) {
            double criterion = crossValidation(sizes, turned, lambda);
            if (criterion < least) {
                least = criterion;
                best = lambda;
            }
        }
        return best;
    }

    private double crossValidation(double[] sizes, double[] turned, double lambda) {
        double errors = labelSquares - labelSum * labelSum / rows;
        double free = rows - 1;
        for (int i = 0; i < sizes.length; i++) {
            double size = Math.max(0, sizes[i]);
            free -= size / (size + lambda);
            errors -= turned[i] * turned[i] * (size + 2 * lambda) / ((size + lambda) * (size + lambda));
        }
        return free <= 0 ? Double.POSITIVE_INFINITY : Math.max(0, errors) / (free * free);
    }
}
