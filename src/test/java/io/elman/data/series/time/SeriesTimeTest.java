package io.elman.data.series.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.elman.ElmanException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2012-02-29, 2012-03-01, DATE, daily, 2012-03-02",
        "2012-02, 2012-03, YEAR_MONTH, monthly, 2012-04",
        "2011, 2012, YEAR, yearly, 2013",
        "1, 2, INDEX, numbered, 3",
        "10, 20, INDEX, numbered by 10, 30",
        "20120228, 20120229, PATTERN, daily, 20120301",
        "2012-02-29T23:00, 2012-03-01T00:00, DATE_TIME, hourly, 2012-03-01T01:00:00",
        "2012-02-29 23:45:00, 2012-03-01 00:00:00, DATE_TIME, every 15 minutes, 2012-03-01T00:15:00",
        "2012-02-29T23:00:00.250, 2012-02-29T23:00:00.500, DATE_TIME, every 250 milliseconds, 2012-02-29T23:00:00.750",
        "2012-Q3, 2012-Q4, PATTERN, quarterly, 2013-Q1",
        "2012Q3, 2012Q4, PATTERN, quarterly, 2013Q1",
        "2012-03-24T12:00+0100, 2012-03-24T13:00+0100, OFFSET_DATE_TIME, hourly, 2012-03-24T14:00:00+01:00",
        "2012-03-24 12:00 -01:30, 2012-03-24 13:00 -01:30, OFFSET_DATE_TIME, hourly, 2012-03-24T14:00:00-01:30",
        "2012-03-24T12:00Z, 2012-03-25T12:00Z, OFFSET_DATE_TIME, daily, 2012-03-26T12:00:00Z",
        "1330473600, 1330560000, EPOCH_SECONDS, daily, 1330646400",
        "1330473600000, 1330477200000, EPOCH_MILLIS, hourly, 1330480800000",
        "2012-01-31, 2012-02-29, DATE, monthly, 2012-03-31",
        "2012-09-30, 2012-12-31, DATE, quarterly, 2013-03-31",
        "2011-02-28, 2012-02-29, DATE, yearly, 2013-02-28",
        "2012-01-01, 2012-01-08, DATE, weekly, 2012-01-15",
        "2012-01-01, 2012-01-15, DATE, every 2 weeks, 2012-01-29"
    })
    void readsTheTimeFindsTheStepAndGoesOn(String first, String second, TimeKind kind, String title, String third) {
        TimeAxis axis = axis(List.of(first, second));
        assertThat(axis.format().kind()).isEqualTo(kind);
        assertThat(axis.step().title()).isEqualTo(title);
        assertThat(axis.labelsAfter(tick(axis, second), 1)).containsExactly(third);
    }

    @Test
    void readsAGivenPatternAndWritesItAgain() {
        TimeFormat format = TimeFormat.pattern("dd.MM.yyyy HH:mm");
        assertThat(format.format(format.parse("29.02.2012 13:05").orElseThrow()))
                .isEqualTo("29.02.2012 13:05");
        assertThat(format.parse("2012-02-29")).isEmpty();
        assertThat(TimeFormat.pattern("MMM yyyy").parse("feb 2012")).isPresent();
        TimeFormat german = TimeFormat.pattern("d. MMMM yyyy", "de");
        assertThat(german.format(german.parse("3. märz 2012").orElseThrow())).isEqualTo("3. März 2012");
        assertThat(german.parse("3. March 2012")).isEmpty();
        TimeFormat quarters = TimeFormat.pattern("'Q'q/yyyy");
        assertThat(quarters.format(quarters.parse("Q4/2012").orElseThrow())).isEqualTo("Q4/2012");
        assertThatThrownBy(() -> TimeFormat.pattern("dd.QQQQQQQQ"))
                .isInstanceOf(ElmanException.class)
                .hasMessageContaining("is no pattern");
    }

    @Test
    void refusesDaysThatNoCalendarHas() {
        assertThat(TimeFormat.of(TimeKind.DATE).parse("2013-02-29")).isEmpty();
        assertThat(TimeFormat.of(TimeKind.DATE).parse("")).isEmpty();
        assertThat(TimeFormat.of(TimeKind.INDEX).parse("99999999999999999999")).isEmpty();
    }

    @Test
    void tellsYearsFromAnIndexByAllRowsAndNotByTheFirst() {
        List<String> years =
                IntStream.rangeClosed(1990, 1999).mapToObj(Integer::toString).toList();
        List<String> newestFirst = IntStream.rangeClosed(1, 1860)
                .mapToObj(i -> Integer.toString(1861 - i))
                .toList();
        assertThat(TimeDetection.detect(years).orElseThrow().kind()).isEqualTo(TimeKind.YEAR);
        assertThat(TimeDetection.detect(newestFirst).orElseThrow().kind()).isEqualTo(TimeKind.INDEX);
        assertThat(TimeDetection.detect(List.of("last week", ""))).isEmpty();
    }

    @Test
    void countsOnOverMonthEndsOfLeapYears() {
        TimeAxis axis = axis(List.of("2011-12-31", "2012-01-31"));
        assertThat(axis.labelsAfter(tick(axis, "2012-01-31"), 4))
                .containsExactly("2012-02-29", "2012-03-31", "2012-04-30", "2012-05-31");
        assertThat(axis.step().between(tick(axis, "2012-01-31"), tick(axis, "2012-04-30")))
                .hasValue(3);
        assertThat(axis.step().between(tick(axis, "2012-01-31"), tick(axis, "2012-04-29")))
                .isEmpty();
    }

    @Test
    void keepsTheDayOfTheMonthWhereFebruaryHasIt() {
        TimeAxis axis = axis(List.of("2013-01-30", "2013-02-28", "2013-03-30"));
        assertThat(axis.labelsAfter(tick(axis, "2013-03-30"), 11))
                .endsWith("2014-02-28")
                .contains("2013-04-30", "2013-12-30");
    }

    @Test
    void skipsWeekendsOnBusinessDays() {
        List<String> days = List.of(
                "2024-02-26", "2024-02-27", "2024-02-28", "2024-02-29", "2024-03-01", "2024-03-04", "2024-03-05");
        TimeAxis axis = axis(days);
        assertThat(axis.step().title()).isEqualTo("business days");
        assertThat(axis.labelsAfter(tick(axis, "2024-03-08"), 2)).containsExactly("2024-03-11", "2024-03-12");
        assertThat(axis.step().between(tick(axis, "2024-03-01"), tick(axis, "2024-03-04")))
                .hasValue(1);
        assertThat(axis.step().between(tick(axis, "2024-03-01"), tick(axis, "2024-03-02")))
                .isEmpty();
        assertThat(axis.step().plus(tick(axis, "2024-03-04"), -1)).isEqualTo(tick(axis, "2024-03-01"));
    }

    @Test
    void findsTheStepAcrossGaps() {
        assertThat(axis(List.of("2012-01-01", "2012-01-02", "2012-01-03", "2012-01-20"))
                        .step()
                        .title())
                .isEqualTo("daily");
        assertThat(axis(List.of("1", "3", "5", "9")).step().title()).isEqualTo("numbered by 2");
    }

    @Test
    void keepsStepsEqualWhenSummerTimeBegins() {
        TimeAxis axis = axis(List.of("2024-03-31T01:00+01:00", "2024-03-31T03:00+02:00", "2024-03-31T04:00+02:00"));
        assertThat(axis.step().title()).isEqualTo("hourly");
        assertThat(axis.format().format(tick(axis, "2024-03-31T04:00+02:00"))).isEqualTo("2024-03-31T03:00:00+01:00");
    }

    @Test
    void countsBackTheWayItCameForEveryStep() {
        List<List<String>> files = List.of(
                List.of("1", "4"),
                List.of("2012-01-31", "2012-02-29"),
                List.of("2012-01-01", "2012-01-02"),
                List.of("2011", "2012"));
        for (List<String> file : files) {
            TimeAxis axis = axis(file);
            long start = tick(axis, file.get(0));
            for (long steps = -50; steps < 50; steps++) {
                assertThat(axis.step().between(start, axis.step().plus(start, steps)))
                        .hasValue(steps);
            }
        }
    }

    private static TimeAxis axis(List<String> cells) {
        TimeFormat format = TimeDetection.detect(cells).orElseThrow();
        long[] ticks = cells.stream()
                .mapToLong(cell -> format.parse(cell).orElseThrow())
                .toArray();
        Arrays.sort(ticks);
        return new TimeAxis(format, StepInference.infer(ticks, format).orElseThrow());
    }

    private static long tick(TimeAxis axis, String cell) {
        return axis.format().parse(cell).orElseThrow();
    }
}
