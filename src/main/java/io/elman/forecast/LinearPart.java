package io.elman.forecast;

import com.google.gson.Gson;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.batch.SeriesDataset;
import io.elman.data.series.batch.SeriesTensors;
import io.elman.data.series.window.Windows;
import io.elman.forecast.baseline.Baseline;
import io.elman.forecast.baseline.Baselines;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A least-squares autoregression of what is scaled of each target, fitted to the training part. Where a network learns what
 * it leaves, the two together are the hybrid of G. P. Zhang, Time series forecasting using a hybrid ARIMA and neural network
 * model, Neurocomputing 50, 2003: a small network need not find out that tomorrow is like today.
 *
 * @param ids of the series in training, in the order of the models
 * @param models one a target
 */
record LinearPart(List<String> ids, List<Baselines> models) {
    static final String NAME = "linear_part";

    private static final Gson GSON = new Gson();

    /** What is written. */
    private record Text(List<String> ids, List<String> models) {}

    /** Returns what the training parts teach; no row behind them is read. */
    static LinearPart fit(SeriesSet set, SeriesDataset dataset) {
        List<Baselines> models = IntStream.range(0, dataset.state().targets())
                .mapToObj(target -> Baselines.fit(
                        training(dataset, target), 0, dataset.state().shape().lookback()))
                .toList();
        return new LinearPart(set.ids().toList(), models);
    }

    /**
     * Returns scaled forecasts [window][target][step]; new arrays.
     *
     * @param set the series that the tensors are of
     */
    double[][][] forecast(SeriesSet set, SeriesTensors tensors, Windows windows, int horizon) {
        double[][][] forecasts = new double[windows.size()][models.size()][];
        double[][][] changes = new double[set.series().size()][models.size()][];
        Baseline[][] own = new Baseline[set.series().size()][models.size()];
        for (int i = 0; i < forecasts.length; i++) {
            int series = windows.series()[i];
            for (int target = 0; target < models.size(); target++) {
                if (changes[series][target] == null) {
                    changes[series][target] = tensors.changes(series, target);
                    own[series][target] = model(set.series().get(series).id(), target);
                }
                double[] known = changes[series][target];
                int missing = set.series().get(series).length() - known.length;
                double[] ahead = own[series][target].forecast(known, windows.origins()[i] - missing, horizon);
                forecasts[i][target] = tensors.scaled(windows, i, target, ahead);
            }
        }
        return forecasts;
    }

    String write() {
        return GSON.toJson(new Text(ids, models.stream().map(Baselines::write).toList()));
    }

    /** @throws IllegalArgumentException if the text is not as {@link #write} leaves it */
    static LinearPart read(String json, int targets) {
        try {
            Text text = GSON.fromJson(json, Text.class);
            List<Baselines> models = text.models.stream().map(Baselines::read).toList();
            if (models.size() == targets && models.stream().allMatch(one -> one.series() == text.ids.size())) {
                return new LinearPart(List.copyOf(text.ids), models);
            }
        } catch (RuntimeException broken) {
            throw new IllegalArgumentException("the linear part cannot be read", broken);
        }
        throw new IllegalArgumentException("the linear part is of other series");
    }

    private Baseline model(String series, int target) {
        int known = ids.indexOf(series);
        List<Baseline> all = known >= 0
                ? models.get(target).ofSeries(known)
                : models.get(target).ofOtherSeries();
        return all.get(all.size() - 1);
    }

    private static double[][] training(SeriesDataset dataset, int target) {
        return IntStream.range(0, dataset.cuts().size())
                .mapToObj(series -> {
                    double[] changes = dataset.tensors().changes(series, target);
                    int missing = dataset.cuts().get(series).end() - changes.length;
                    int rows = dataset.cuts().get(series).validation() - missing;
                    return Arrays.copyOf(changes, Math.max(0, rows));
                })
                .toArray(double[][]::new);
    }
}
