package io.elman.forecast.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.config.series.AnswerConfig.Linear;
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
import io.elman.data.series.scale.Transform;
import io.elman.data.series.state.InputSpec;
import io.elman.data.series.time.Step;
import io.elman.data.series.time.TimeAxis;
import io.elman.data.series.time.TimeFormat;
import io.elman.data.series.time.TimeKind;
import io.elman.data.series.window.Holdout;
import io.elman.data.series.window.WindowShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LinearPartTest {
    private static final TimeAxis DAILY = new TimeAxis(TimeFormat.of(TimeKind.DATE), new Step(Step.Unit.DAY, 1, 1));
    private static final SeriesColumns COLUMNS = new SeriesColumns("t", List.of("y"), List.of("x"), Optional.empty());
    private static final WindowShape SHAPE = new WindowShape(6, 3);
    private static final int ROWS = 6_000;
    private static final int TRAINING = 4_000;

    /** x_t = 0.8 x_(t-1) + noise of variance 1 cannot be forecast better than by (1 - 0.8^2h) / (1 - 0.8^2). */
    @ParameterizedTest
    @EnumSource(
            value = Linear.class,
            names = {"ITERATED", "DIRECT"})
    void aFirstOrderSeriesIsForecastAsWellAsAnythingCan(Linear kind) {
        SeriesDataset dataset = dataset(firstOrder(1), false);
        double[] errors = squaredErrors(dataset, LinearPart.fit(dataset, kind));
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
        double[] direct = squaredErrors(dataset, LinearPart.fit(dataset, Linear.DIRECT));
        double[] iterated = squaredErrors(dataset, LinearPart.fit(dataset, Linear.ITERATED));
        assertThat(direct[0]).isLessThan(1e-3);
        assertThat(direct[1]).isLessThan(1e-3);
        assertThat(iterated[0]).isGreaterThan(0.2);
    }

    /** The other way round: changes as a transform of their own, forecast by themselves and added up. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theAverageIsTheMeanOfForecastsOfValuesAndOfChanges(boolean hasCalendar) {
        double[][] values = firstOrder(6);
        SeriesDataset dataset = dataset(values, hasCalendar);
        SeriesDataset changes = dataset(
                values,
                hasCalendar,
                InputSpec.of(new WindowShape(5, 3)).withTransforms(Map.of("y", Transform.PLAIN.withDifference(1))));
        double[][][] averaged = inUnit(dataset, Linear.AVERAGED);
        double[][][] ofValues = inUnit(dataset, Linear.ITERATED);
        double[][][] ofChanges = inUnit(changes, Linear.ITERATED);
        for (int i = 0; i < averaged.length; i++) {
            for (int step = 0; step < 3; step++) {
                double mean = (ofValues[i][0][step] + ofChanges[i][0][step]) / 2;
                assertThat(averaged[i][0][step]).isCloseTo(mean, within(1e-4));
            }
        }
        assertThat(Math.abs(averaged[9][0][2] - ofValues[9][0][2])).isGreaterThan(0.01);
    }

    /** One row has no change: of values and of changes nothing but means are known. */
    @Test
    void oneLagIsEnough() {
        SeriesDataset dataset = dataset(firstOrder(7), false, InputSpec.of(new WindowShape(1, 3)));
        LinearPart part = LinearPart.fit(dataset, Linear.AVERAGED);
        assertThat(part.models().get(0).get(1).weights()).containsExactly(1);
        assertThat(part.models().get(0).get(0).weights()[0]).isCloseTo(0.8, within(0.05));
    }

    @ParameterizedTest
    @EnumSource(value = Linear.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void theCalendarOfTheStepIsRead(Linear kind) {
        double[][] values = firstOrder(3);
        for (int row = 0; row < ROWS; row++) {
            values[0][row] = 3 * Math.sin(2 * Math.PI * row / 7) + 2 * values[1][row];
            values[1][row] = 0;
        }
        SeriesDataset with = dataset(values, true);
        double[] errors = squaredErrors(with, LinearPart.fit(with, kind));
        SeriesDataset without = dataset(values, false);
        double[] blind = squaredErrors(without, LinearPart.fit(without, kind));
        assertThat(errors[2]).as("%s against %s", errors[2], blind[2]).isLessThan(0.9 * blind[2]);
    }

    @ParameterizedTest
    @EnumSource(value = Linear.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void rowsBehindTheTrainingPartChangeNothing(Linear kind) {
        double[][] values = firstOrder(4);
        String before = LinearPart.fit(dataset(values, true), kind).write();
        values[0][TRAINING] = 1e6;
        assertThat(LinearPart.fit(dataset(values, true), kind).write()).isEqualTo(before);
        values[0][TRAINING - 1] = 1e6;
        assertThat(LinearPart.fit(dataset(values, true), kind).write()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(value = Linear.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void isReadAsItWasWrittenAndForNoOtherWindows(Linear kind) {
        SeriesDataset dataset = dataset(firstOrder(5), true);
        LinearPart part = LinearPart.fit(dataset, kind);
        LinearPart read = LinearPart.read(part.write(), dataset.state(), kind);
        assertThat(read.write()).isEqualTo(part.write());
        SeriesDataset other = dataset(firstOrder(5), false);
        Linear another = kind == Linear.ITERATED ? Linear.AVERAGED : Linear.ITERATED;
        for (String text : List.of("", "{}", "[1]", part.write().replace("\"lags\":6", "\"lags\":7"))) {
            assertThatThrownBy(() -> LinearPart.read(text, dataset.state(), kind))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> LinearPart.read(part.write(), other.state(), kind))
                .hasMessageContaining("other windows");
        assertThatThrownBy(() -> LinearPart.read(part.write(), dataset.state(), another))
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

    /** Returns forecasts of the test part in the series' unit. */
    private static double[][][] inUnit(SeriesDataset dataset, Linear kind) {
        WindowTensors tensors = dataset.tensors().of(dataset.test());
        double[][][] scaled = LinearPart.fit(dataset, kind).forecast(dataset.state(), tensors);
        return dataset.tensors().invert(dataset.test(), Nd4j.createFromArray(scaled));
    }

    private static SeriesDataset dataset(double[][] values, boolean hasCalendar) {
        return dataset(values, hasCalendar, InputSpec.of(SHAPE));
    }

    private static SeriesDataset dataset(double[][] values, boolean hasCalendar, InputSpec inputs) {
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
                        inputs.withCalendar(calendar),
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
