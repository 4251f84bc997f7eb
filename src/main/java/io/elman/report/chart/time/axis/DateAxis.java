package io.elman.report.chart.time.axis;

import io.elman.report.chart.time.axis.CalendarStep.Unit;
import io.elman.report.drawing.Range;
import io.elman.report.drawing.Tick;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** Time as dates, with labels where a calendar has its marks: on first days of years and months, on Mondays, at full hours. */
record DateAxis() implements TimeAxis {
    static final long DAY = 24 * 60 * 60 * 1_000L;

    private static final int MOST = 10;

    /** How exactly a time is told, from the coarsest. */
    private enum Detail {
        MONTH(Unit.MONTH, "MMM uuuu"),
        DAY(Unit.DAY, "d MMM uuuu"),
        MINUTE(Unit.MINUTE, "d MMM uuuu, HH:mm"),
        SECOND(Unit.SECOND, "d MMM uuuu, HH:mm:ss"),
        MILLISECOND(Unit.MILLISECOND, "d MMM uuuu, HH:mm:ss.SSS");

        private final Unit unit;
        private final DateTimeFormatter format;

        Detail(Unit unit, String pattern) {
            this.unit = unit;
            format = format(pattern);
        }

        static Detail of(long tick) {
            if (tick % DateAxis.DAY == 0) {
                return dateTime(tick).getDayOfMonth() == 1 ? MONTH : DAY;
            }
            return tick % 60_000 == 0 ? MINUTE : tick % 1_000 == 0 ? SECOND : MILLISECOND;
        }
    }

    static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    static LocalDateTime dateTime(long tick) {
        int nanos = (int) Math.floorMod(tick, 1_000L) * 1_000_000;
        return LocalDateTime.ofEpochSecond(Math.floorDiv(tick, 1_000L), nanos, ZoneOffset.UTC);
    }

    @Override
    public List<Tick> ticks(Range range, LongStream given, Predicate<List<Tick>> fit) {
        Unit finest = detail(given).unit;
        return CalendarStep.fromFinest()
                .filter(step -> step.unit().compareTo(finest) >= 0)
                .filter(step -> step.atMost(range, MOST))
                .map(step -> step.ticks(range))
                .filter(fit)
                .findFirst()
                .orElse(List.of());
    }

    @Override
    public LongFunction<String> wording(LongStream ticks) {
        DateTimeFormatter format = detail(ticks).format;
        return tick -> format.format(dateTime(tick));
    }

    private static Detail detail(LongStream ticks) {
        return ticks.mapToObj(Detail::of).max(Comparator.naturalOrder()).orElse(Detail.MONTH);
    }

    @Override
    public String title(String first, String last) {
        return first.equals(last) ? first : first + " – " + last;
    }

    @Override
    public String title() {
        return "time";
    }

    @Override
    public long around() {
        return DAY;
    }
}
