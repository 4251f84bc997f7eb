package io.elman.forecast.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.math3.util.ResizableDoubleArray;

/**
 * Counts forecasts of one target, and sums up how good they were, over all steps and for each step ahead.
 *
 * <p>With y for what came and f for what was forecast: {@code rmse} = sqrt(mean (y-f)^2), {@code mae} = mean |y-f|,
 * {@code mape} = mean 100 |y-f|/|y| where y is not 0, {@code smape} = mean 200 |y-f|/(|y|+|f|), {@code mase} = mean
 * |y-f|/scale (Hyndman and Koehler, Another Look at Measures of Forecast Accuracy, 2006), {@code coverage} = the share of
 * y within the interval, {@code interval_width} = mean upper - lower. The first two and the last are in the target's unit.
 *
 * <p>A forecast that is not finite leaves the figures it would count in undefined: it must not go unseen.
 */
public final class ForecastScores {
    private final StepScores all = new StepScores();
    private final List<StepScores> steps;
    private final ResizableDoubleArray squaredLosses = new ResizableDoubleArray();

    /** @param horizon steps of each forecast, at least 1 */
    public ForecastScores(int horizon) {
        if (horizon < 1) {
            throw new IllegalArgumentException("a horizon of " + horizon + " steps");
        }
        steps = Stream.generate(StepScores::new).limit(horizon).toList();
    }

    /**
     * Returns what a naive forecast is wrong by within the training part, mean |x_t - x_(t-season)|: the unit of the MASE.
     *
     * @param training in the series' unit; not modified
     * @param season rows until things repeat; 0 or 1 for none
     * @return NaN for a series that is not longer than the season
     */
    public static double scale(double[] training, int season) {
        int lag = Math.max(1, season);
        Mean changes = new Mean();
        for (int row = lag; row < training.length; row++) {
            changes.add(Math.abs(training[row] - training[row - lag]));
        }
        return changes.value();
    }

    /**
     * Counts the forecast from one origin. All arrays are in the target's unit and none is modified.
     *
     * @param actual [horizon]; NaN where it is not known, which is left out
     * @param forecast [horizon]
     * @param lower [horizon], or empty if there is no interval
     * @param upper [horizon], or empty if there is no interval
     * @param scale of the series, see {@link #scale}; if it is 0, NaN or infinite, the series is left out of the MASE
     * @throws IllegalArgumentException if an array has another length
     */
    public void add(double[] actual, double[] forecast, double[] lower, double[] upper, double scale) {
        refuseUnless(actual.length == horizon() && forecast.length == horizon(), actual, forecast);
        refuseUnless(lower.length == upper.length && (lower.length == 0 || lower.length == horizon()), lower, upper);
        Mean squared = new Mean();
        for (int step = 0; step < actual.length; step++) {
            double y = actual[step];
            if (!Double.isNaN(y)) {
                double error = y - forecast[step];
                squared.add(error * error);
                for (StepScores scores : List.of(all, steps.get(step))) {
                    scores.add(y, forecast[step], scale);
                    if (lower.length > 0) {
                        scores.addInterval(y, lower[step], upper[step]);
                    }
                }
            }
        }
        squaredLosses.addElement(squared.value());
    }

    /** Returns the steps of each forecast. */
    public int horizon() {
        return steps.size();
    }

    /** Returns the number of forecasts. */
    public int origins() {
        return squaredLosses.getNumElements();
    }

    /**
     * Returns the figures by the names that scripts rely on; each stands a second time as {@code …_by_step}, a list with
     * step 1 first. An undefined figure is left out; so is a list of nothing else, while in another one it is null.
     */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>();
        all.figures().forEach((name, value) -> {
            if (Double.isFinite(value)) {
                metrics.put(name, value);
            }
        });
        for (String name : all.figures().keySet()) {
            List<Double> bySteps = bySteps(name);
            if (bySteps.stream().anyMatch(Objects::nonNull)) {
                metrics.put(name + "_by_step", bySteps);
            }
        }
        return metrics;
    }

    /** Returns a figure over all steps, such as {@code rmse}; NaN or infinite if it is not defined. */
    public double figure(String name) {
        return all.figures().get(name);
    }

    /** Returns the mean squared error of each forecast, in the order of {@link #add}; NaN if nothing of it is known. */
    public double[] squaredLosses() {
        return squaredLosses.getElements();
    }

    private List<Double> bySteps(String name) {
        List<Double> values = new ArrayList<>();
        for (StepScores step : steps) {
            double value = step.figures().get(name);
            values.add(Double.isFinite(value) ? value : null);
        }
        return Collections.unmodifiableList(values);
    }

    private void refuseUnless(boolean fits, double[] first, double[] second) {
        if (!fits) {
            throw new IllegalArgumentException(
                    "[" + first.length + "] and [" + second.length + "] values where [" + horizon() + "] are expected");
        }
    }
}
