package io.elman.data.series.state;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.Findings;
import io.elman.data.series.Column;
import io.elman.data.series.ReadingRules;
import io.elman.data.series.Series;
import io.elman.data.series.SeriesColumns;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.calendar.Calendar;
import io.elman.data.series.scale.ColumnScaler;
import io.elman.data.series.scale.Transform;
import io.elman.data.series.time.TimeAxis;
import io.elman.data.series.window.Cut;
import io.elman.data.series.window.WindowShape;
import io.elman.data.series.window.Windows;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * All that prediction has to know of the training file.
 *
 * @param source which columns are read
 * @param rules how its cells are read
 * @param axis how its time runs
 * @param shape of the windows
 * @param calendar what is told of each time stamp
 * @param columns what goes in, targets first
 * @param fits what was learned from each series, by its id
 */
public record SeriesState(
        SeriesColumns source,
        ReadingRules rules,
        TimeAxis axis,
        WindowShape shape,
        Calendar calendar,
        List<InputColumn> columns,
        Map<String, SeriesFit> fits) {
    public SeriesState {
        Objects.requireNonNull(source);
        Objects.requireNonNull(rules);
        Objects.requireNonNull(axis);
        Objects.requireNonNull(shape);
        Objects.requireNonNull(calendar);
        columns = List.copyOf(columns);
        // In order of the ids: the text of a state must not depend on the run.
        fits = Collections.unmodifiableMap(new TreeMap<>(fits));
        if (columns.isEmpty() || !columns.get(0).isTarget()) {
            throw new IllegalArgumentException("the first column has to be a target");
        }
        List<String> names = columns.stream().map(InputColumn::name).toList();
        if (!names.equals(source.values())) {
            throw new IllegalArgumentException("the columns " + names + " are not those that are read");
        }
        for (SeriesFit fit : fits.values()) {
            if (fit.columns().size() != columns.size()) {
                throw new IllegalArgumentException(fit.columns().size() + " fits for " + columns.size() + " columns");
            }
        }
    }

    /**
     * Returns what the training parts teach; no row behind them is read for it.
     *
     * @param source the columns that were asked for; those left out as text are left out here, too
     * @param cuts one a series
     * @throws ElmanException when a transform cannot take a value, or names no column
     */
    public static SeriesState fit(
            SeriesSet set, SeriesColumns source, ReadingRules rules, InputSpec spec, List<Cut> cuts) {
        spec.refuseUnlessFor(set);
        Fitting fitting = new Fitting(set, rules.missing().fill(), spec.shape().level());
        List<InputColumn> columns = fitting.columns(spec, cuts);
        fitting.refuseOutsideDomain(columns);
        List<String> names = columns.stream().map(InputColumn::name).toList();
        return new SeriesState(
                source.keeping(names),
                rules.withAxis(set.axis()),
                set.axis(),
                spec.shape(),
                spec.calendar(),
                columns,
                fitting.fits(columns, cuts));
    }

    /**
     * Returns this state with what series that are not in it teach.
     *
     * @param cuts one a series; a series is learned from up to its validation part
     */
    public SeriesState withUnseen(SeriesSet set, List<Cut> cuts) {
        Map<String, SeriesFit> all = new TreeMap<>(fits);
        all.putAll(new Fitting(set, rules.missing().fill(), shape.level())
                .fits(columns, cuts, series -> !fits.containsKey(series.id())));
        return new SeriesState(source, rules, axis, shape, calendar, columns, all);
    }

    /** Returns how many columns are forecast; they come first. */
    public int targets() {
        return (int) columns.stream().filter(InputColumn::isTarget).count();
    }

    /** Returns how many numbers a row has: columns, a word's inputs side by side, and was-missing flags. */
    public int numbers() {
        return columns.stream()
                .mapToInt(column -> (column.isText() ? column.words().size() : 1) + (column.tellsMissing() ? 1 : 0))
                .sum();
    }

    /** Returns how many rows in front of a window its changes and its level need. */
    public int history() {
        return columns.stream()
                .filter(column -> !column.isText())
                .mapToInt(column -> rows(column.transform()) - shape.lookback())
                .max()
                .orElse(0);
    }

    /** Returns how many rows up to its last one a window of a column so transformed is made of. */
    public int rows(Transform transform) {
        boolean hasLevel = transform.scaling() == Transform.Scaling.WINDOW;
        return transform.history() + (hasLevel ? Math.max(shape.lookback(), shape.level()) : shape.lookback());
    }

    /**
     * Returns the scaler of a column of a series.
     *
     * @throws IllegalArgumentException for a series of which nothing is known
     */
    public ColumnScaler scaler(String series, int column) {
        SeriesFit fit = fits.get(series);
        if (fit == null) {
            throw new IllegalArgumentException("nothing was fitted to series '" + series + "'");
        }
        return new ColumnScaler(columns.get(column).transform(), fit.columns().get(column), shape.level());
    }

    /** @throws ElmanException when a file has another step or other columns than the training file, or values out of range */
    public void refuseUnlessLike(SeriesSet set) {
        List<String> names = set.columns().stream().map(Column::name).toList();
        for (InputColumn column : columns) {
            int at = names.indexOf(column.name());
            if (at < 0 || set.columns().get(at).isText() != column.isText()) {
                throw new ElmanException(Finding.at(
                        set.location(),
                        "column '" + column.name() + "' held " + (column.isText() ? "words" : "numbers")
                                + " in training"));
            }
        }
        if (!set.axis().step().equals(axis.step())) {
            throw new ElmanException(Finding.at(
                    set.location(),
                    "the rows are " + set.axis().step().title() + ", the model learned from "
                            + axis.step().title() + " ones"));
        }
        new Fitting(set, rules.missing().fill(), shape.level()).refuseOutsideDomain(columns);
    }

    /**
     * Holds that nothing fitted has seen what is to be forecast.
     *
     * @param windows whose horizons are to be judged
     * @throws ElmanException naming the first row that the fit has seen
     */
    public void refuseIfSeen(SeriesSet set, Windows windows) {
        Findings findings = new Findings();
        int told = -1;
        for (int i = 0; i < windows.size(); i++) {
            Series series = set.series().get(windows.series()[i]);
            SeriesFit fit = fits.get(series.id());
            int first = windows.origins()[i] + 1;
            if (fit != null
                    && first < series.length()
                    && fit.through() >= series.ticks()[first]
                    && told != windows.series()[i]) {
                told = windows.series()[i];
                findings.add(seen(set, series, first, fit));
            }
        }
        findings.throwIfAny();
    }

    private Finding seen(SeriesSet set, Series series, int row, SeriesFit fit) {
        return Finding.at(
                        set.location(series, row),
                        series.label() + "the row of " + axis.format().format(series.ticks()[row])
                                + " is to be forecast, but the scaler was fitted on rows through "
                                + axis.format().format(fit.through()))
                .withHint("judge the model on later rows only, or train it again with this split");
    }
}
