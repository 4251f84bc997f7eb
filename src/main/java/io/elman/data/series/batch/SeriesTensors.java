package io.elman.data.series.batch;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.Findings;
import io.elman.data.series.Series;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.scale.ScaledWindow;
import io.elman.data.series.state.SeriesState;
import io.elman.data.series.window.Windows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Makes tensors of windows, and values and dates of what a network says to them. */
public final class SeriesTensors {
    private final SeriesState state;
    private final SeriesSet set;
    private final int targets;
    private final Features features;
    private final List<LoadedSeries> loaded;

    /**
     * Loads the series into memory: 8 bytes a number, 4 bytes a calendar input.
     *
     * @throws ElmanException when the series are not like those the state was fitted to
     */
    public SeriesTensors(SeriesState state, SeriesSet set) {
        state.refuseUnlessLike(set);
        this.state = state;
        this.set = set;
        this.targets = state.targets();
        SeriesRecords records = new SeriesRecords(state.columns(), set.columns());
        this.features = new Features(state, records);
        this.loaded = set.series().stream()
                .map(series -> new LoadedSeries(series, state, records))
                .toList();
    }

    /** Returns the name of each feature of {@link WindowTensors#past}, in order. */
    public List<String> featureNames() {
        return features.names();
    }

    /** Returns how many inputs a step of {@link WindowTensors#joined} has. */
    public int joinedFeatures() {
        return features.count() + 1;
    }

    /**
     * Returns the windows that end with the last row of each series: what comes behind them is the future.
     *
     * @throws ElmanException naming each series that is shorter than a window, and by how many rows
     */
    public Windows atEnds() {
        int needed = state.shape().lookback() + state.history();
        Findings findings = new Findings();
        for (Series series : set.series()) {
            if (series.length() < needed) {
                findings.add(Finding.at(
                        set.location(),
                        series.label() + "the model looks back on " + needed + " rows and there are " + series.length()
                                + ": " + (needed - series.length()) + " more are needed"));
            }
        }
        findings.throwIfAny();
        return Windows.atEnds(set);
    }

    /** Returns windows as tensors; with an answer if every horizon lies within its series. */
    public WindowTensors of(Windows windows) {
        int batch = windows.size();
        int lookback = state.shape().lookback();
        int horizon = state.shape().horizon();
        float[] past = new float[batch * features.count() * lookback];
        float[] future = new float[batch * features.futureCount() * horizon];
        float[] labels = new float[batch * targets * horizon];
        float[] known = new float[labels.length];
        boolean answered =
                IntStream.range(0, batch).allMatch(i -> series(windows, i).hasHorizon(windows.origins()[i]));
        for (int i = 0; i < batch; i++) {
            LoadedSeries series = series(windows, i);
            int origin = windows.origins()[i];
            List<Optional<ScaledWindow>> scaled = features.windows(series, origin);
            features.past(series, origin, scaled, past, i * features.count() * lookback);
            features.future(series, origin, scaled, future, i * features.futureCount() * horizon);
            if (answered) {
                answer(series, origin, scaled, labels, known, i * targets * horizon);
            }
        }
        INDArray pastArray = array(past, batch, features.count(), lookback);
        INDArray futureArray = array(future, batch, features.futureCount(), horizon);
        Optional<WindowTensors.Answer> answer = answered
                ? Optional.of(new WindowTensors.Answer(
                        array(labels, batch, targets, horizon), array(known, batch, targets, horizon)))
                : Optional.empty();
        return new WindowTensors(windows, targets, pastArray, futureArray, answer);
    }

    /** Returns the place and the dates of each window, and what came of it where that is known. */
    public List<Origin> origins(Windows windows) {
        return IntStream.range(0, windows.size())
                .mapToObj(i -> origin(series(windows, i), windows.origins()[i]))
                .toList();
    }

    /**
     * Returns the scaled values of a target at the first steps of a horizon, NaN where the file has none; new array. No row
     * behind those steps is read.
     *
     * @param window which of them
     */
    public double[] labels(Windows windows, int window, int target, int steps) {
        LoadedSeries series = series(windows, window);
        int origin = windows.origins()[window];
        double[] labels = series.labels(target, origin, steps, series.window(target, origin));
        for (int step = 0; step < steps; step++) {
            if (!isKnown(series, target, origin + 1 + step)) {
                labels[step] = Double.NaN;
            }
        }
        return labels;
    }

    /**
     * Returns forecasts in the series' own unit, [batch][targets][horizon]; new arrays.
     *
     * @param scaled [batch, targets, horizon] or [batch, targets * horizon], as the labels are; not modified
     */
    public double[][][] invert(Windows windows, INDArray scaled) {
        int horizon = state.shape().horizon();
        if (scaled.length() != (long) windows.size() * targets * horizon) {
            throw new IllegalArgumentException("output " + Arrays.toString(scaled.shape()) + " for [" + windows.size()
                    + ", " + targets + ", " + horizon + "]");
        }
        double[] flat = scaled.dup('c').data().asDouble();
        double[][][] values = new double[windows.size()][targets][];
        for (int i = 0; i < values.length; i++) {
            for (int target = 0; target < values[i].length; target++) {
                int from = (i * values[i].length + target) * horizon;
                double[] own = Arrays.copyOfRange(flat, from, from + horizon);
                values[i][target] = series(windows, i).invert(target, windows.origins()[i], own);
            }
        }
        return values;
    }

    private Origin origin(LoadedSeries series, int origin) {
        Series rows = series.series();
        long[] ticks =
                state.axis().step().after(rows.ticks()[origin], state.shape().horizon());
        double[][] actual = new double[targets][];
        for (int target = 0; target < actual.length; target++) {
            actual[target] = series.horizon(target, Math.min(origin, rows.length() - 1));
            for (int step = 0; step < actual[target].length; step++) {
                if (!isKnown(series, target, origin + 1 + step)) {
                    actual[target][step] = Double.NaN;
                }
            }
        }
        List<String> times = new ArrayList<>(List.of(state.axis().labels(ticks)));
        return new Origin(rows.id(), state.axis().format().format(rows.ticks()[origin]), ticks, times, actual);
    }

    /** @param labels and known are modified, [targets, horizon] from a place on */
    private void answer(
            LoadedSeries series,
            int origin,
            List<Optional<ScaledWindow>> windows,
            float[] labels,
            float[] known,
            int at) {
        int horizon = state.shape().horizon();
        for (int target = 0; target < targets; target++) {
            double[] scaled =
                    series.labels(target, origin, horizon, windows.get(target).orElseThrow());
            for (int step = 0; step < horizon; step++) {
                labels[at + target * horizon + step] = (float) scaled[step];
                known[at + target * horizon + step] = isKnown(series, target, origin + 1 + step) ? 1 : 0;
            }
        }
    }

    private static boolean isKnown(LoadedSeries series, int target, int row) {
        return row < series.series().length() && !series.wasMissing(target, row);
    }

    private LoadedSeries series(Windows windows, int i) {
        return loaded.get(windows.series()[i]);
    }

    private static INDArray array(float[] values, long... shape) {
        return Nd4j.create(values, shape, 'c');
    }
}
