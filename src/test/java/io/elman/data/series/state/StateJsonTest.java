package io.elman.data.series.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.elman.data.series.Missing;
import io.elman.data.series.ReadingRules;
import io.elman.data.series.Repeated;
import io.elman.data.series.SeriesColumns;
import io.elman.data.series.calendar.Calendar;
import io.elman.data.series.calendar.CalendarInput;
import io.elman.data.series.calendar.Holidays;
import io.elman.data.series.scale.Fit;
import io.elman.data.series.scale.Transform;
import io.elman.data.series.time.Step;
import io.elman.data.series.time.TimeAxis;
import io.elman.data.series.time.TimeFormat;
import io.elman.data.series.time.TimeKind;
import io.elman.data.series.window.WindowShape;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateJsonTest {
    private static final SeriesState STATE = state(3);

    @Test
    void comesBackAsItWas() {
        String json = StateJson.write(STATE);
        assertThat(StateJson.read(json)).isEqualTo(STATE);
        assertThat(StateJson.write(StateJson.read(json))).isEqualTo(json);
    }

    @Test
    void isSmallForAThousandSeries() {
        assertThat(StateJson.write(state(1_000))).hasSizeLessThan(200_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\":2 | \"version\":1 | version 2",
                "\"lookback\":28 | \"lookback\":0 | 'lookback' has to be at least 1",
                "\"lookback\":28 | \"lookback\":\"x\" | no JSON as expected",
                "\"count\":1 | \"count\":0 | a step of 0",
                "\"spread\":2.5 | \"spread\":0 | spread 0.0",
                "\"kind\":\"DATE\" | \"kind\":\"DAT\" | broken",
                "\"columns\": | \"colums\": | broken",
                "\"isTarget\":true | \"isTarget\":false | has to be a target",
                "2024-07-04 | 2024-07-34 | DayOfMonth"
            })
    void refusesWhatIsMissingOrWrong(String right, String wrong, String message) {
        String json = StateJson.write(STATE);
        assertThat(json).contains(right);
        assertThatThrownBy(() -> StateJson.read(json.replace(right, wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesWhatIsNoStateAtAll() {
        for (String text : List.of("", "null", "{}", "[1]", "{\"version\":2}", "{\"version\":2,\"state\":{}}")) {
            assertThatThrownBy(() -> StateJson.read(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static SeriesState state(int series) {
        Transform growth = Transform.PLAIN.withLog().withDifference(7).withScaling(Transform.Scaling.WINDOW);
        Map<String, SeriesFit> fits = new TreeMap<>();
        IntStream.range(0, series)
                .forEach(i -> fits.put(
                        "s" + i, new SeriesFit(i, List.of(new Fit(0, 2.5), new Fit(1.0 / (i + 3), 3), Fit.NONE))));
        return new SeriesState(
                new SeriesColumns("t", List.of("y"), List.of("x", "w"), Optional.of("id")),
                new ReadingRules(
                        Optional.of(TimeFormat.pattern("dd. MMM yyyy", "de")),
                        Optional.empty(),
                        ',',
                        new Missing(Missing.Fill.SEASONAL, 7, Optional.of(List.of(-1.0))),
                        true,
                        Repeated.MEAN),
                new TimeAxis(TimeFormat.of(TimeKind.DATE), new Step(Step.Unit.DAY, 1, 1)),
                new WindowShape(28, 7, 7),
                new Calendar(
                        List.of(CalendarInput.DAY_OF_WEEK, CalendarInput.DAY_OF_YEAR),
                        new Holidays(Map.of(LocalDate.of(2024, 7, 4), "Independence", LocalDate.of(2024, 12, 25), ""))),
                List.of(
                        new InputColumn("y", true, List.of(), growth, true),
                        new InputColumn("x", false, List.of(), Transform.PLAIN, false),
                        new InputColumn("w", false, List.of("fair", "foul"), Transform.PLAIN, false)),
                fits);
    }
}
