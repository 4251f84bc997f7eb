package io.elman.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.data.series.Column;
import io.elman.data.series.ReadingRules;
import io.elman.data.series.Series;
import io.elman.data.series.SeriesColumns;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.batch.Origin;
import io.elman.data.series.batch.SeriesDataset;
import io.elman.data.series.scale.Transform;
import io.elman.data.series.state.InputSpec;
import io.elman.data.series.time.Step;
import io.elman.data.series.time.TimeAxis;
import io.elman.data.series.time.TimeFormat;
import io.elman.data.series.time.TimeKind;
import io.elman.data.series.window.Holdout;
import io.elman.data.series.window.WindowShape;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    private static final TimeAxis DAILY = new TimeAxis(TimeFormat.of(TimeKind.DATE), new Step(Step.Unit.DAY, 1, 1));
    private static final LocalDate FIRST = LocalDate.of(2001, 1, 1);
    private static final int ROWS = 6 * 365;
    private static final int YEAR = 365;

    /** Noise that is three times as large in summer as in winter: the widths of a normal distribution's nine tenths. */
    @Test
    void theWidthFollowsTheYearWhereAYearIsKnown() {
        SeriesDataset dataset = dataset(Transform.PLAIN.withYearly(), 4 * YEAR);
        Intervals intervals = intervals(dataset);
        assertThat(halfWidth(intervals, dataset, 181) / halfWidth(intervals, dataset, 364))
                .isBetween(2.4, 3.6);
        assertThat(halfWidth(intervals, dataset, 90)).isCloseTo(2 * 1.645, within(0.4));
        assertThat(halfWidth(intervals, dataset, 181)).isCloseTo(3 * 1.645, within(0.6));
    }

    @Test
    void theWidthIsTheSameAllTheYearWhereLessIsKnownOrNothingIsYearly() {
        for (SeriesDataset dataset :
                List.of(dataset(Transform.PLAIN.withYearly(), YEAR - 1), dataset(Transform.PLAIN, YEAR))) {
            Intervals intervals = intervals(dataset);
            assertThat(intervals.seasons().get(0).isFlat()).isTrue();
            assertThat(halfWidth(intervals, dataset, 181)).isCloseTo(halfWidth(intervals, dataset, 350), within(1e-9));
        }
    }

    @Test
    void areReadAsTheyWereWritten() {
        SeriesDataset dataset = dataset(Transform.PLAIN.withYearly(), YEAR);
        Intervals intervals = intervals(dataset);
        Intervals read = Intervals.read(intervals.write(), 1, 1);
        assertThat(halfWidth(read, dataset, 200)).isEqualTo(halfWidth(intervals, dataset, 200));
        for (String broken : List.of("{}", "[]", intervals.write().replaceFirst("\"waves\":\\[", "\"waves\":[1,"))) {
            assertThatThrownBy(() -> Intervals.read(broken, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void ofSomeErrorsAndOthersAreNowhereNarrowerThanOfTheSomeAlone() {
        SeriesDataset dataset = dataset(Transform.PLAIN, YEAR);
        List<Origin> all = dataset.tensors().origins(dataset.validation());
        List<WindowForecast> zeros = all.stream().map(any -> zero()).toList();
        double wide = halfWidth(Intervals.of(dataset.state(), all, zeros, all.size(), 0.9), dataset, 1);
        int largest = IntStream.range(0, all.size())
                .boxed()
                .max(Comparator.comparingDouble(i -> Math.abs(all.get(i).actual()[0][0])))
                .orElseThrow();
        List<Origin> held = new ArrayList<>(List.of(all.get(largest)));
        double alone = halfWidth(Intervals.of(dataset.state(), held, zeros.subList(0, 1), 1, 0.9), dataset, 1);
        held.addAll(all);
        List<WindowForecast> more = held.stream().map(any -> zero()).toList();
        assertThat(alone).isGreaterThan(wide);
        assertThat(halfWidth(Intervals.of(dataset.state(), held, more, 1, 0.9), dataset, 1))
                .isEqualTo(alone);
        assertThat(halfWidth(Intervals.of(dataset.state(), held, more, held.size(), 0.9), dataset, 1))
                .isLessThan(alone);
    }

    @Test
    void nineErrorsAreEnoughForNineTenths() {
        SeriesDataset dataset = dataset(Transform.PLAIN, YEAR);
        List<Origin> all = dataset.tensors().origins(dataset.validation());
        assertThat(Intervals.areEnough(all.subList(0, 9), 0.9)).isTrue();
        assertThat(Intervals.areEnough(all.subList(0, 8), 0.9)).isFalse();
        assertThat(Intervals.areEnough(List.of(), 0.9)).isFalse();
    }

    /** Intervals around forecasts that are always 0. */
    private static Intervals intervals(SeriesDataset dataset) {
        List<Origin> origins = dataset.tensors().origins(dataset.validation());
        return Intervals.of(
                dataset.state(), origins, origins.stream().map(any -> zero()).toList(), origins.size(), 0.9);
    }

    private static double halfWidth(Intervals intervals, SeriesDataset dataset, int dayOfYear) {
        Origin origin = dataset.tensors().origins(dataset.test()).get(dayOfYear - 1);
        WindowForecast around = intervals.around(dataset.state(), origin, zero());
        assertThat(around.lower()[0][0]).isEqualTo(-around.upper()[0][0]);
        return around.upper()[0][0];
    }

    private static WindowForecast zero() {
        double[][] zero = new double[1][1];
        return new WindowForecast(zero, zero, zero);
    }

    /** The last year is the test part. */
    private static SeriesDataset dataset(Transform transform, int validation) {
        Random random = new Random(3);
        double[][] values = new double[1][ROWS];
        for (int row = 0; row < ROWS; row++) {
            values[0][row] = (2 - Math.cos(2 * Math.PI * row / 365)) * random.nextGaussian();
        }
        long start = DAILY.format().parse(FIRST.toString()).orElseThrow();
        long[] ticks = LongStream.range(0, ROWS)
                .map(row -> DAILY.step().plus(start, row))
                .toArray();
        Series series = new Series(
                "", ticks, values, new boolean[1][0], LongStream.range(0, ROWS).toArray());
        List<Column> columns = List.of(new Column("y", true, List.of()));
        return SeriesDataset.of(
                new SeriesSet("made.csv", DAILY, true, columns, List.of(series), List.of()),
                new SeriesDataset.Request(
                        new SeriesColumns("t", List.of("y"), List.of(), Optional.empty()),
                        ReadingRules.DEFAULT,
                        InputSpec.of(new WindowShape(2, 1)).withTransforms(Map.of("y", transform)),
                        new Holdout(YEAR, validation)));
    }
}
