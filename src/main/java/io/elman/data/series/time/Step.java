package io.elman.data.series.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * The distance between two rows that follow one another.
 *
 * @param unit that is counted
 * @param count of units a step, at least 1
 * @param anchorDay of the month on which rows stand, for steps of months: in a month without it, the last day
 */
public record Step(Unit unit, long count, int anchorDay) {
    private static final int WORKING_DAYS = 5;
    private static final int DAYS_A_WEEK = 7;
    /** 1970-01-01 was a Thursday. */
    private static final int MONDAY_TO_EPOCH = 3;

    /** What a step counts. */
    public enum Unit {
        INDEX,
        MILLISECOND,
        DAY,
        /** Monday to Friday. */
        BUSINESS_DAY,
        MONTH
    }

    public Step {
        Objects.requireNonNull(unit);
        if (count < 1 || anchorDay < 1 || anchorDay > 31) {
            throw new IllegalArgumentException("a step of " + count + ", on day " + anchorDay + " of a month");
        }
    }

    static Step of(Unit unit, long count) {
        return new Step(unit, count, 1);
    }

    /** Returns the tick that lies a number of steps behind another, or before it where the number is negative. */
    public long plus(long tick, long steps) {
        return at(ordinal(tick) + steps * count, tick);
    }

    /** Returns the number of steps from one tick to another; empty when it is not whole. */
    public OptionalLong between(long from, long to) {
        long steps = Math.floorDiv(ordinal(to) - ordinal(from), count);
        return plus(from, steps) == to ? OptionalLong.of(steps) : OptionalLong.empty();
    }

    /** Returns the ticks that follow the last one; new array. */
    public long[] after(long last, int howMany) {
        long[] ticks = new long[howMany];
        for (int i = 0; i < howMany; i++) {
            ticks[i] = plus(last, i + 1L);
        }
        return ticks;
    }

    /** Returns the step in words: {@code daily}, {@code every 15 minutes}. */
    public String title() {
        return switch (unit) {
            case INDEX -> count == 1 ? "numbered" : "numbered by " + count;
            case MILLISECOND -> clockTitle();
            case DAY -> dayTitle();
            case BUSINESS_DAY -> every("business days", "business days");
            case MONTH -> monthTitle();
        };
    }

    private String clockTitle() {
        if (count % Ticks.HOUR == 0) {
            return new Step(unit, count / Ticks.HOUR, 1).every("hourly", "hours");
        }
        if (count % Ticks.MINUTE == 0) {
            return new Step(unit, count / Ticks.MINUTE, 1).every("every minute", "minutes");
        }
        return count % Ticks.SECOND == 0
                ? new Step(unit, count / Ticks.SECOND, 1).every("every second", "seconds")
                : every("every millisecond", "milliseconds");
    }

    private String dayTitle() {
        return count % DAYS_A_WEEK == 0
                ? new Step(unit, count / DAYS_A_WEEK, 1).every("weekly", "weeks")
                : every("daily", "days");
    }

    private String monthTitle() {
        if (count % 12 == 0) {
            return new Step(unit, count / 12, 1).every("yearly", "years");
        }
        return count == 3 ? "quarterly" : every("monthly", "months");
    }

    private String every(String one, String many) {
        return count == 1 ? one : "every " + count + " " + many;
    }

    /** Returns the number of units since an origin of their own; what is less than a unit is left out. */
    private long ordinal(long tick) {
        return switch (unit) {
            case INDEX, MILLISECOND -> tick;
            case DAY -> Math.floorDiv(tick, Ticks.DAY);
            case BUSINESS_DAY -> businessDay(Math.floorDiv(tick, Ticks.DAY));
            case MONTH ->
                Ticks.dateTime(tick).getYear() * 12L + Ticks.dateTime(tick).getMonthValue() - 1;
        };
    }

    /** @param like gives the time of the day */
    private long at(long ordinal, long like) {
        long timeOfDay = Math.floorMod(like, Ticks.DAY);
        return switch (unit) {
            case INDEX, MILLISECOND -> ordinal;
            case DAY -> ordinal * Ticks.DAY + timeOfDay;
            case BUSINESS_DAY -> dayOfBusinessDay(ordinal) * Ticks.DAY + timeOfDay;
            case MONTH -> dayInMonth(ordinal).toEpochDay() * Ticks.DAY + timeOfDay;
        };
    }

    private LocalDate dayInMonth(long ordinal) {
        YearMonth month = YearMonth.of((int) Math.floorDiv(ordinal, 12L), (int) Math.floorMod(ordinal, 12L) + 1);
        return month.atDay(Math.min(anchorDay, month.lengthOfMonth()));
    }

    /** Counts Mondays to Fridays; Saturday and Sunday count as the Friday before. */
    private static long businessDay(long epochDay) {
        long week = Math.floorDiv(epochDay + MONDAY_TO_EPOCH, (long) DAYS_A_WEEK);
        long day = Math.floorMod(epochDay + MONDAY_TO_EPOCH, (long) DAYS_A_WEEK);
        return week * WORKING_DAYS + Math.min(day, WORKING_DAYS - 1);
    }

    private static long dayOfBusinessDay(long ordinal) {
        long week = Math.floorDiv(ordinal, (long) WORKING_DAYS);
        return week * DAYS_A_WEEK + Math.floorMod(ordinal, (long) WORKING_DAYS) - MONDAY_TO_EPOCH;
    }
}
