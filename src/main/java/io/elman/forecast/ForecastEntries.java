package io.elman.forecast;

import io.elman.config.Experiment;
import io.elman.config.series.AnswerConfig;
import io.elman.config.series.WindowConfig;
import io.elman.data.series.Column;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.state.SeriesState;
import io.elman.data.series.state.StateJson;
import io.elman.data.series.window.WindowShape;
import io.elman.forecast.linear.LinearPart;
import io.elman.model.Model;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

    /**
     * Returns the entries of a model.
     *
     * @param experiment says which there are
     * @throws IllegalArgumentException if an entry is missing or broken, or they do not belong together
     */
    static ForecastEntries of(Model model, Experiment experiment) {
        SeriesState state = StateJson.read(model.text(SERIES));
        refuseOtherWindows(state.shape(), experiment.series().window());
        AnswerConfig answer = experiment.series().answer();
        AnswerConfig.Linear kind = answer.linear();
        Optional<LinearPart> linear = kind == AnswerConfig.Linear.NONE
                ? Optional.empty()
                : Optional.of(LinearPart.read(model.text(LINEAR), state, kind));
        Optional<Intervals> intervals = answer.quantiles().isEmpty()
                ? Optional.of(Intervals.read(
                        model.text(INTERVALS), state.targets(), state.shape().horizon()))
                : Optional.empty();
        Known known = Known.read(model.text(BASELINES), state.targets());
        SeriesSet history = StateJson.readSeries(model.text(HISTORY));
        refuseOtherSeries(state, known, history);
        List<String> names = new ArrayList<>(List.of(SERIES, BASELINES, HISTORY));
        linear.ifPresent(given -> names.add(LINEAR));
        intervals.ifPresent(given -> names.add(INTERVALS));
        model.refuseOthersThan(names);
        return new ForecastEntries(state, known, history, linear, intervals);
    }

    private static void refuseOtherWindows(WindowShape shape, WindowConfig window) {
        boolean same = shape.lookback() == window.lookback()
                && shape.horizon() == window.horizon()
                && shape.season() == window.season()
                && shape.carry() == window.carriedRows()
                && shape.level() == window.level();
        if (!same) {
            throw new IllegalArgumentException("the windows are not those of its configuration");
        }
    }

    private static void refuseOtherSeries(SeriesState state, Known known, SeriesSet history) {
        List<String> columns = history.columns().stream().map(Column::name).toList();
        boolean same = history.axis().equals(state.axis())
                && columns.containsAll(state.source().values())
                && history.ids().toList().equals(known.ids())
                && state.fits().keySet().containsAll(known.ids());
        if (!same) {
            throw new IllegalArgumentException("the last rows are of other series");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
