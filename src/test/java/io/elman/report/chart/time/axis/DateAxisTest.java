package io.elman.report.chart.time.axis;

import static org.assertj.core.api.Assertions.assertThat;

import io.elman.report.drawing.Axis;
import io.elman.report.drawing.Range;
import io.elman.report.drawing.Scale;
import io.elman.report.drawing.Tick;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DateAxisTest {
    private static final DateAxis AXIS = new DateAxis();
    private static final double WIDTH = 480;

    @Test
    void yearsBeginOnTheFirstOfJanuary() {
        assertThat(times("1949-01-01T00:00", "1960-12-01T00:00")).allMatch(time -> time.getDayOfYear() == 1);
        assertThat(labels("1949-01-01T00:00", "1960-12-01T00:00"))
                .containsExactly("1950", "1952", "1954", "1956", "1958", "1960");
        assertThat(labels("1700-03-03T00:00", "2026-03-03T00:00"))
                .containsExactly("1750", "1800", "1850", "1900", "1950", "2000");
    }

    @Test
    void monthsAndQuartersBeginOnTheirFirstDay() {
        assertThat(labels("1999-11-30T00:00", "2000-03-02T00:00"))
                .containsExactly("Dec 1999", "Jan 2000", "Feb 2000", "Mar 2000");
        assertThat(labels("1899-11-15T00:00", "1901-02-01T00:00"))
                .containsExactly("Jan 1900", "Apr 1900", "Jul 1900", "Oct 1900", "Jan 1901");
        assertThat(times("1899-11-15T00:00", "1901-02-01T00:00")).allMatch(time -> time.getDayOfMonth() == 1);
    }

    @Test
    void aLeapDayIsADay() {
        assertThat(labels("2000-02-27T00:00", "2000-03-02T00:00"))
                .containsExactly("27 Feb", "28 Feb", "29 Feb", "1 Mar", "2 Mar");
        assertThat(labels("1900-02-27T00:00", "1900-03-02T00:00"))
                .containsExactly("27 Feb", "28 Feb", "1 Mar", "2 Mar");
    }

    @Test
    void noLabelStandsBetweenTheTimesOfASeries() {
        assertThat(labels("2000-02-28T00:00", "2000-02-29T00:00")).containsExactly("28 Feb", "29 Feb");
        assertThat(labels("2000-01-01T00:00", "2000-02-01T00:00")).containsExactly("Jan 2000", "Feb 2000");
        assertThat(labels("2000-01-01T07:00", "2000-01-01T07:01")).containsExactly("07:00", "07:01");
    }

    @Test
    void weeksBeginOnMonday() {
        assertThat(times("2024-12-20T00:00", "2025-01-22T00:00"))
                .hasSize(5)
                .allMatch(time -> time.getDayOfWeek() == DayOfWeek.MONDAY);
    }

    @Test
    void hoursTellTheDayAtMidnight() {
        assertThat(labels("1995-03-03T05:00", "1995-03-04T13:00"))
                .containsExactly("06:00", "12:00", "18:00", "4 Mar", "06:00", "12:00");
        assertThat(labels("1969-12-31T23:00", "1970-01-01T01:00"))
                .containsExactly("23:00", "23:30", "1 Jan", "00:30", "01:00");
    }

    @Test
    void labelsFitAndSayWhereTheyStand() {
        Random random = new Random(7);
        Set<Integer> lengths = new HashSet<>();
        for (int i = 0; i < 3_000; i++) {
            double low = Math.rint((random.nextDouble() - 0.5) * 4e12);
            Range range = new Range(low, low + Math.rint(Math.pow(10, 0.6 + 13.5 * random.nextDouble())));
            List<Tick> ticks = ticks(range, 1);
            assertThat(ticks).as("%s", range).hasSizeBetween(range.high() - range.low() < 2_000 ? 1 : 2, 11);
            assertThat(ticks).allMatch(tick -> tick.value() >= range.low() && tick.value() <= range.high());
            assertThat(ticks).allMatch(DateAxisTest::isTrue);
            assertThat(axis(range, ticks).hasRoomForLabels(14, WIDTH)).isTrue();
            lengths.add(ticks.get(ticks.size() - 1).label().length());
        }
        assertThat(lengths)
                .as("years, days, hours, months, seconds, milliseconds")
                .contains(4, 5, 6, 8, 12);
    }

    @Test
    void aTimeIsToldAsExactlyAsAnyOther() {
        assertThat(told("1949-01-01T00:00", "1960-12-01T00:00")).isEqualTo("Jan 1949");
        assertThat(told("1949-01-01T00:00", "1960-12-31T00:00")).isEqualTo("1 Jan 1949");
        assertThat(told("1949-01-01T00:00", "1960-12-31T14:00")).isEqualTo("1 Jan 1949, 00:00");
        assertThat(told("1949-01-01T00:00", "1960-12-31T14:00:07")).isEqualTo("1 Jan 1949, 00:00:00");
        assertThat(told("1949-01-01T00:00:00.5")).isEqualTo("1 Jan 1949, 00:00:00.500");
    }

    /** Reads the label as a person would. */
    private static boolean isTrue(Tick tick) {
        LocalDateTime time = time((long) tick.value());
        boolean midnight = time.toLocalTime().toSecondOfDay() == 0 && time.getNano() == 0;
        String label = tick.label();
        String pattern = label.contains(".")
                ? "HH:mm:ss.SSS"
                : label.length() == 8 && label.contains(":")
                        ? "HH:mm:ss"
                        : label.contains(":")
                                ? "HH:mm"
                                : Character.isDigit(label.charAt(0)) && label.contains(" ")
                                        ? "d MMM"
                                        : label.contains(" ") ? "MMM uuuu" : "uuuu";
        boolean whole = switch (pattern) {
            case "uuuu" -> midnight && time.getDayOfYear() == 1;
            case "MMM uuuu" -> midnight && time.getDayOfMonth() == 1;
            case "d MMM" -> midnight;
            case "HH:mm" -> time.getSecond() == 0 && time.getNano() == 0;
            case "HH:mm:ss" -> time.getNano() == 0;
            default -> true;
        };
        return whole
                && label.equals(
                        DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time));
    }

    private static String told(String... times) {
        long[] ticks = Stream.of(times).mapToLong(DateAxisTest::tick).toArray();
        return AXIS.wording(LongStream.of(ticks)).apply(ticks[0]);
    }

    private static List<String> labels(String from, String to) {
        return ticks(from, to).stream().map(Tick::label).toList();
    }

    private static List<LocalDateTime> times(String from, String to) {
        return ticks(from, to).stream().map(tick -> time((long) tick.value())).toList();
    }

    private static List<Tick> ticks(String from, String to) {
        return ticks(new Range(tick(from), tick(to)), tick(from), tick(to));
    }

    private static List<Tick> ticks(Range range, long... given) {
        return AXIS.ticks(
                range, LongStream.of(given), ticks -> axis(range, ticks).hasRoomForLabels(14, WIDTH));
    }

    private static Axis axis(Range range, List<Tick> ticks) {
        return new Axis("", new Scale(range, 60, WIDTH - 12), ticks);
    }

    private static long tick(String time) {
        return LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static LocalDateTime time(long tick) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(tick), ZoneOffset.UTC);
    }
}
