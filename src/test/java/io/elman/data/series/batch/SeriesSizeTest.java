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

/** Many series and a long one: seconds, not minutes. The limits, in seconds, are several times what was measured on two busy cores. */
class SeriesSizeTest {
    private static final InputSpec INPUTS = InputSpec.of(new WindowShape(28, 7, 7))
            .withCalendar(new Calendar(List.of(CalendarInput.DAY_OF_WEEK, CalendarInput.DAY_OF_YEAR), Holidays.NONE))
            .withTransforms(Map.of("y", Transform.PLAIN.withLog().withScaling(Transform.Scaling.WINDOW)));

    @Test
    void aThousandSeriesOfTwoHundredRowsAreQuick() {
        SeriesColumns columns = new SeriesColumns("t", List.of("y"), List.of("x"), Optional.of("id"));
        measure("1,000 series of 200 rows", file(1_000, 200), columns);
    }

    @Test
    void aSeriesOfAHundredThousandRowsIsQuick() {
        SeriesColumns columns = SeriesColumns.of("t", "y", "x");
        measure("1 series of 100,000 rows", file(1, 100_000), columns);
    }

    private static void measure(String what, byte[] csv, SeriesColumns columns) {
        long start = System.nanoTime();
        SeriesSet set = SeriesReader.read(
                CsvSource.stream("-", new ByteArrayInputStream(csv), CsvFormat.DEFAULT), columns, ReadingRules.DEFAULT);
        double read = seconds(start);
        start = System.nanoTime();
        SeriesDataset dataset = SeriesDataset.of(
                set, new SeriesDataset.Request(columns, ReadingRules.DEFAULT, INPUTS, new Holdout(0.2, 0.1)));
        double fitted = seconds(start);
        start = System.nanoTime();
        Windows some = dataset.train()
                .pick(Windows.order(dataset.train().size(), 1, 0))
                .slice(0, 20_000);
        for (Iterator<Windows> batches = some.batches(64); batches.hasNext(); ) {
            dataset.tensors().of(batches.next()).joined();
        }
        double made = seconds(start);
        assertThat(StateJson.write(dataset.state())).as(what).hasSizeLessThan(200_000);
        assertThat(read).as(what).isLessThan(20);
        assertThat(fitted).as(what).isLessThan(10);
        assertThat(made).as(what).isLessThan(20);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
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
