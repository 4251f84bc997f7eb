package io.elman.report.chart.time.axis;

import io.elman.report.drawing.Range;
import io.elman.report.drawing.Tick;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A distance between labels on a calendar.
 *
 * @param unit that is counted
 * @param count of units
 */
record CalendarStep(Unit unit, int count) {
    private static final DateTimeFormatter MIDNIGHT = DateAxis.format("d MMM");
    private static final long YEARS = 12;

    /** A unit that calendars have marks for. */
    enum Unit {
        MILLISECOND(1, "HH:mm:ss.SSS"),
        SECOND(1_000, "HH:mm:ss"),
        MINUTE(60_000, "HH:mm"),
        HOUR(3_600_000, "HH:mm"),
        DAY(DateAxis.DAY, "d MMM"),
        /** From Monday. */
        WEEK(7 * DateAxis.DAY, "d MMM"),
        MONTH(30.436875 * DateAxis.DAY, "MMM uuuu"),
        YEAR(365.2425 * DateAxis.DAY, "uuuu");

        /** 1970-01-05 was a Monday. */
        private static final long MONDAY = 4 * DateAxis.DAY;

        /** In milliseconds; a mean of what has no fixed length. */
        private final double length;

        private final DateTimeFormatter format;

        Unit(double length, String pattern) {
            this.length = length;
            format = DateAxis.format(pattern);
        }

        /** Returns the number of the last whole unit that has begun at the tick. */
        private long ordinal(long tick) {
            return switch (this) {
                case MONTH -> months(tick);
                case YEAR -> Math.floorDiv(months(tick), YEARS);
                case WEEK -> Math.floorDiv(tick - MONDAY, (long) length);
                default -> Math.floorDiv(tick, (long) length);
            };
        }

        /** Returns where the unit of that number begins; a double, since it may lie beyond the last tick there is. */
        private double start(long ordinal) {
            return switch (this) {
                case MONTH -> startOfMonth(ordinal);
                case YEAR -> startOfMonth(YEARS * ordinal);
                case WEEK -> MONDAY + ordinal * length;
                default -> ordinal * length;
            };
        }

        private static long months(long tick) {
            LocalDate day = DateAxis.dateTime(tick).toLocalDate();
            return YEARS * day.getYear() + day.getMonthValue() - 1;
        }

        private static double startOfMonth(long ordinal) {
            LocalDate day =
                    LocalDate.of((int) Math.floorDiv(ordinal, YEARS), (int) Math.floorMod(ordinal, YEARS) + 1, 1);
            return (double) day.toEpochDay() * DateAxis.DAY;
        }
    }

    /** Returns the steps that a calendar or a clock suggests, without an end. */
    static Stream<CalendarStep> fromFinest() {
        Stream<CalendarStep> clock = Stream.of(
                        of(Unit.MILLISECOND, 1, 2, 5, 10, 20, 50, 100, 200, 500),
                        of(Unit.SECOND, 1, 2, 5, 10, 15, 30),
                        of(Unit.MINUTE, 1, 2, 5, 10, 15, 30),
                        of(Unit.HOUR, 1, 2, 3, 6, 12),
                        of(Unit.DAY, 1, 2, 4),
                        of(Unit.WEEK, 1, 2),
                        of(Unit.MONTH, 1, 2, 3, 6))
                .flatMap(steps -> steps);
        int[] years = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 100_000, 1_000_000, 100_000_000
        };
        return Stream.concat(clock, of(Unit.YEAR, years));
    }

    private static Stream<CalendarStep> of(Unit unit, int... counts) {
        return Arrays.stream(counts).mapToObj(count -> new CalendarStep(unit, count));
    }

    /** Whether so few ticks lie in the range, or not many more. */
    boolean atMost(Range range, int most) {
        return (range.high() - range.low()) / (count * unit.length) <= most;
    }

    /** Returns the ticks in the range. */
    List<Tick> ticks(Range range) {
        long first = Math.floorDiv(unit.ordinal((long) range.low()), (long) count);
        long last = Math.floorDiv(unit.ordinal((long) range.high()), (long) count);
        return LongStream.rangeClosed(first, last)
                .mapToDouble(step -> unit.start(step * count))
                .filter(tick -> tick >= range.low() && tick <= range.high())
                .mapToObj(tick -> new Tick(tick, label((long) tick)))
                .toList();
    }

    private String label(long tick) {
        boolean midnight = unit.compareTo(Unit.DAY) < 0 && tick % DateAxis.DAY == 0;
        return (midnight ? MIDNIGHT : unit.format).format(DateAxis.dateTime(tick));
    }
}
