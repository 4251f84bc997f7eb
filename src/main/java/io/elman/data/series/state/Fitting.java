package io.elman.data.series.state;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.Findings;
import io.elman.data.series.Column;
import io.elman.data.series.Missing;
import io.elman.data.series.Series;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.scale.ColumnScaler;
import io.elman.data.series.scale.Course;
import io.elman.data.series.scale.Fit;
import io.elman.data.series.scale.Transform;
import io.elman.data.series.time.TimeFormat;
import io.elman.data.series.window.Cut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Learns from the training part of each series, and reads no row behind it. */
final class Fitting {
    private final SeriesSet set;
    private final Missing.Fill fill;
    private final int levelRows;

    Fitting(SeriesSet set, Missing.Fill fill, int levelRows) {
        this.set = set;
        this.fill = fill;
        this.levelRows = levelRows;
    }

    /** Returns the columns with the words and the gaps of the training part. */
    List<InputColumn> columns(InputSpec spec, List<Cut> cuts) {
        List<InputColumn> inputs = new ArrayList<>();
        for (int i = 0; i < set.columns().size(); i++) {
            Column column = set.columns().get(i);
            List<String> words = column.isText() ? words(i, cuts) : List.of();
            // Text of which training has no word is no input.
            if (!column.isText() || !words.isEmpty()) {
                inputs.add(new InputColumn(
                        column.name(), column.isTarget(), words, spec.transform(column), isEverMissing(i, cuts)));
            }
        }
        return inputs;
    }

    /** Returns what was learned from each series, by its id. */
    Map<String, SeriesFit> fits(List<InputColumn> columns, List<Cut> cuts) {
        return fits(columns, cuts, series -> true);
    }

    /** Returns what was learned from some of the series, by its id. */
    Map<String, SeriesFit> fits(List<InputColumn> columns, List<Cut> cuts, Predicate<Series> wanted) {
        Map<String, SeriesFit> fits = new TreeMap<>();
        for (int i = 0; i < cuts.size(); i++) {
            int end = cuts.get(i).validation();
            if (end > 0 && wanted.test(set.series().get(i))) {
                fits.put(set.series().get(i).id(), fit(set.series().get(i), columns, end));
            }
        }
        return fits;
    }

    /** @throws io.elman.ElmanException with the first values that a transform cannot take, wherever they stand */
    void refuseOutsideDomain(List<InputColumn> columns) {
        Findings findings = new Findings();
        for (InputColumn input : columns) {
            int column = place(input.name());
            for (Series series : set.series()) {
                for (int row = 0; !input.isText() && row < series.length(); row++) {
                    double value = series.values()[column][row];
                    if (!input.transform().accepts(value)) {
                        findings.add(outside(series, row, input, value));
                    }
                }
            }
        }
        findings.throwIfAny();
    }

    private Finding outside(Series series, int row, InputColumn input, double value) {
        String text = Double.toString(value).replaceFirst("\\.0$", "");
        return Finding.at(
                        set.location(series, row),
                        series.label() + input.transform().requirement() + ", and column '" + input.name() + "' has "
                                + text)
                .withHint("leave the transform of this column out, or forecast its difference");
    }

    private SeriesFit fit(Series series, List<InputColumn> columns, int end) {
        List<Fit> fits = new ArrayList<>();
        for (InputColumn input : columns) {
            fits.add(input.isText() ? Fit.NONE : fit(series, place(input.name()), input.transform(), end));
        }
        return new SeriesFit(series.ticks()[end - 1], fits);
    }

    private Fit fit(Series series, int column, Transform transform, int end) {
        double[] seen = Causal.values(series, column, 0, end - 1, fill);
        if (!transform.yearly()) {
            return ColumnScaler.fit(seen, transform, levelRows).fit();
        }
        long[] ticks = Arrays.copyOf(series.ticks(), end);
        TimeFormat format = set.axis().format();
        if (!Course.isTold(ticks[0], ticks[end - 1], format)) {
            throw new ElmanException(Finding.at(
                            set.location(),
                            series.label() + "the training part from " + format.format(ticks[0]) + " to "
                                    + format.format(ticks[end - 1]) + " is less than a year")
                    .withHint("leave transform.yearly out, or hold out less"));
        }
        Course course = Course.fit(ticks, transform.inward(seen), format);
        double[] left = transform.without(course.at(ticks, format), seen);
        return ColumnScaler.fit(left, transform, levelRows).fit().with(course);
    }

    private List<String> words(int column, List<Cut> cuts) {
        TreeSet<String> words = new TreeSet<>();
        for (int i = 0; i < cuts.size(); i++) {
            double[] values = set.series().get(i).values()[column];
            for (int row = 0; row < cuts.get(i).validation(); row++) {
                if (values[row] != Column.NO_WORD) {
                    words.add(set.columns().get(column).words().get((int) values[row]));
                }
            }
        }
        return List.copyOf(words);
    }

    private boolean isEverMissing(int column, List<Cut> cuts) {
        for (int i = 0; i < cuts.size(); i++) {
            for (int row = 0; row < cuts.get(i).validation(); row++) {
                if (set.series().get(i).wasMissing(column, row)) {
                    return true;
                }
            }
        }
        return false;
    }

    private int place(String name) {
        return set.columns().stream().map(Column::name).toList().indexOf(name);
    }
}
