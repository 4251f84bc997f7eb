package io.elman.forecast;

import io.elman.data.series.SeriesSet;
import io.elman.data.series.state.SeriesState;
import io.elman.data.series.state.StateJson;
import io.elman.model.Model;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The entries that a forecaster has of its own in the model zip.
 *
 * @param state how its series are read and scaled
 * @param known of the series that it learned from
 * @param history the last rows of the training file, to go on from
 * @param linear what forecasts first; empty if the network forecasts alone
 * @param intervals around its forecasts; empty if the network gives them
 */
record ForecastEntries(
        SeriesState state, Known known, SeriesSet history, Optional<LinearPart> linear, Optional<Intervals> intervals) {
    private static final String SERIES = "series.json";
    private static final String BASELINES = "baselines.json";
    private static final String HISTORY = "history.json";
    private static final String LINEAR = "linear.json";
    private static final String INTERVALS = "intervals.json";

    /** Returns the entries, by name. */
    Map<String, byte[]> write() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(SERIES, bytes(StateJson.write(state)));
        entries.put(BASELINES, bytes(known.write()));
        entries.put(HISTORY, bytes(StateJson.write(history)));
        linear.ifPresent(given -> entries.put(LINEAR, bytes(given.write())));
        intervals.ifPresent(given -> entries.put(INTERVALS, bytes(given.write())));
        return entries;
    }

    /** @throws IllegalArgumentException if an entry is missing or broken */
    static ForecastEntries of(Model model) {
        SeriesState state = StateJson.read(model.text(SERIES));
        Optional<Intervals> intervals = model.entries().containsKey(INTERVALS)
                ? Optional.of(Intervals.read(
                        model.text(INTERVALS), state.targets(), state.shape().horizon()))
                : Optional.empty();
        Optional<LinearPart> linear = model.entries().containsKey(LINEAR)
                ? Optional.of(LinearPart.read(model.text(LINEAR), state.targets()))
                : Optional.empty();
        return new ForecastEntries(
                state,
                Known.read(model.text(BASELINES), state.targets()),
                StateJson.readSeries(model.text(HISTORY)),
                linear,
                intervals);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
