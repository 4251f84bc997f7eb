package io.elman.forecast;

import com.google.gson.Gson;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.batch.SeriesDataset;
import io.elman.data.series.window.Cut;
import io.elman.forecast.baseline.Baseline;
import io.elman.forecast.baseline.Baselines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a model knows of the series that it learned from.
 *
 * @param ids in the order of the training file
 * @param testFrom the tick of the first row of the test part, by id: earlier rows were learned from or stopped by
 * @param baselines one a target, fitted to the training part
 */
record Known(List<String> ids, Map<String, Long> testFrom, List<Baselines> baselines) {
    private static final Gson GSON = new Gson();

    /** A short window is the network's choice and makes no autoregression worse. */
    private static final int LEAST_LAGS = 14;

    /** What is written. */
    private record Text(List<String> ids, Map<String, Long> testFrom, List<String> baselines) {}

    /** @param dataset of the same series */
    static Known of(SeriesSet set, SeriesDataset dataset) {
        Map<String, Long> testFrom = new TreeMap<>();
        for (int i = 0; i < set.series().size(); i++) {
            long[] ticks = set.series().get(i).ticks();
            int test = dataset.cuts().get(i).test();
            testFrom.put(set.series().get(i).id(), test < ticks.length ? ticks[test] : Long.MAX_VALUE);
        }
        int season = dataset.state().shape().season();
        int lags = Math.max(LEAST_LAGS, Math.max(dataset.state().shape().lookback(), season));
        List<Baselines> baselines = IntStream.range(0, set.targets())
                .mapToObj(target -> Baselines.fit(training(set, dataset.cuts(), target), season, lags))
                .toList();
        return new Known(set.ids().toList(), testFrom, baselines);
    }

    /** Returns the simple models of a series. */
    List<Baseline> baselines(String series, int target) {
        int known = ids.indexOf(series);
        return known >= 0
                ? baselines.get(target).ofSeries(known)
                : baselines.get(target).ofOtherSeries();
    }

    String write() {
        return GSON.toJson(
                new Text(ids, testFrom, baselines.stream().map(Baselines::write).toList()));
    }

    /** @throws IllegalArgumentException if the text is not as {@link #write} leaves it */
    static Known read(String json, int targets) {
        try {
            Text text = GSON.fromJson(json, Text.class);
            List<Baselines> all = new ArrayList<>();
            text.baselines.forEach(one -> all.add(Baselines.read(one)));
            boolean fits = all.size() == targets
                    && all.stream().allMatch(one -> one.series() == text.ids.size())
                    && text.testFrom.keySet().containsAll(text.ids);
            if (fits) {
                return new Known(List.copyOf(text.ids), new TreeMap<>(text.testFrom), List.copyOf(all));
            }
        } catch (RuntimeException broken) {
            throw new IllegalArgumentException("the baselines cannot be read", broken);
        }
        throw new IllegalArgumentException("the baselines are of other series");
    }

    private static double[][] training(SeriesSet set, List<Cut> cuts, int target) {
        return IntStream.range(0, cuts.size())
                .mapToObj(i -> Arrays.copyOf(
                        set.series().get(i).values()[target], cuts.get(i).validation()))
                .toArray(double[][]::new);
    }
}
