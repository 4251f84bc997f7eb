package io.elman.data.series.calendar;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One thing that a calendar says.
 *
 * <p>Few values that differ without order (a Sunday is nothing between a Saturday and a Monday) are one-hot: each gets a
 * weight of its own. Many values that run smoothly in a circle are sines and cosines: the last neighbours the first, and
 * four numbers stand for 366. The second harmonic lets a year have two unequal halves.
 */
public enum CalendarInput {
    HOUR(0, 24),
    DAY_OF_WEEK(7, 7),
    DAY_OF_MONTH(0, 31),
    DAY_OF_YEAR(0, 366),
    WEEK(0, 53),
    MONTH(12, 12);

    private static final int HARMONICS = 2;

    private final int classes;
    private final int values;

    CalendarInput(int classes, int values) {
        this.classes = classes;
        this.values = values;
    }

    /** Returns the word of the configuration: {@code day-of-week}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns how many numbers it becomes. */
    public int width() {
        return classes > 0 ? classes : 2 * HARMONICS;
    }

    /** Returns a name a number: {@code day-of-week=1} (Monday) or {@code day-of-year:sin1}. */
    List<String> names() {
        return classes > 0
                ? IntStream.rangeClosed(1, classes)
                        .mapToObj(value -> word() + "=" + value)
                        .toList()
                : IntStream.range(0, width())
                        .mapToObj(i -> word() + (i % 2 == 0 ? ":sin" : ":cos") + (i / 2 + 1))
                        .toList();
    }

    /** @param out [at, at + width) is modified */
    void encode(LocalDateTime time, float[] out, int at) {
        if (classes > 0) {
            Arrays.fill(out, at, at + classes, 0);
            out[at + (int) position(time)] = 1;
            return;
        }
        for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
            double angle = 2 * Math.PI * harmonic * position(time) / period(time);
            out[at + 2 * harmonic - 2] = (float) Math.sin(angle);
            out[at + 2 * harmonic - 1] = (float) Math.cos(angle);
        }
    }

    /** Returns the place in its circle, from 0 on. */
    private double position(LocalDateTime time) {
        return switch (this) {
            case HOUR -> time.getHour() + time.getMinute() / 60.0;
            case DAY_OF_WEEK -> time.getDayOfWeek().getValue() - 1;
            case DAY_OF_MONTH -> time.getDayOfMonth() - 1;
            case DAY_OF_YEAR -> time.getDayOfYear() - 1;
            case WEEK -> (time.getDayOfYear() - 1) / 7;
            case MONTH -> time.getMonthValue() - 1;
        };
    }

    /** Returns the length of the circle: that of this month and this year, so that the first follows the last. */
    private double period(LocalDateTime time) {
        return switch (this) {
            case DAY_OF_MONTH -> time.range(ChronoField.DAY_OF_MONTH).getMaximum();
            case DAY_OF_YEAR -> time.range(ChronoField.DAY_OF_YEAR).getMaximum();
            case WEEK ->
                time.range(ChronoField.DAY_OF_YEAR).getMaximum()
                        / (double) ChronoUnit.WEEKS.getDuration().toDays();
            default -> values;
        };
    }
}
