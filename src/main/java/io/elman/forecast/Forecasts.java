package io.elman.forecast;

import io.elman.data.series.Series;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.batch.Origin;
import io.elman.data.series.batch.SeriesTensors;
import io.elman.data.series.state.SeriesState;
import io.elman.data.series.window.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Forecasts from many origins, with their dates, and what came of them where that is known.
 *
 * @param set the series
 * @param windows whose origins they are
 * @param origins one a window
 * @param values one a window
 * @param linear what a linear part alone forecasts, [window][target][step]; empty if there is none; not modified
 */
record Forecasts(
        SeriesSet set,
        Windows windows,
        List<Origin> origins,
        List<WindowForecast> values,
        Optional<double[][][]> linear) {
    /** Returns the forecasts of a network for some windows. */
    static Forecasts of(
            SeriesSet set,
            SeriesTensors tensors,
            SeriesState state,
            ForecastNetwork network,
            Optional<Intervals> intervals,
            Windows windows) {
        List<Origin> origins = tensors.origins(windows);
        List<WindowForecast> values = new ArrayList<>(network.forecast(tensors, windows));
        intervals.ifPresent(given -> {
            for (int i = 0; i < values.size(); i++) {
                values.set(i, given.around(state, origins.get(i), values.get(i)));
            }
        });
        return new Forecasts(set, windows, origins, values, network.linearAlone(tensors, windows));
    }

    int size() {
        return values.size();
    }

    /** Returns the series that a window is of. */
    Series series(int window) {
        return set.series().get(windows.series()[window]);
    }
}
