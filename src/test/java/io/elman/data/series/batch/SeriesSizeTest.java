package io.elman.data.series.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.elman.data.CsvFormat;
import io.elman.data.CsvSource;
import io.elman.data.SeededRandom;
import io.elman.data.series.ReadingRules;
import io.elman.data.series.SeriesColumns;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.calendar.Calendar;
import io.elman.data.series.calendar.CalendarInput;
import io.elman.data.series.calendar.Holidays;
import io.elman.data.series.read.SeriesReader;
import io.elman.data.series.scale.Transform;
import io.elman.data.series.state.InputSpec;
import io.elman.data.series.state.StateJson;
import io.elman.data.series.window.Holdout;
import io.elman.data.series.window.WindowShape;
import io.elman.data.series.window.Windows;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Many series and a long one, read whole: where a row cost more with each row before it, this would not end. */
class SeriesSizeTest {
    private static final InputSpec INPUTS = InputSpec.of(new WindowShape(28, 7, 7))
            .withCalendar(new Calendar(List.of(CalendarInput.DAY_OF_WEEK, CalendarInput.DAY_OF_YEAR), Holidays.NONE))
            .withTransforms(Map.of("y", Transform.PLAIN.withLog().withScaling(Transform.Scaling.WINDOW)));

    @Test
    void aThousandSeriesOfTwoHundredRowsHaveAllTheirWindows() {
        SeriesColumns columns = new SeriesColumns("t", List.of("y"), List.of("x"), Optional.of("id"));
        // Of 200 rows 40 are for the test, 16 of the others to stop by: 144 - 28 - 7 + 1 windows to learn from.
        hold(file(1_000, 200), columns, 110_000, 34_000);
    }

    @Test
    void aSeriesOfAHundredThousandRowsHasAllItsWindows() {
        SeriesColumns columns = SeriesColumns.of("t", "y", "x");
        hold(file(1, 100_000), columns, 71_966, 19_994);
    }

    private static void hold(byte[] csv, SeriesColumns columns, int train, int test) {
        SeriesSet set = SeriesReader.read(
                CsvSource.stream("-", new ByteArrayInputStream(csv), CsvFormat.DEFAULT), columns, ReadingRules.DEFAULT);
        SeriesDataset dataset = SeriesDataset.of(
                set, new SeriesDataset.Request(columns, ReadingRules.DEFAULT, INPUTS, new Holdout(0.2, 0.1)));
        assertThat(dataset.train().size()).isEqualTo(train);
        assertThat(dataset.test().size()).isEqualTo(test);
        Windows some = dataset.train().pick(Windows.order(train, 1, 0)).slice(0, 20_000);
        int made = 0;
        for (Iterator<Windows> batches = some.batches(64); batches.hasNext(); ) {
            made += dataset.tensors().of(batches.next()).joined().numExamples();
        }
        assertThat(made).isEqualTo(20_000);
        assertThat(StateJson.write(dataset.state())).hasSizeLessThan(200_000);
    }

    private static byte[] file(int series, int rows) {
        SeededRandom random = new SeededRandom(3);
        StringBuilder text = new StringBuilder("id,t,y,x\n");
        LocalDate start = LocalDate.of(1700, 1, 1);
        for (int i = 0; i < series; i++) {
            for (int row = 0; row < rows; row++) {
                text.append('s')
                        .append(i)
                        .append(',')
                        .append(start.plusDays(row))
                        .append(',');
                text.append(1 + random.nextDouble())
                        .append(',')
                        .append(random.nextDouble())
                        .append('\n');
            }
        }
        return text.toString().getBytes(UTF_8);
    }
}
