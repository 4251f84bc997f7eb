package io.elman.forecast.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.data.series.Column;
import io.elman.data.series.ReadingRules;
import io.elman.data.series.Series;
import io.elman.data.series.SeriesColumns;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.batch.SeriesDataset;
import io.elman.data.series.batch.WindowTensors;
import io.elman.data.series.calendar.Calendar;
import io.elman.data.series.calendar.CalendarInput;
import io.elman.data.series.calendar.Holidays;
import io.elman.data.series.state.InputSpec;
import io.elman.data.series.time.Step;
import io.elman.data.series.time.TimeAxis;
import io.elman.data.series.time.TimeFormat;
import io.elman.data.series.time.TimeKind;
import io.elman.data.series.window.Holdout;
import io.elman.data.series.window.WindowShape;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class LinearPartTest {
    private static final TimeAxis DAILY = new TimeAxis(TimeFormat.of(TimeKind.DATE), new Step(Step.Unit.DAY, 1, 1));
    private static final SeriesColumns COLUMNS = new SeriesColumns("t", List.of("y"), List.of("x"), Optional.empty());
    private static final WindowShape SHAPE = new WindowShape(6, 3);
    private static final int ROWS = 6_000;
    private static final int TRAINING = 4_000;

    /** x_t = 0.8 x_(t-1) + noise of variance 1 cannot be forecast better than by (1 - 0.8^2h) / (1 - 0.8^2). */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFirstOrderSeriesIsForecastAsWellAsAnythingCan(boolean direct) {
        SeriesDataset dataset = dataset(firstOrder(1), false);
        double[] errors = squaredErrors(dataset, LinearPart.fit(dataset, direct));
        double[] optimal = {1, 1.64, 2.0496};
        for (int step = 0; step < 3; step++) {
            assertThat(errors[step]).isCloseTo(optimal[step], within(0.08 * optimal[step]));
        }
    }

    /** y is what x was two days before: only one who reads x knows it. */
    @Test
    void aDirectPartReadsOtherColumns() {
        double[][] values = firstOrder(2);
        for (int row = 2; row < ROWS; row++) {
            values[0][row] = values[1][row - 2];
        }
        SeriesDataset dataset = dataset(values, false);
        double[] direct = squaredErrors(dataset, LinearPart.fit(dataset, true));
        double[] iterated = squaredErrors(dataset, LinearPart.fit(dataset, false));
        assertThat(direct[0]).isLessThan(1e-3);
        assertThat(direct[1]).isLessThan(1e-3);
        assertThat(iterated[0]).isGreaterThan(0.2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theCalendarOfTheStepIsRead(boolean direct) {
        double[][] values = firstOrder(3);
        for (int row = 0; row < ROWS; row++) {
            values[0][row] = 3 * Math.sin(2 * Math.PI * row / 7) + 2 * values[1][row];
            values[1][row] = 0;
        }
        SeriesDataset with = dataset(values, true);
        double[] errors = squaredErrors(with, LinearPart.fit(with, direct));
        SeriesDataset without = dataset(values, false);
        double[] blind = squaredErrors(without, LinearPart.fit(without, direct));
        assertThat(errors[2]).as("%s against %s", errors[2], blind[2]).isLessThan(0.9 * blind[2]);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rowsBehindTheTrainingPartChangeNothing(boolean direct) {
        double[][] values = firstOrder(4);
        String before = LinearPart.fit(dataset(values, true), direct).write();
        values[0][TRAINING] = 1e6;
        assertThat(LinearPart.fit(dataset(values, true), direct).write()).isEqualTo(before);
        values[0][TRAINING - 1] = 1e6;
        assertThat(LinearPart.fit(dataset(values, true), direct).write()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isReadAsItWasWrittenAndForNoOtherWindows(boolean direct) {
        SeriesDataset dataset = dataset(firstOrder(5), true);
        LinearPart part = LinearPart.fit(dataset, direct);
        LinearPart read = LinearPart.read(part.write(), dataset.state(), direct);
        assertThat(read.write()).isEqualTo(part.write());
        SeriesDataset other = dataset(firstOrder(5), false);
        for (String text : List.of("", "{}", "[1]", part.write().replace("\"lags\":6", "\"lags\":7"))) {
            assertThatThrownBy(() -> LinearPart.read(text, dataset.state(), direct))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> LinearPart.read(part.write(), other.state(), direct))
                .hasMessageContaining("other windows");
        assertThatThrownBy(() -> LinearPart.read(part.write(), dataset.state(), !direct))
                .hasMessageContaining("other windows");
    }

    /** Returns the mean squared errors on the test part, whose scaled values are measured in its own unit again. */
    private static double[] squaredErrors(SeriesDataset dataset, LinearPart part) {
        WindowTensors tensors = dataset.tensors().of(dataset.test());
        INDArray labels = tensors.answer().orElseThrow().labels();
        double[][][] forecasts = part.forecast(dataset.state(), tensors);
        double spread = dataset.state().scaler("", 0).fit().spread();
        double[] errors = new double[3];
        for (int i = 0; i < forecasts.length; i++) {
            for (int step = 0; step < 3; step++) {
                double error = spread * (forecasts[i][0][step] - labels.getDouble(i, 0, step));
                errors[step] += error * error / forecasts.length;
            }
        }
        return errors;
    }

    private static SeriesDataset dataset(double[][] values, boolean hasCalendar) {
        long start = DAILY.format().parse("1901-01-01").orElseThrow();
        long[] ticks = LongStream.range(0, ROWS)
                .map(row -> DAILY.step().plus(start, row))
                .toArray();
        Series series = new Series(
                "", ticks, values, new boolean[2][0], LongStream.range(0, ROWS).toArray());
        List<Column> columns = List.of(new Column("y", true, List.of()), new Column("x", false, List.of()));
        SeriesSet set = new SeriesSet("made.csv", DAILY, true, columns, List.of(series), List.of());
        Calendar calendar =
                hasCalendar ? new Calendar(List.of(CalendarInput.DAY_OF_WEEK), Holidays.NONE) : Calendar.NONE;
        return SeriesDataset.of(
                set,
                new SeriesDataset.Request(
                        COLUMNS,
                        ReadingRules.DEFAULT,
                        InputSpec.of(SHAPE).withCalendar(calendar),
                        new Holdout(ROWS - TRAINING - 1_000, 1_000)));
    }

    /** Returns two series of their own. */
    private static double[][] firstOrder(long seed) {
        Random random = new Random(seed);
        double[][] values = new double[2][ROWS];
        for (double[] column : values) {
            for (int row = 1; row < ROWS; row++) {
                column[row] = 0.8 * column[row - 1] + random.nextGaussian();
            }
        }
        return values;
    }
}
