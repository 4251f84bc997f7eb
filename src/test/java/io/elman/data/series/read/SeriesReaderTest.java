package io.elman.data.series.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.elman.ElmanException;
import io.elman.data.CsvFormat;
import io.elman.data.CsvSource;
import io.elman.data.NumberCells;
import io.elman.data.series.Missing;
import io.elman.data.series.ReadingRules;
import io.elman.data.series.Repeated;
import io.elman.data.series.Series;
import io.elman.data.series.SeriesColumns;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.time.TimeFormat;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesReaderTest {
    private static final SeriesColumns Y = SeriesColumns.of("t", "y");
    private static final ReadingRules PREVIOUS = ReadingRules.DEFAULT.withMissing(Missing.fill(Missing.Fill.PREVIOUS));

    private static final String WITHOUT_THOUSANDS = "numbers are read without separators of thousands";

    @Test
    void readsTheWeatherWithItsWordsLeftOutAndSaysSo() {
        SeriesSet set = weather(ReadingRules.DEFAULT);
        assertThat(set.axis().step().title()).isEqualTo("daily");
        assertThat(set.rows()).isEqualTo(120);
        assertThat(set.columns()).extracting(column -> column.name()).containsExactly("temp_max", "wind");
        assertThat(set.series().get(0).values()[0]).startsWith(12.8, 10.6, 11.7);
        assertThat(set.notices()).singleElement().asString().contains("'weather' holds text and is left out");
    }

    @Test
    void keepsWordsThatAreAskedFor() {
        SeriesSet set = weather(ReadingRules.DEFAULT.withOneHotText());
        assertThat(set.columns().get(2).words()).containsExactly("drizzle", "rain", "snow", "sun");
        assertThat(set.series().get(0).values()[2]).startsWith(0, 1, 1);
        assertThat(set.notices()).isEmpty();
    }

    @Test
    void readsEveryShippedShape() {
        assertThat(resource("passengers.csv", SeriesColumns.of("date", "passengers"))
                        .axis()
                        .step()
                        .title())
                .isEqualTo("monthly");
        SeriesSet stocks = resource("stocks.csv", SeriesColumns.of("day", "FTSE", "DAX", "SMI", "CAC"));
        assertThat(stocks.axis().step().title()).isEqualTo("numbered");
        assertThat(stocks.series().get(0).values()).hasDimensions(4, 300);
    }

    @Test
    void sortsNewestFirstAndSaysSo() {
        SeriesSet set = read("t,y\n2012-01-03,3\n2012-01-02,2\n2012-01-01,1\n", Y, ReadingRules.DEFAULT);
        assertThat(only(set).values()[0]).containsExactly(1, 2, 3);
        assertThat(only(set).lines()).containsExactly(4, 3, 2);
        assertThat(set.notices()).containsExactly("the newest row comes first: the rows were sorted by time");
        assertThat(read("t,y\n2012-01-03,3\n2012-01-01,1\n2012-01-02,2\n", Y, ReadingRules.DEFAULT)
                        .notices())
                .containsExactly("the rows are in no order of time: they were sorted");
    }

    @Test
    void tellsEveryMistakeAtItsLineInOrder() {
        assertThat(
                        told(
                                "t,y\n2012-01-01,1\n2012-01-02,\n2012-01-03,x\n2012-01-04,NA\n2012-01-05,1e999\n2012-01-08,2\n"))
                .containsExactly(
                        "3:12 the value in column 'y' is missing",
                        "4:12 'x' in column 'y' is not a number",
                        "5:12 the value in column 'y' is missing",
                        "6:12 the value in column 'y' is infinite",
                        "7: 2 rows are missing, the first of 2012-01-06 (the step is daily)");
        assertThat(told("t,y\n2012-01-01,1\n2012-01-02,2\n2012-01-02,3\n"))
                .containsExactly("4: the time '2012-01-02' is in line 3 already");
        assertThat(told("t,y\n2012-01-01,1\n2012-01-32,2\n,3\n"))
                .containsExactly(
                        "3:1 '2012-01-32' in column 't' is no time such as the others",
                        "4:1 the time in column 't' is blank");
        assertThat(told("t,y\n2012-01-01T00:00,1\n2012-01-01T01:00,2\n2012-01-01T02:00,2\n2012-01-01T02:20,3\n"))
                .singleElement()
                .asString()
                .contains("5: '2012-01-01T02:20:00' is not a whole step (hourly) behind");
        assertThat(told("t,y\n2012-01-01,1\n")).singleElement().asString().contains("a single row has no step");
    }

    @Test
    void rowsOfOneTimeAreMadeOneAsTold() {
        // 2012-01-03 is there three times, with one value missing: newest first, so the file's order is not that of
        // time.
        String text = "t,y\n2012-01-04,1\n2012-01-03,7\n2012-01-03,NA\n2012-01-03,9\n2012-01-02,2\n2012-01-02,4\n"
                + "2012-01-01,5\n";
        SeriesSet mean = read(text, Y, PREVIOUS.withRepeated(Repeated.MEAN));
        assertThat(only(mean).values()[0]).containsExactly(5, 3, 8, 1);
        assertThat(mean.notices()).contains("3 rows were averaged with another one of the same time");
        assertThat(only(read(text, Y, PREVIOUS.withRepeated(Repeated.FIRST))).values()[0])
                .containsExactly(5, 2, 7, 1);
        assertThat(only(read(text, Y, PREVIOUS.withRepeated(Repeated.LAST))).values()[0])
                .containsExactly(5, 4, 9, 1);
        assertThat(told(text, Y, PREVIOUS))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("already"));
    }

    @Test
    void tellsTwentyMistakesAndCountsTheOthers() {
        StringBuilder file = new StringBuilder("t,y\n");
        IntStream.rangeClosed(1, 50).forEach(i -> file.append(i).append(",?\n"));
        assertThat(told(file.toString())).hasSize(21).last().asString().contains("30 more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NA", "n/a", "?", "NaN", "null", "-", "  "})
    void knowsEveryWordForNothing(String cell) {
        String file = "t,y\n1,5\n2," + cell + "\n3,7\n";
        assertThat(told(file)).containsExactly("3:3 the value in column 'y' is missing");
        Series series = only(read(file, Y, PREVIOUS));
        assertThat(series.values()[0]).containsExactly(5, 5, 7);
        assertThat(series.wasMissing()[0]).containsExactly(false, true, false);
    }

    @Test
    void takesNumbersFarOutsideForMissingOnes() {
        String temperatures = "t,y\n1,20\n2,-5\n3,-999\n4,30\n";
        assertThat(told(temperatures))
                .containsExactly("4: the value -999 in column 'y' seems to stand for a missing one");
        assertThat(only(read(temperatures, Y, PREVIOUS)).values()[0]).containsExactly(20, -5, -5, 30);
        assertThat(only(read("t,y\n1,-998\n2,-999\n3,-1000\n", Y, ReadingRules.DEFAULT))
                        .values()[0])
                .containsExactly(-998, -999, -1000);
        Missing none = new Missing(Missing.Fill.NONE, 1, Optional.of(List.of()));
        assertThat(only(read(temperatures, Y, ReadingRules.DEFAULT.withMissing(none)))
                        .values()[0])
                .contains(-999);
        Missing seven = new Missing(Missing.Fill.PREVIOUS, 1, Optional.of(List.of(7.0)));
        assertThat(only(read("t,y\n1,5\n2,7\n3,9\n", Y, ReadingRules.DEFAULT.withMissing(seven)))
                        .values()[0])
                .containsExactly(5, 5, 9);
    }

    @Test
    void fillsGapsAsToldAndSaysSo() {
        String file = "t,y\n1,10\n2,20\n3,30\n6,60\n7,\n8,80\n";
        assertThat(filled(file, Missing.fill(Missing.Fill.PREVIOUS))).containsExactly(10, 20, 30, 30, 30, 60, 60, 80);
        assertThat(filled(file, Missing.fill(Missing.Fill.LINEAR))).containsExactly(10, 20, 30, 40, 50, 60, 70, 80);
        assertThat(filled(file, Missing.seasonal(3))).containsExactly(10, 20, 30, 10, 20, 60, 10, 80);
        assertThat(read(file, Y, PREVIOUS).notices())
                .containsExactly(
                        "2 rows that are not in the file were filled in", "3 values were filled in, column 'y'");
        assertThat(only(read(file, Y, PREVIOUS)).lines()).containsExactly(2, 3, 4, 0, 0, 5, 6, 7);
    }

    @Test
    void invalidlyFarGapsAreNeverFilled() {
        assertThat(told("t,y\n2012-01-01,1\n2012-01-02,2\n2912-01-03,3\n", Y, PREVIOUS))
                .singleElement()
                .asString()
                .contains("rows are missing");
    }

    @Test
    void leavesOutWhatCannotBeFilledWithoutALookAhead() {
        SeriesColumns two = SeriesColumns.of("t", "y", "z");
        SeriesSet set = read("t,y,z\n1,1,\n2,2,\n3,,5\n4,4,6\n5,,7\n", two, PREVIOUS);
        assertThat(only(set).values()).isDeepEqualTo(new double[][] {{2, 4}, {5, 6}});
        assertThat(set.notices()).contains("3 rows before the first or behind the last known value were left out");
        assertThat(told("t,y,z\n1,1,\n2,2,\n", two, PREVIOUS)).containsExactly("2: column 'z' has no value");
    }

    @Test
    void hintsAtADecimalCommaAndAnotherDelimiter() {
        ElmanException comma = failure("t;y\n2012-01-01;1,5\n2012-01-02;2,5\n", Y, ReadingRules.DEFAULT, ';');
        assertThat(comma.findings().get(0).hint())
                .hasValueSatisfying(hint -> assertThat(hint).contains("data.decimal"));
        assertThat(only(read("t;y\n2012-01-01;1,5\n2012-01-02;2\n", Y, ReadingRules.DEFAULT.withDecimal(','), ';'))
                        .values()[0])
                .containsExactly(1.5, 2);
        assertThat(List.of("1,234.5", "1,234,567", "-12 345", "1'234'567.8"))
                .allSatisfy(cell -> assertThat(new NumberCells('.').hint(cell)).hasValue(WITHOUT_THOUSANDS));
        assertThat(new NumberCells(',').hint("1.234.567,8")).hasValue(WITHOUT_THOUSANDS);
        assertThat(new NumberCells('.').hint("12.3.4")).isEmpty();
        ElmanException delimiter = failure("t;y\n2012-01-01;1\n", Y, ReadingRules.DEFAULT, ',');
        assertThat(delimiter.findings().get(0).hint())
                .hasValueSatisfying(hint -> assertThat(hint).contains("data.delimiter"));
    }

    @Test
    void suggestsTheNearestColumn() {
        ElmanException e = failure(
                "date,temp_max\n2012-01-01,1\n", SeriesColumns.of("date", "tempmax"), ReadingRules.DEFAULT, ',');
        assertThat(e.findings().get(0).hint()).contains("did you mean 'temp_max'?");
        assertThat(failure("t,y,tail\n1,2,3\n", SeriesColumns.of("T", "y", "tial"), ReadingRules.DEFAULT, ',')
                        .findings())
                .extracting(finding -> finding.hint().orElseThrow())
                .containsExactlyInAnyOrder("did you mean 't'?", "did you mean 'tail'?");
        assertThat(told("t,y\n1,2\n", SeriesColumns.of("t", "y", "y"), ReadingRules.DEFAULT))
                .containsExactly(" column 'y' is asked for twice");
    }

    @Test
    void aTimeThatIsNotAsThePatternSaysTellsThePattern() {
        ElmanException e =
                failure("t,y\n2012-01-31,1\n", Y, ReadingRules.DEFAULT.withTime(TimeFormat.pattern("dd.MM.yyyy")), ',');
        assertThat(e.findings().get(0).message())
                .isEqualTo("'2012-01-31' in column 't' is not written as 'dd.MM.yyyy'");
        assertThat(e.findings().get(0).hint())
                .contains("data.time-format says so: correct it, or leave it out to have the format found out");
    }

    @Test
    void readsTimesOfAGivenPattern() {
        SeriesSet set = read(
                "t,y\n31.01.2012,1\n29.02.2012,2\n",
                Y,
                ReadingRules.DEFAULT.withTime(TimeFormat.pattern("dd.MM.yyyy")));
        assertThat(set.axis().labelsAfter(only(set).lastTick(), 2)).containsExactly("31.03.2012", "30.04.2012");
        assertThat(told("t,y\n31.01.2012,1\n")).containsExactly("2:1 '31.01.2012' in column 't' is no time");
    }

    @Test
    void keepsStackedSeriesApart() {
        SeriesColumns stacked = new SeriesColumns("t", List.of("y"), List.of(), Optional.of("shop"));
        SeriesSet set = read(
                "shop,t,y\nb,2012-01-01,1\na,2012-01-02,20\nb,2012-01-02,2\na,2012-01-01,10\nb,2012-01-03,3\n",
                stacked,
                ReadingRules.DEFAULT);
        assertThat(set.ids()).containsExactly("b", "a");
        assertThat(set.series().get(1).values()[0]).containsExactly(10, 20);
        assertThat(set.sharesClock()).isTrue();
    }

    @Test
    void readsRaggedRowsAsSeries() {
        SeriesSet set = read(
                "id,V1,V2,V3,V4\nM1,1,2,3,4\nM2,5,6,,\nM3,NA,7,8,NA\n", SeriesColumns.wide("id"), ReadingRules.DEFAULT);
        assertThat(set.ids()).containsExactly("M1", "M2", "M3");
        assertThat(set.series()).extracting(Series::length).containsExactly(4, 2, 2);
        assertThat(set.sharesClock()).isFalse();
        assertThat(told(
                        "id,V1,V2,V3\nM1,1,,3\nM1,1,2,3\nM4,,,\nM5,1,x,2\n",
                        SeriesColumns.wide("id"),
                        ReadingRules.DEFAULT))
                .containsExactly(
                        "2:6 a value is missing between two others",
                        "3:1 series 'M1' is there already",
                        "4:1 series 'M4' has no value",
                        "5:6 'x' is not a number");
    }

    @Test
    void rowsOfAWideFileMayEndWithTheirSeries() {
        SeriesSet set =
                read("id,V1,V2,V3,V4\nM1,1,2,3,4\nM2,5,6\nM3,NA,7,8\n", SeriesColumns.wide("id"), ReadingRules.DEFAULT);
        assertThat(set.series()).extracting(Series::length).containsExactly(4, 2, 2);
        assertThat(set.series().get(1).values()[0]).containsExactly(5, 6);
        assertThat(told("id,V1,V2\nM1\n,1,2\nM3,1,2,3\n", SeriesColumns.wide("id"), ReadingRules.DEFAULT))
                .containsExactly("4:8 expected 3 cells as in the header, found 4");
        assertThat(told("id,V1,V2\nM1\n,1,2\n", SeriesColumns.wide("id"), ReadingRules.DEFAULT))
                .containsExactly("2:1 series 'M1' has no value", "3:1 the name of the series is blank");
    }

    @Test
    void namesOfWideColumnsAreAllTimesOrNone() {
        assertThat(told("id,2012-01,2012-02,total\na,1,2,3\n", SeriesColumns.wide("id"), ReadingRules.DEFAULT))
                .containsExactly("1: the column 'total' is no time such as year and month (2012-01)");
        ReadingRules given = ReadingRules.DEFAULT.withTime(TimeFormat.pattern("MM/yyyy"));
        assertThat(told("id,2012-01,2012-02\na,1,2\n", SeriesColumns.wide("id"), given))
                .containsExactly("1: the column '2012-01' is no time such as 'MM/yyyy'");
    }

    @Test
    void readsAFewRowsAsTheTrainingFileWasRead() {
        SeriesSet training = read("t,y\n2024-01-31T12:00+01:00,1\n2024-02-29T12:00+01:00,2\n", Y, ReadingRules.DEFAULT);
        SeriesSet one = read("t,y\n2024-06-30T13:00+02:00,9\n", Y, ReadingRules.DEFAULT.withAxis(training.axis()));
        assertThat(one.axis()).isEqualTo(training.axis());
        assertThat(one.axis().labelsAfter(only(one).lastTick(), 1)).containsExactly("2024-07-31T12:00:00+01:00");
        SeriesSet wide = read("id,2012-01,2012-02\na,1,2\n", SeriesColumns.wide("id"), ReadingRules.DEFAULT);
        assertThat(told("id,V1,V2\na,1,2\n", SeriesColumns.wide("id"), ReadingRules.DEFAULT.withAxis(wide.axis())))
                .containsExactly("1: the names of the columns are no times such as year and month (2012-01)");
    }

    @Test
    void rowsOfAnotherStepAreNoRowsWithGaps() {
        SeriesSet training = read("t,y\n2024-01-01,1\n2024-01-02,2\n2024-01-03,3\n", Y, ReadingRules.DEFAULT);
        ReadingRules filled = ReadingRules.DEFAULT
                .withMissing(Missing.fill(Missing.Fill.PREVIOUS))
                .withAxis(training.axis());
        assertThatThrownBy(() -> read("t,y\n2024-01-01,1\n2024-01-08,2\n2024-01-15,3\n", Y, filled))
                .hasMessageContaining("the rows are weekly, the model learned from daily ones");
        assertThat(read("t,y\n2024-01-01,1\n2024-01-02,2\n2024-01-05,3\n2024-01-06,3\n", Y, filled)
                        .rows())
                .isEqualTo(6);
        SeriesSet ends = read("t,y\n2024-01-31,1\n2024-02-29,2\n2024-03-31,3\n", Y, ReadingRules.DEFAULT);
        ReadingRules monthly = ReadingRules.DEFAULT.withAxis(ends.axis());
        assertThatThrownBy(() -> read("t,y\n2024-01-01,1\n2024-02-01,2\n2024-03-01,3\n", Y, monthly))
                .hasMessageContaining("not on the day of the month");
    }

    @Test
    void takesTimeFromTheNamesOfWideColumns() {
        SeriesSet set =
                read("id,2012-01,2012-02,2012-03\na,1,2,3\nb,,5,6\n", SeriesColumns.wide("id"), ReadingRules.DEFAULT);
        assertThat(set.axis().step().title()).isEqualTo("monthly");
        assertThat(set.axis().labelsAfter(set.series().get(1).lastTick(), 1)).containsExactly("2012-04");
        assertThat(set.sharesClock()).isTrue();
    }

    private static SeriesSet weather(ReadingRules rules) {
        CsvSource csv = CsvSource.stream("weather.csv", open("weather.csv"), CsvFormat.DEFAULT);
        return SeriesReader.read(csv, SeriesColumns.of("date", "temp_max", "wind", "weather"), rules);
    }

    private static SeriesSet resource(String name, SeriesColumns columns) {
        return SeriesReader.read(CsvSource.stream(name, open(name), CsvFormat.DEFAULT), columns, ReadingRules.DEFAULT);
    }

    private static InputStream open(String name) {
        return SeriesReaderTest.class.getResourceAsStream("/series/" + name);
    }

    private static double[] filled(String file, Missing missing) {
        return only(read(file, Y, ReadingRules.DEFAULT.withMissing(missing))).values()[0];
    }

    private static Series only(SeriesSet set) {
        assertThat(set.series()).hasSize(1);
        return set.series().get(0);
    }

    private static SeriesSet read(String text, SeriesColumns columns, ReadingRules rules) {
        return read(text, columns, rules, ',');
    }

    private static SeriesSet read(String text, SeriesColumns columns, ReadingRules rules, char delimiter) {
        CsvFormat format = new CsvFormat(UTF_8, delimiter);
        return SeriesReader.read(
                CsvSource.stream("-", new ByteArrayInputStream(text.getBytes(UTF_8)), format), columns, rules);
    }

    private static List<String> told(String text) {
        return told(text, Y, ReadingRules.DEFAULT);
    }

    /** Returns line, column and message of each finding. */
    private static List<String> told(String text, SeriesColumns columns, ReadingRules rules) {
        return failure(text, columns, rules, ',').findings().stream()
                .map(finding -> finding.location()
                                .map(place -> place.toString().replaceFirst("^-:?", ""))
                                .orElse("")
                        + (finding.location().isPresent()
                                        && finding.location().get().column().isEmpty()
                                        && finding.location().get().line().isPresent()
                                ? ":"
                                : "")
                        + " " + finding.message())
                .toList();
    }

    private static ElmanException failure(String text, SeriesColumns columns, ReadingRules rules, char delimiter) {
        return catchThrowableOfType(ElmanException.class, () -> read(text, columns, rules, delimiter));
    }
}
