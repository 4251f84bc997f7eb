package io.elman.data.series.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.ElmanException;
import io.elman.SourceLocation;
import io.elman.data.series.time.TimeFormat;
import io.elman.data.series.time.TimeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesCalendarTest {
    private static final TimeFormat DATE = TimeFormat.of(TimeKind.DATE);
    private static final long DAY = 86_400_000L;

    @TempDir
    Path folder;

    @Test
    void givesEachDayOfTheWeekAndMonthANumberOfItsOwn() {
        Calendar calendar = new Calendar(List.of(CalendarInput.DAY_OF_WEEK, CalendarInput.MONTH), Holidays.NONE);
        float[] thursday = encode(calendar, "2024-02-29");
        assertThat(calendar.width()).isEqualTo(19).isEqualTo(thursday.length);
        assertThat(calendar.names().get(3)).isEqualTo("day-of-week=4");
        assertThat(thursday[3]).isEqualTo(1);
        assertThat(thursday[7 + 1]).isEqualTo(1);
        assertThat(sum(thursday)).isEqualTo(2);
    }

    @Test
    void bringsTheEndOfTheYearNextToItsStart() {
        for (CalendarInput smooth : List.of(CalendarInput.DAY_OF_YEAR, CalendarInput.WEEK)) {
            Calendar calendar = new Calendar(List.of(smooth), Holidays.NONE);
            double overNewYear = distance(encode(calendar, "2023-12-31"), encode(calendar, "2024-01-01"));
            double halfAYear = distance(encode(calendar, "2023-12-31"), encode(calendar, "2024-03-31"));
            assertThat(overNewYear).as(smooth.word()).isLessThan(0.3);
            assertThat(halfAYear).as(smooth.word()).isGreaterThan(1.5);
        }
    }

    @Test
    void givesEveryDayOfAYearOtherNumbers() {
        Calendar calendar = new Calendar(List.of(CalendarInput.DAY_OF_YEAR), Holidays.NONE);
        long start = DATE.parse("2024-01-01").orElseThrow();
        float[][] year = calendar.encode(
                LongStream.range(0, 366).map(i -> start + i * DAY).toArray(), DATE);
        assertThat(Stream.of(year).map(row -> row[0] + " " + row[1]).distinct()).hasSize(366);
        assertThat(List.of(year))
                .allSatisfy(row -> assertThat(row[0] * row[0] + row[1] * row[1]).isCloseTo(1f, within(1e-5f)));
    }

    @Test
    void tellsHolidaysTheirEvesAndTheirNames() throws IOException {
        Path file = Files.writeString(
                folder.resolve("holidays.csv"),
                "date,name\n# of the USA\n2024-07-04,Independence\n\n2024-12-25,Christmas\n2025-12-25,Christmas\n");
        Calendar calendar = new Calendar(List.of(), Holidays.read(file));
        assertThat(calendar.names())
                .containsExactly(
                        "holiday", "holiday:eve", "holiday:after", "holiday=Christmas", "holiday=Independence");
        assertThat(encode(calendar, "2024-12-24")).containsExactly(0, 1, 0, 0, 0);
        assertThat(encode(calendar, "2024-12-25")).containsExactly(1, 0, 0, 1, 0);
        assertThat(encode(calendar, "2024-07-05")).containsExactly(0, 0, 1, 0, 0);
    }

    @Test
    void saysWhenTheListOfHolidaysEndsTooEarly() {
        Calendar calendar = new Calendar(List.of(), new Holidays(Map.of(LocalDate.of(2014, 12, 25), "")));
        assertThat(calendar.noticeUpTo(DATE.parse("2015-01-31").orElseThrow(), DATE))
                .isEmpty();
        assertThat(calendar.noticeUpTo(DATE.parse("2015-07-31").orElseThrow(), DATE))
                .contains("the list of holidays ends with 2014-12-25, forecasts reach to 2015-07-31");
    }

    @Test
    void tellsWhatIsWrongWithAListOfHolidays() throws IOException {
        Path file = Files.writeString(folder.resolve("holidays.csv"), "date\n2024-07-04\n4 July\n2024-07-04\n");
        assertThatThrownBy(() -> Holidays.read(file))
                .isInstanceOf(ElmanException.class)
                .hasMessageContaining(file + ":3:1: error: '4 July' is no date")
                .hasMessageContaining(file + ":4:1: error: this day is in the list twice");
        assertThatThrownBy(() -> Holidays.read(folder.resolve("no.csv"))).hasMessageContaining("no such file");
    }

    @Test
    void asksNothingOfAnIndex() {
        Calendar calendar = new Calendar(List.of(CalendarInput.MONTH), Holidays.NONE);
        TimeFormat index = TimeFormat.of(TimeKind.INDEX);
        assertThatThrownBy(() -> calendar.refuseUnlessDated(index, SourceLocation.of("rows.csv")))
                .hasMessageContaining("rows.csv: error: calendar inputs need dates");
        Calendar.NONE.refuseUnlessDated(index, SourceLocation.of("rows.csv"));
        assertThat(Calendar.NONE.encode(new long[] {1, 2}, index)).isDeepEqualTo(new float[2][0]);
    }

    private static float[] encode(Calendar calendar, String day) {
        return calendar.encode(new long[] {DATE.parse(day).orElseThrow()}, DATE)[0];
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }
}
