package io.elman.forecast;

import io.elman.data.series.Series;
import io.elman.data.series.batch.Origin;
import io.elman.forecast.baseline.Baseline;
import io.elman.forecast.linear.LinearPart;
import io.elman.forecast.score.DieboldMariano;
import io.elman.forecast.score.ForecastScores;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** The scores of a model and of simple ones, for one target, on the same origins. */
final class RollingScores {
    private static final double[] NONE = {};

    private final int horizon;
    private final ForecastScores model;
    private final Map<String, ForecastScores> baselines = new LinkedHashMap<>();
    private long[] ticks = {};

    private RollingScores(int horizon) {
        this.horizon = horizon;
        this.model = new ForecastScores(horizon);
    }

    /**
     * Judges forecasts.
     *
     * @param known the simple models
     * @param target which column
     * @param scales what a naive forecast of a series is wrong by, by the number of the series
     */
    static RollingScores of(Forecasts forecasts, Known known, int target, IntToDoubleFunction scales) {
        int horizon = forecasts.origins().get(0).times().size();
        RollingScores scores = new RollingScores(horizon);
        scores.ticks = forecasts.origins().stream()
                .mapToLong(origin -> origin.ticks()[0])
                .toArray();
        for (int i = 0; i < forecasts.size(); i++) {
            int number = forecasts.windows().series()[i];
            scores.add(forecasts, known, i, target, scales.applyAsDouble(number));
        }
        return scores;
    }

    private void add(Forecasts forecasts, Known known, int i, int target, double scale) {
        Origin origin = forecasts.origins().get(i);
        Series series = forecasts.series(i);
        WindowForecast forecast = forecasts.values().get(i);
        double[] actual = origin.actual()[target];
        model.add(actual, forecast.value()[target], forecast.lower()[target], forecast.upper()[target], scale);
        for (Baseline baseline : known.baselines(origin.series(), target)) {
            double[] values = baseline.forecast(
                    series.values()[target], forecasts.windows().origins()[i], horizon);
            add(baseline.name(), actual, values, scale);
        }
        forecasts.linear().ifPresent(linear -> add(LinearPart.NAME, actual, linear[i][target], scale));
    }

    private void add(String baseline, double[] actual, double[] values, double scale) {
        baselines.computeIfAbsent(baseline, name -> new ForecastScores(horizon)).add(actual, values, NONE, NONE, scale);
    }

    ForecastScores model() {
        return model;
    }

    /** Returns the scores of each simple model, by its name. */
    Map<String, ForecastScores> baselines() {
        return baselines;
    }

    /** Returns the name of the simple model with the lowest RMSE. */
    String bestBaseline() {
        return baselines.entrySet().stream()
                .min(Comparator.comparingDouble(entry -> entry.getValue().figure("rmse")))
                .orElseThrow()
                .getKey();
    }

    /**
     * Returns the overall weighted average of the M4 competition: the mean of the model's SMAPE and MASE, each as a share of
     * that of naive2, which without a season is the last value; NaN where one of them is undefined.
     */
    double owa() {
        ForecastScores naive2 = baselines.getOrDefault("naive2", baselines.get("naive"));
        return (model.figure("smape") / naive2.figure("smape") + model.figure("mase") / naive2.figure("mase")) / 2;
    }

    /** Returns the RMSE of the model as a share of that of a simple one. */
    double ratio(String baseline) {
        return model.figure("rmse") / baselines.get(baseline).figure("rmse");
    }

    /** Returns the test of equal squared errors of the model and a simple one; empty for too few origins. */
    Optional<DieboldMariano> test(String baseline) {
        return DieboldMariano.test(
                DieboldMariano.meanByTime(ticks, model.squaredLosses()),
                DieboldMariano.meanByTime(ticks, baselines.get(baseline).squaredLosses()),
                horizon);
    }
}
