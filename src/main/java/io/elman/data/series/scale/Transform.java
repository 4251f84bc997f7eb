package io.elman.data.series.scale;

import java.util.Arrays;
import java.util.Objects;

/**
 * What is done to a column before a network sees it: logarithm, then the course of the year, then change, then scaling.
 *
 * @param log takes logarithms; for values above zero
 * @param yearly takes off what the time of the year alone says
 * @param change from which row to which is forecast instead of the value itself
 * @param lag rows between the two of a {@link Change#DIFFERENCE}: 1, or a season; else 1
 * @param scaling to numbers near zero
 */
public record Transform(boolean log, boolean yearly, Change change, int lag, Scaling scaling) {
    /** Each series by its own mean and spread. */
    public static final Transform PLAIN = new Transform(false, false, Change.NONE, 1, Scaling.SERIES);

    /** What stands for a value. */
    public enum Change {
        /** The value itself. */
        NONE,
        /** {@code y_t - y_{t-lag}}; of logarithms the growth. */
        DIFFERENCE,
        /** {@code y_t / y_{t-1} - 1}, for prices; for values above zero. */
        RETURN
    }

    /** What a value is measured from and by. */
    public enum Scaling {
        /** From the mean of the window's last rows, by how far values usually lie from such a mean. */
        WINDOW,
        /** From the mean of the series' training part, by its standard deviation. */
        SERIES,
        /** From 0 by 1. */
        NONE
    }

    public Transform {
        Objects.requireNonNull(change);
        Objects.requireNonNull(scaling);
        if (lag < 1 || lag > 1 && change != Change.DIFFERENCE) {
            throw new IllegalArgumentException("a lag of " + lag + " for the change " + change);
        }
        if (log && change == Change.RETURN) {
            throw new IllegalArgumentException("the return of a logarithm means nothing: take its difference");
        }
        if (yearly && change == Change.RETURN) {
            throw new IllegalArgumentException("what is left of a year's course may be zero and has no return");
        }
    }

    public Transform withLog() {
        return new Transform(true, yearly, change, lag, scaling);
    }

    public Transform withYearly() {
        return new Transform(log, true, change, lag, scaling);
    }

    /** @param rows from which row to which */
    public Transform withDifference(int rows) {
        return new Transform(log, yearly, Change.DIFFERENCE, rows, scaling);
    }

    public Transform withReturn() {
        return new Transform(log, yearly, Change.RETURN, 1, scaling);
    }

    public Transform withScaling(Scaling other) {
        return new Transform(log, yearly, change, lag, other);
    }

    /**
     * Returns values without the course of the year; new array.
     *
     * @param values in the series' unit; not modified
     * @param course of logarithms where those are taken; not modified
     */
    public double[] without(double[] course, double[] values) {
        double[] left = new double[values.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = log ? values[i] * Math.exp(-course[i]) : values[i] - course[i];
        }
        return left;
    }

    /** Returns values with the course of the year again; new array. */
    public double[] with(double[] course, double[] left) {
        double[] values = new double[left.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = log ? left[i] * Math.exp(course[i]) : left[i] + course[i];
        }
        return values;
    }

    /** Returns how many rows before a value are needed to transform it. */
    public int history() {
        return change == Change.NONE ? 0 : lag;
    }

    /** Returns true if a value can be transformed. */
    public boolean accepts(double value) {
        return value > 0 || !log && change != Change.RETURN;
    }

    /** Returns what is wrong with a value that is not accepted: {@code a logarithm needs values above zero}. */
    public String requirement() {
        return (log ? "a logarithm" : "a return") + " needs values above zero";
    }

    /** Returns the logarithm, or the value itself without one. */
    double inward(double value) {
        return log ? Math.log(value) : value;
    }

    /** Returns the logarithm of each value, or the values themselves without one; new array. */
    public double[] inward(double[] values) {
        return Arrays.stream(values).map(this::inward).toArray();
    }

    double outward(double y) {
        return log ? Math.exp(y) : y;
    }

    /** @param before the value {@link #history()} rows earlier */
    double change(double y, double before) {
        return switch (change) {
            case NONE -> y;
            case DIFFERENCE -> y - before;
            case RETURN -> y / before - 1;
        };
    }

    /** Returns y again. */
    double undo(double changed, double before) {
        return switch (change) {
            case NONE -> changed;
            case DIFFERENCE -> before + changed;
            case RETURN -> before * (1 + changed);
        };
    }

    /**
     * Returns the changes of all values but the first {@link #history()}; new array.
     *
     * @param values in the series' unit; not modified
     */
    public double[] changes(double[] values) {
        int history = history();
        double[] changes = new double[Math.max(0, values.length - history)];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = change(inward(values[i + history]), inward(values[i]));
        }
        return changes;
    }
}
