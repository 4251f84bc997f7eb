package io.elman.data.series.batch;

import io.elman.data.series.Missing;
import io.elman.data.series.Series;
import io.elman.data.series.scale.ColumnScaler;
import io.elman.data.series.scale.Course;
import io.elman.data.series.scale.ScaledWindow;
import io.elman.data.series.state.Causal;
import io.elman.data.series.state.InputColumn;
import io.elman.data.series.state.SeriesState;
import java.util.Arrays;

/** One series in memory, with all that windows over it read. */
final class LoadedSeries {
    private final Series series;
    private final SeriesState state;
    private final SeriesRecords records;
    private final double[][] numbers;
    private final float[][] calendar;
    /** The series without the course of the year, for those columns that it is taken off. */
    private final Series left;

    /** [input][time], up to a horizon behind the last row. */
    private final double[][] courses;

    LoadedSeries(Series series, SeriesState state, SeriesRecords records) {
        this.series = series;
        this.state = state;
        this.records = records;
        this.numbers = records.matrix(series);
        this.calendar = state.calendar().encode(ticks(), state.axis().format());
        this.courses = new double[state.columns().size()][];
        this.left = withoutCourses();
    }

    private Series withoutCourses() {
        double[][] values = series.values().clone();
        for (int input = 0; input < courses.length; input++) {
            InputColumn column = state.columns().get(input);
            Course course = column.isText()
                    ? Course.NONE
                    : state.scaler(series.id(), input).fit().course();
            courses[input] = course.at(ticks(), state.axis().format());
            if (!course.isFlat()) {
                int place = records.place(input);
                values[place] = column.transform().without(courses[input], values[place]);
            }
        }
        return new Series(series.id(), series.ticks(), values, series.wasMissing(), series.lines());
    }

    Series series() {
        return series;
    }

    /** Returns a number that comes out of the records, as it stands: for words made inputs. */
    double number(int name, int row) {
        return numbers[name][row];
    }

    /** Returns the calendar of a row, which may lie up to a horizon behind the last; not to be modified. */
    float[] calendar(int row) {
        return calendar[row];
    }

    /** Returns true where a value of an input column was filled in. */
    boolean wasMissing(int input, int row) {
        return series.wasMissing(records.place(input), row);
    }

    /** Returns the scaled window of an input column of numbers; reads no row behind the origin. */
    ScaledWindow window(int input, int origin) {
        ColumnScaler scaler = state.scaler(series.id(), input);
        int from = origin + 1 - state.rows(scaler.transform());
        Missing.Fill fill = state.rules().missing().fill();
        return scaler.window(Causal.values(left, records.place(input), from, origin, fill));
    }

    /** Returns the values of the horizon of an input column, in the series' unit; new array. */
    double[] horizon(int input, int origin) {
        return ahead(series, input, origin, state.shape().horizon());
    }

    /** Returns the scaled values of a target at the first steps of its horizon; reads no row behind them; new array. */
    double[] labels(int target, int origin, int steps, ScaledWindow window) {
        return window.labels(ahead(left, target, origin, steps));
    }

    /** Returns a scaled forecast of a target in the series' unit; new array. */
    double[] invert(int target, int origin, double[] scaled) {
        double[] forecast = window(target, origin).invert(scaled);
        double[] course = Arrays.copyOfRange(courses[target], origin + 1, origin + 1 + scaled.length);
        return state.columns().get(target).transform().with(course, forecast);
    }

    private double[] ahead(Series of, int input, int origin, int steps) {
        return Arrays.copyOfRange(of.values()[records.place(input)], origin + 1, origin + 1 + steps);
    }

    boolean hasHorizon(int origin) {
        return origin + state.shape().horizon() < series.length();
    }

    private long[] ticks() {
        int horizon = state.shape().horizon();
        long[] ticks = Arrays.copyOf(series.ticks(), series.length() + horizon);
        long[] ahead = state.axis().step().after(series.lastTick(), horizon);
        System.arraycopy(ahead, 0, ticks, series.length(), horizon);
        return ticks;
    }
}
