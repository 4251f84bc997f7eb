package io.elman.forecast;

import io.elman.data.series.SeriesSet;
import io.elman.data.series.state.SeriesState;
import io.elman.forecast.score.DieboldMariano;
import io.elman.forecast.score.ForecastScores;
import io.elman.report.Evaluation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How good forecasts are beside those of simple models, for each target.
 *
 * @param targets their names
 * @param scores one a target
 * @param origins how many forecasts were judged
 */
record Judgement(List<String> targets, List<RollingScores> scores, int origins) {
    /** Beyond it, a difference is taken for chance. */
    private static final double SIGNIFICANT = 0.05;

    /**
     * Judges forecasts.
     *
     * @param firstRows the first row of each series that may be judged: a naive forecast is measured on those before
     */
    static Judgement of(Forecasts forecasts, SeriesState state, Known known, int[] firstRows) {
        List<RollingScores> scores = IntStream.range(0, state.targets())
                .mapToObj(target -> RollingScores.of(
                        forecasts,
                        known,
                        target,
                        series -> scale(forecasts.set(), series, target, firstRows[series], state)))
                .toList();
        List<String> names = state.columns().subList(0, state.targets()).stream()
                .map(column -> column.name())
                .toList();
        return new Judgement(names, scores, forecasts.size());
    }

    /** Returns the judgement in the terms of every task: the figures at the top are those of the first target. */
    Evaluation evaluation(String model, String data) {
        Map<String, Object> metrics = new LinkedHashMap<>(metrics(0));
        Map<String, Map<String, Object>> baselines = new LinkedHashMap<>();
        scores.get(0).baselines().forEach((name, one) -> baselines.put(name, one.metrics()));
        if (targets.size() > 1) {
            Map<String, Object> all = new LinkedHashMap<>();
            for (int target = 0; target < targets.size(); target++) {
                all.put(targets.get(target), withBaselines(target));
            }
            metrics.put("targets", all);
        }
        return new Evaluation("forecasting", model, data, origins, metrics, baselines);
    }

    /** Returns in a sentence how the model does beside the best of the simple ones. */
    String outcome(int target) {
        RollingScores own = scores.get(target);
        String best = own.bestBaseline();
        double ratio = own.ratio(best);
        Optional<DieboldMariano> test = own.test(best);
        boolean certain = test.filter(found -> found.pValue() < SIGNIFICANT).isPresent();
        String verdict;
        if (ratio < 1) {
            verdict = certain ? "beats " : "is not shown to beat ";
        } else {
            verdict = certain ? "is worse than " : "does not beat ";
        }
        String chance = test.map(found -> ", p " + probability(found.pValue()) + " (Diebold-Mariano)")
                .orElse("");
        return String.format(
                Locale.ROOT,
                "%sthe %s, the best simple model, on %s: %s%s",
                verdict,
                best.equals("naive") ? "last value (naive)" : title(best),
                targets.get(target),
                Double.isFinite(ratio)
                        ? String.format(Locale.ROOT, "%.3f of its RMSE", ratio)
                        : "that one has no error",
                chance);
    }

    /** Returns a simple model's name in words. */
    static String title(String baseline) {
        return baseline.replace('_', ' ');
    }

    private Map<String, Object> metrics(int target) {
        RollingScores own = scores.get(target);
        String best = own.bestBaseline();
        Map<String, Object> metrics = new LinkedHashMap<>(own.model().metrics());
        // Where the last value is never wrong nothing can be said in its terms.
        if (Double.isFinite(own.ratio("naive"))) {
            metrics.put("skill", 1 - own.ratio("naive"));
        }
        if (Double.isFinite(own.owa())) {
            metrics.put("owa", own.owa());
        }
        own.test(best).ifPresent(test -> metrics.put("diebold_mariano", test(best, test)));
        metrics.put("outcome", outcome(target));
        return metrics;
    }

    private static Map<String, Object> test(String baseline, DieboldMariano test) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("against", baseline);
        // Errors that always differ by the same have an infinite one, which JSON has no number for.
        if (Double.isFinite(test.statistic())) {
            figures.put("statistic", test.statistic());
        }
        figures.put("p_value", test.pValue());
        return figures;
    }

    private Map<String, Object> withBaselines(int target) {
        Map<String, Object> figures = new LinkedHashMap<>();
        Map<String, Object> baselines = new LinkedHashMap<>();
        scores.get(target).baselines().forEach((name, one) -> baselines.put(name, one.metrics()));
        figures.put("metrics", metrics(target));
        figures.put("baselines", baselines);
        return figures;
    }

    private static double scale(SeriesSet set, int series, int target, int firstRow, SeriesState state) {
        double[] values = set.series().get(series).values()[target];
        return ForecastScores.scale(
                Arrays.copyOf(values, firstRow), state.shape().season());
    }

    private static String probability(double p) {
        return p < 0.001 ? "under 0.001" : String.format(Locale.ROOT, "= %.2g", p);
    }
}
