package io.elman.data.series.time;

import java.util.Objects;

/**
 * How time runs in a file: enough to print a row's time and to go on behind the last row.
 *
 * @param format of the time column
 * @param step from row to row
 */
public record TimeAxis(TimeFormat format, Step step) {
    public TimeAxis {
        Objects.requireNonNull(format);
        Objects.requireNonNull(step);
    }

    /** Returns the time stamps of steps that follow the last row, as the file would write them; new array. */
    public String[] labelsAfter(long last, int howMany) {
        return labels(step.after(last, howMany));
    }

    /** Returns ticks as the file would write them; new array. */
    public String[] labels(long[] ticks) {
        String[] labels = new String[ticks.length];
        for (int i = 0; i < ticks.length; i++) {
            labels[i] = format.format(ticks[i]);
        }
        return labels;
    }
}
