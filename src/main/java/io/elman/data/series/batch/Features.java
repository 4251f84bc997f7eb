package io.elman.data.series.batch;

import io.elman.data.series.scale.ScaledWindow;
import io.elman.data.series.state.InputColumn;
import io.elman.data.series.state.SeriesState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which number of a window stands where: columns (a word's inputs side by side), was-missing flags, calendar. */
final class Features {
    private final SeriesState state;
    private final List<String> recordNames;
    private final List<String> names;
    private final int calendarWidth;

    Features(SeriesState state, SeriesRecords records) {
        this.state = state;
        this.recordNames = records.names();
        this.calendarWidth = state.calendar().width();
        this.names = new ArrayList<>(recordNames);
        state.columns().stream()
                .filter(InputColumn::tellsMissing)
                .forEach(column -> names.add(column.name() + ":was-missing"));
        names.addAll(state.calendar().names());
    }

    /** Returns the name of each feature of the past, in order. */
    List<String> names() {
        return List.copyOf(names);
    }

    int count() {
        return names.size();
    }

    int futureCount() {
        return state.targets() + calendarWidth;
    }

    /** @param out [features, lookback] from a place on; modified */
    void past(LoadedSeries series, int origin, List<Optional<ScaledWindow>> windows, float[] out, int at) {
        int lookback = state.shape().lookback();
        int first = origin + 1 - lookback;
        int number = 0;
        for (int i = 0; i < windows.size(); i++) {
            InputColumn input = state.columns().get(i);
            double[] scaled = windows.get(i).map(ScaledWindow::inputs).orElse(null);
            int width = input.isText() ? input.words().size() : 1;
            for (int end = number + width; number < end; number++) {
                for (int step = 0; step < lookback; step++) {
                    double value = scaled == null
                            ? series.number(number, first + step)
                            : scaled[scaled.length - lookback + step];
                    out[at + number * lookback + step] = (float) value;
                }
            }
        }
        flags(series, first, out, at + number * lookback);
        calendar(series, first, lookback, out, at + (names.size() - calendarWidth) * lookback);
    }

    /** @param out [targets + calendar, horizon] from a place on; modified */
    void future(LoadedSeries series, int origin, List<Optional<ScaledWindow>> windows, float[] out, int at) {
        int horizon = state.shape().horizon();
        int carry = state.shape().carry();
        for (int target = 0; target < state.targets() && carry > 0; target++) {
            double[] scaled = windows.get(target).orElseThrow().inputs();
            for (int step = 0; step < horizon; step++) {
                out[at + target * horizon + step] = (float) scaled[scaled.length - carry + step % carry];
            }
        }
        calendar(series, origin + 1, horizon, out, at + state.targets() * horizon);
    }

    /** Returns the scaled window of each column of numbers, empty for text. */
    List<Optional<ScaledWindow>> windows(LoadedSeries series, int origin) {
        return IntStream.range(0, state.columns().size())
                .mapToObj(i -> state.columns().get(i).isText()
                        ? Optional.<ScaledWindow>empty()
                        : Optional.of(series.window(i, origin)))
                .toList();
    }

    private void flags(LoadedSeries series, int first, float[] out, int at) {
        int lookback = state.shape().lookback();
        int flag = 0;
        for (int input = 0; input < state.columns().size(); input++) {
            if (state.columns().get(input).tellsMissing()) {
                for (int step = 0; step < lookback; step++) {
                    out[at + flag * lookback + step] = series.wasMissing(input, first + step) ? 1 : 0;
                }
                flag++;
            }
        }
    }

    private void calendar(LoadedSeries series, int first, int steps, float[] out, int at) {
        for (int step = 0; step < steps; step++) {
            float[] row = series.calendar(first + step);
            for (int i = 0; i < calendarWidth; i++) {
                out[at + i * steps + step] = row[i];
            }
        }
    }
}
