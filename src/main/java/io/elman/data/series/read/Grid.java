package io.elman.data.series.read;

import io.elman.Finding;
import io.elman.data.series.Column;
import io.elman.data.series.Missing;
import io.elman.data.series.Series;
import io.elman.data.series.time.TimeAxis;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;

/** Lays the rows of one series out at equal steps and fills what is missing, as the rule says. */
final class Grid {
    /** One wrong time stamp may lie a million steps off: such a gap is a mistake under every rule. */
    private static final int MOST_FILLED_PER_ROW = 10;

    private final FlatRows rows;
    private final TimeAxis axis;
    private final Missing missing;
    private final Mistakes mistakes;
    private final Notices notices;

    Grid(FlatRows rows, TimeAxis axis, Missing missing, Mistakes mistakes, Notices notices) {
        this.rows = rows;
        this.axis = axis;
        this.missing = missing;
        this.mistakes = mistakes;
        this.notices = notices;
    }

    /**
     * Returns the series; empty when something is wrong with it.
     *
     * @param order its rows in ascending time; not modified
     */
    Optional<Series> lay(String id, int[] order) {
        int[] places = places(order);
        if (places.length == 0) {
            return Optional.empty();
        }
        Series gappy = spread(id, order, places);
        notices.count("rows that are not in the file were filled in", gappy.length() - order.length);
        int from = firstWhole(gappy);
        int to = lastWithTarget(gappy) + 1;
        if (from >= to) {
            refuseEmpty(gappy, order[0]);
            return Optional.empty();
        }
        notices.count("rows before the first or behind the last known value were left out", from + gappy.length() - to);
        return Optional.of(told(filled(gappy).slice(from, to)));
    }

    /** Under a rule that fills nothing the missing values were told one by one. */
    private void refuseEmpty(Series series, int row) {
        if (!missing.isAnError()) {
            String column = rows.columns().stream()
                    .filter(one -> DoubleStream.of(
                                    series.values()[rows.columns().indexOf(one)])
                            .allMatch(Double::isNaN))
                    .map(one -> "column '" + one.name() + "' has no value")
                    .findFirst()
                    .orElse("no row has values in all columns, nor one before it to fill from");
            mistakes.add(() -> Finding.at(rows.place(row), series.label() + column));
        }
    }

    /** Returns where each row stands, counted in steps from the first; empty when that cannot be told or filled. */
    private int[] places(int[] order) {
        int[] places = new int[order.length];
        boolean whole = true;
        for (int i = 1; i < order.length; i++) {
            long before = rows.ticks()[order[i - 1]];
            OptionalLong steps = axis.step().between(before, rows.ticks()[order[i]]);
            long gap = steps.orElse(0) - 1;
            if (gap != 0 && (missing.isAnError() || gap < 0 || gap > MOST_FILLED_PER_ROW * (order.length + 100L))) {
                int row = order[i];
                mistakes.add(() -> gap(row, before, gap));
                whole = false;
            }
            places[i] = whole ? Math.toIntExact(places[i - 1] + gap + 1) : 0;
        }
        return whole ? places : new int[0];
    }

    private Finding gap(int row, long before, long gap) {
        String last = axis.format().format(before);
        String step = axis.step().title();
        if (gap < 0) {
            return Finding.at(
                            rows.place(row),
                            "'" + axis.format().format(rows.ticks()[row]) + "' is not a whole step (" + step
                                    + ") behind '" + last + "'")
                    .withHint(
                            "rows have to stand at equal steps: correct the time stamp, leave the row out, or number the"
                                    + " rows in a column and give that as the time");
        }
        String next = axis.format().format(axis.step().plus(before, 1));
        String what = gap == 1 ? "the row of " + next + " is missing" : gap + " rows are missing, the first of " + next;
        return Finding.at(rows.place(row), what + " (the step is " + step + ")")
                .withHint(SeriesReader.FILL + "; or number the rows in a column and give that as the time");
    }

    /** Returns the rows at their places, with NaN between them. */
    private Series spread(String id, int[] order, int[] places) {
        int length = places[places.length - 1] + 1;
        long[] ticks = new long[length];
        long[] lines = new long[length];
        double[][] values = new double[rows.columns().size()][length];
        for (int column = 0; column < values.length; column++) {
            Arrays.fill(values[column], isText(column) ? Column.NO_WORD : Double.NaN);
        }
        for (int i = 0; i < length; i++) {
            ticks[i] = axis.step().plus(rows.ticks()[order[0]], i);
        }
        for (int i = 0; i < order.length; i++) {
            lines[places[i]] = rows.lines()[order[i]];
            for (int column = 0; column < values.length; column++) {
                values[column][places[i]] = rows.values()[column][order[i]];
            }
        }
        return new Series(id, ticks, values, new boolean[values.length][0], lines);
    }

    /** Returns the first row from which every column can be filled without a look ahead. */
    private int firstWhole(Series series) {
        int first = 0;
        for (double[] column : series.values()) {
            int known = 0;
            while (known < column.length && Double.isNaN(column[known])) {
                known++;
            }
            first = Math.max(first, known);
        }
        return first;
    }

    private int lastWithTarget(Series series) {
        int last = series.length() - 1;
        while (last >= 0 && isTargetless(series, last)) {
            last--;
        }
        return last;
    }

    private boolean isTargetless(Series series, int row) {
        for (int column = 0; column < rows.columns().size(); column++) {
            if (rows.columns().get(column).isTarget() && !Double.isNaN(series.values()[column][row])) {
                return false;
            }
        }
        return true;
    }

    /** @param gappy its values are modified */
    private Series filled(Series gappy) {
        boolean[][] wasMissing = new boolean[gappy.values().length][];
        Filler filler = new Filler(missing);
        for (int column = 0; column < wasMissing.length; column++) {
            wasMissing[column] = missingIn(gappy.values()[column]);
            filler.fill(gappy.values()[column]);
        }
        return new Series(gappy.id(), gappy.ticks(), gappy.values(), wasMissing, gappy.lines());
    }

    /** Returns which values are missing; an empty array for none. */
    private static boolean[] missingIn(double[] column) {
        boolean[] missing = new boolean[column.length];
        boolean any = false;
        for (int i = 0; i < column.length; i++) {
            missing[i] = Double.isNaN(column[i]);
            any |= missing[i];
        }
        return any ? missing : new boolean[0];
    }

    private Series told(Series series) {
        for (int column = 0; column < series.wasMissing().length; column++) {
            int count = 0;
            for (boolean missing : series.wasMissing()[column]) {
                count += missing ? 1 : 0;
            }
            notices.count(
                    "values were filled in, column '"
                            + rows.columns().get(column).name() + "'",
                    count);
        }
        return series;
    }

    private boolean isText(int column) {
        return rows.columns().get(column).isText();
    }
}
