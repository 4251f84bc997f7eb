package io.elman.data.series.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.ElmanException;
import io.elman.data.series.Missing;
import io.elman.data.series.Series;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.calendar.Calendar;
import io.elman.data.series.calendar.CalendarInput;
import io.elman.data.series.calendar.Holidays;
import io.elman.data.series.scale.Transform;
import io.elman.data.series.state.InputSpec;
import io.elman.data.series.state.SeriesState;
import io.elman.data.series.state.StateJson;
import io.elman.data.series.window.Cut;
import io.elman.data.series.window.Holdout;
import io.elman.data.series.window.WindowShape;
import io.elman.data.series.window.Windows;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.indexing.NDArrayIndex;

class SeriesDatasetTest {
    private static final WindowShape SHAPE = new WindowShape(14, 9, 7);
    private static final Calendar CALENDAR = new Calendar(List.of(CalendarInput.DAY_OF_WEEK), Holidays.NONE);
    private static final InputSpec INPUTS = InputSpec.of(SHAPE)
            .withCalendar(CALENDAR)
            .withTransforms(Map.of("y", Transform.PLAIN.withDifference(7).withScaling(Transform.Scaling.WINDOW)));
    private static final Holdout HOLDOUT = new Holdout(0.2, 0.25);

    @Test
    void splitsByTimeWithValidationBeforeTheTest() {
        SeriesDataset dataset = dataset(Waves.of(1, 200));
        assertThat(dataset.cuts()).containsExactly(new Cut(120, 160, 200));
        assertThat(targets(dataset.train())).containsExactly(21, 120);
        assertThat(targets(dataset.validation())).containsExactly(120, 160);
        assertThat(targets(dataset.test())).containsExactly(160, 200);
        assertThat(dataset.test().size()).isEqualTo(40 - 9 + 1);
        assertThat(dataset(Waves.of(1, 200), new Holdout(30, 20)).cuts()).containsExactly(new Cut(150, 170, 200));
    }

    @Test
    void cutsSeriesThatShareAClockAtTheSameTime() {
        Series whole = Waves.series("a", 200, 1);
        Series late = Waves.series("b", 200, 2).slice(50, 200);
        Series early = Waves.series("c", 200, 3).slice(0, 140);
        List<Cut> cuts = Cut.of(Waves.set(List.of(whole, late, early)), HOLDOUT);
        assertThat(cuts).containsExactly(new Cut(120, 160, 200), new Cut(70, 110, 150), new Cut(120, 140, 140));
    }

    private static Windows ofSeries(Windows all, int wanted) {
        return all.pick(IntStream.range(0, all.size())
                .filter(i -> all.series()[i] == wanted)
                .toArray());
    }

    @Test
    void noWindowCrossesASeries() {
        SeriesDataset dataset = dataset(Waves.of(3, 200));
        Windows train = dataset.train();
        for (int i = 0; i < 3; i++) {
            assertThat(ofSeries(train, i).origins()).startsWith(20).hasSize(120 - 9 - 20);
        }
        SeriesDataset alone = dataset(Waves.set(List.of(Waves.series("s2", 200, 2))));
        assertThat(alone.tensors().of(alone.train()).past())
                .isEqualTo(dataset.tensors().of(ofSeries(train, 2)).past());
    }

    /** Differences over 7 rows and a level of 30 rows need 37 rows, of which the last 14 go in. */
    @Test
    void aLevelOfMoreRowsThanGoInNeedsThemBeforeTheWindow() {
        WindowShape slow = new WindowShape(14, 9, 7, 7, 30);
        SeriesDataset dataset = SeriesDataset.of(
                Waves.of(1, 200), request(new InputSpec(slow, INPUTS.transforms(), CALENDAR), HOLDOUT));
        SeriesDataset quick = dataset(Waves.of(1, 200));
        assertThat(dataset.train().origins()).startsWith(36);
        assertThat(quick.train().origins()).startsWith(20);
        Windows window = new Windows(new int[] {0}, new int[] {100});
        WindowTensors tensors = dataset.tensors().of(window);
        assertThat(tensors.past().shape()).containsExactly(1, 11, 14);
        double[] y = Waves.series("s0", 200, 0).values()[0];
        double level = IntStream.rangeClosed(71, 100)
                .mapToDouble(row -> (y[row] - y[row - 7]) / 30)
                .sum();
        double spread = dataset.state().scaler("s0", 0).fit().spread();
        assertThat(tensors.past().getDouble(0, 0, 13)).isCloseTo((y[100] - y[93] - level) / spread, within(1e-5));
        assertThat(tensors.past().getDouble(0, 0, 0)).isCloseTo((y[87] - y[80] - level) / spread, within(1e-5));
        assertThat(tensors.future().getDouble(0, 0, 0)).isCloseTo((y[94] - y[87] - level) / spread, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 1e12, -1e12})
    void nothingBehindAPartChangesIt(double poison) {
        SeriesSet clean = Waves.of(2, 200);
        SeriesDataset before = dataset(clean);
        SeriesDataset after = dataset(Waves.poisoned(clean, 120, poison));
        assertThat(StateJson.write(after.state())).isEqualTo(StateJson.write(before.state()));
        assertThat(bytes(after, after.train())).isEqualTo(bytes(before, before.train()));
        SeriesDataset testPoisoned = dataset(Waves.poisoned(clean, 160, poison));
        assertThat(bytes(testPoisoned, testPoisoned.validation())).isEqualTo(bytes(before, before.validation()));
    }

    @Test
    void thePoisonIsSeenWhereItLies() {
        SeriesSet clean = Waves.of(2, 200);
        SeriesDataset before = dataset(clean);
        SeriesDataset after = dataset(Waves.poisoned(clean, 119, 1e12));
        assertThat(StateJson.write(after.state())).isNotEqualTo(StateJson.write(before.state()));
        SeriesDataset validation = dataset(Waves.poisoned(clean, 159, 1e12));
        assertThat(bytes(validation, validation.validation())).isNotEqualTo(bytes(before, before.validation()));
    }

    @Test
    void theInputsOfAWindowEndWithItsOrigin() {
        SeriesSet clean = Waves.of(1, 200);
        SeriesDataset dataset = dataset(clean);
        for (int origin : new int[] {20, 60, 119, 170}) {
            Windows window = new Windows(new int[] {0}, new int[] {origin});
            SeriesTensors poisoned = new SeriesTensors(dataset.state(), Waves.poisoned(clean, origin + 1, 1e12));
            assertThat(poisoned.of(window).past())
                    .isEqualTo(dataset.tensors().of(window).past());
            assertThat(poisoned.of(window).future())
                    .isEqualTo(dataset.tensors().of(window).future());
            SeriesTensors atOrigin = new SeriesTensors(dataset.state(), Waves.poisoned(clean, origin, 1e12));
            assertThat(atOrigin.of(window).past())
                    .isNotEqualTo(dataset.tensors().of(window).past());
        }
    }

    @Test
    void aLineThroughAGapShowsNothingOfItsOtherEnd() {
        SeriesSet low = gap(1);
        SeriesSet high = gap(1_000_000);
        Windows inTheGap = new Windows(new int[] {0}, new int[] {52});
        Windows behindIt = new Windows(new int[] {0}, new int[] {56});
        assertThat(linear(high).of(inTheGap).past())
                .isEqualTo(linear(low).of(inTheGap).past());
        assertThat(linear(high).of(behindIt).past())
                .isNotEqualTo(linear(low).of(behindIt).past());
        assertThat(linear(low).featureNames()).contains("y:was-missing");
    }

    @Test
    void filledValuesAreNoActuals() {
        SeriesTensors tensors = linear(gap(1));
        Windows window = new Windows(new int[] {0}, new int[] {45});
        double[] actual = tensors.origins(window).get(0).actual()[0];
        assertThat(Double.isNaN(actual[5])).isTrue();
        assertThat(Double.isNaN(actual[0])).isFalse();
        INDArray known = tensors.of(window).answer().orElseThrow().known();
        assertThat(known.sumNumber().intValue()).isEqualTo(9 - 4);
    }

    @Test
    void comesBackToTheValuesOfTheFile() {
        SeriesDataset dataset = dataset(Waves.of(2, 200));
        Windows test = dataset.test();
        WindowTensors tensors = dataset.tensors().of(test);
        double[][][] back =
                dataset.tensors().invert(test, tensors.answer().orElseThrow().labels());
        List<Origin> origins = dataset.tensors().origins(test);
        for (int i = 0; i < back.length; i++) {
            // The labels are 32-bit; the scaling itself is held to 1e-9 elsewhere.
            assertThat(back[i][0]).containsExactly(origins.get(i).actual()[0], within(1e-4));
        }
    }

    @Test
    void namesOriginsAndStepsByTheirDates() {
        SeriesDataset dataset = dataset(Waves.of(1, 200));
        Origin first = dataset.tensors().origins(dataset.test()).get(0);
        assertThat(first.series()).isEqualTo("s0");
        assertThat(first.time()).isEqualTo("2001-06-09");
        assertThat(first.times())
                .startsWith("2001-06-10")
                .endsWith("2001-06-18")
                .hasSize(9);
    }

    @Test
    void goesOnBehindTheLastRow() {
        SeriesDataset dataset = dataset(Waves.of(2, 200));
        Windows ends = dataset.tensors().atEnds();
        WindowTensors tensors = dataset.tensors().of(ends);
        assertThat(tensors.answer()).isEmpty();
        assertThat(tensors.past().shape()).containsExactly(2, 11, 14);
        assertThat(dataset.tensors().origins(ends).get(1).times())
                .startsWith("2001-07-20")
                .endsWith("2001-07-28");
        assertThat(dataset.tensors().origins(ends).get(1).actual()[0]).containsOnly(Double.NaN);
        assertThat(tensors.joined().getLabels()).isNull();
    }

    @Test
    void putsEveryFeatureWhereItsNameSays() {
        SeriesSet set = Waves.of(1, 200);
        SeriesDataset dataset = dataset(set);
        List<String> names = dataset.tensors().featureNames();
        assertThat(names)
                .startsWith("y", "x", "w[fair]", "w[foul]", "day-of-week=1")
                .hasSize(11);
        Windows window = new Windows(new int[] {0}, new int[] {100});
        INDArray past = dataset.tensors().of(window).past();
        Series series = set.series().get(0);
        for (int step = 0; step < 14; step++) {
            int row = 100 - 13 + step;
            assertThat(past.getDouble(0, 2, step)).isEqualTo(series.values()[2][row] == 0 ? 1 : 0);
            assertThat(past.getDouble(0, 3, step)).isEqualTo(series.values()[2][row] == 1 ? 1 : 0);
            // 2001-01-01 was a Monday.
            assertThat(past.getDouble(0, 4 + row % 7, step)).isEqualTo(1);
        }
        assertThat(past.get(NDArrayIndex.point(0), NDArrayIndex.interval(4, 11), NDArrayIndex.interval(0, 14))
                        .sumNumber()
                        .doubleValue())
                .isEqualTo(14);
    }

    @Test
    void joinsPastAndFutureForANetworkThatReadsOn() {
        SeriesDataset dataset = dataset(Waves.of(1, 200));
        Windows windows = dataset.train().slice(3, 8);
        WindowTensors tensors = dataset.tensors().of(windows);
        DataSet joined = tensors.joined();
        assertThat(joined.getFeatures().shape()).containsExactly(5, 12, 23);
        assertThat(joined.getFeatures()
                        .get(NDArrayIndex.all(), NDArrayIndex.interval(0, 11), NDArrayIndex.interval(0, 14)))
                .isEqualTo(tensors.past());
        assertThat(joined.getFeatures()
                        .get(NDArrayIndex.all(), NDArrayIndex.interval(4, 11), NDArrayIndex.interval(14, 23)))
                .isEqualTo(tensors.future()
                        .get(NDArrayIndex.all(), NDArrayIndex.interval(1, 8), NDArrayIndex.interval(0, 9)));
        assertThat(joined.getFeatures()
                        .get(NDArrayIndex.all(), NDArrayIndex.interval(11, 12), NDArrayIndex.interval(0, 23))
                        .sumNumber()
                        .intValue())
                .isEqualTo(5 * 9);
        assertThat(joined.getLabels().get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(14, 23)))
                .isEqualTo(tensors.answer().orElseThrow().labels());
        assertThat(joined.getLabelsMaskArray().shape()).containsExactly(5, 23);
        assertThat(joined.getLabelsMaskArray().sumNumber().intValue()).isEqualTo(5 * 9);
    }

    @Test
    void tellsWhatWasASeasonBefore() {
        SeriesDataset dataset = dataset(Waves.of(1, 200));
        WindowTensors tensors = dataset.tensors().of(dataset.train().slice(0, 1));
        for (int step = 0; step < 9; step++) {
            assertThat(tensors.future().getFloat(0, 0, step))
                    .isEqualTo(tensors.past().getFloat(0, 0, 7 + step % 7));
        }
    }

    @Test
    void shufflesBySeedAndEpochAlone() {
        Windows train = dataset(Waves.of(2, 200)).train();
        assertThat(train.pick(Windows.order(train.size(), 1, 0)).origins())
                .isEqualTo(train.pick(Windows.order(train.size(), 1, 0)).origins());
        assertThat(train.pick(Windows.order(train.size(), 1, 0)).origins())
                .isNotEqualTo(train.pick(Windows.order(train.size(), 1, 1)).origins());
        assertThat(pairs(train.pick(Windows.order(train.size(), 1, 0))))
                .containsExactlyInAnyOrderElementsOf(pairs(train));
        int seen = 0;
        for (Iterator<Windows> batches = train.batches(50); batches.hasNext(); ) {
            seen += batches.next().size();
        }
        assertThat(seen).isEqualTo(train.size());
    }

    @Test
    void refusesToJudgeOnRowsThatTheScalerSaw() {
        SeriesSet set = Waves.of(1, 200);
        SeriesState late = SeriesState.fit(set, Waves.COLUMNS, Waves.RULES, INPUTS, List.of(new Cut(180, 180, 200)));
        Windows test = dataset(set).test();
        assertThatThrownBy(() -> late.refuseIfSeen(set, test))
                .isInstanceOf(ElmanException.class)
                .hasMessageContaining(
                        "waves.csv:162: error: series 's0': the row of 2001-06-10 is to be forecast, but the scaler"
                                + " was fitted on rows through 2001-06-29");
        dataset(set).state().refuseIfSeen(set, test);
    }

    @Test
    void tellsWhatIsTooShort() {
        assertThatThrownBy(() -> new WindowShape(14, 0)).hasMessageContaining("'horizon' has to be at least 1, not 0");
        assertThatThrownBy(() -> dataset(Waves.of(1, 20)))
                .hasMessageContaining(
                        "waves.csv:21: error: series 's0': 20 rows are 3 less than lookback and horizon take (14 + 9)");
        assertThatThrownBy(() -> dataset(Waves.of(1, 100), new Holdout(5, 20)))
                .hasMessageContaining("waves.csv:101: error: the test part has no full window: it needs 9 rows");
        assertThatThrownBy(() -> dataset(Waves.of(1, 60), new Holdout(30, 10)))
                .hasMessageContaining("the training part has no full window");
        InputSpec yearly = InputSpec.of(new WindowShape(14, 9, 365));
        assertThatThrownBy(() -> SeriesDataset.of(Waves.of(1, 200), request(yearly, HOLDOUT)))
                .hasMessageContaining("waves.csv:201: error: series 's0': 200 rows are less than a season of 365");
        SeriesDataset trained = dataset(Waves.of(1, 200));
        SeriesSet few = Waves.set(List.of(Waves.series("s0", 200, 0).slice(0, 13)));
        assertThatThrownBy(() -> new SeriesTensors(trained.state(), few).atEnds())
                .hasMessageContaining("looks back on 21 rows and there are 13: 8 more are needed");
    }

    @Test
    void refusesASeriesOfWhichTrainingHasNothing() {
        Series late = Waves.series("late", 200, 2).slice(140, 200);
        assertThatThrownBy(() -> dataset(Waves.set(List.of(Waves.series("s0", 200, 0), late))))
                .hasMessageContaining("series 'late': the training part has 0 rows, at least 9 are needed");
    }

    @Test
    void tellsWhatATransformCannotTake() {
        Series series = Waves.series("s0", 200, 0);
        series.values()[0][150] = 0;
        InputSpec log = INPUTS.withTransforms(Map.of("y", Transform.PLAIN.withLog()));
        assertThatThrownBy(() -> SeriesDataset.of(Waves.set(List.of(series)), request(log, HOLDOUT)))
                .hasMessageContaining(
                        "waves.csv:152: error: series 's0': a logarithm needs values above zero, and column 'y' has 0");
        InputSpec unknown = INPUTS.withTransforms(Map.of("z", Transform.PLAIN));
        assertThatThrownBy(() -> SeriesDataset.of(Waves.of(1, 200), request(unknown, HOLDOUT)))
                .hasMessageContaining("a transform is given for 'z'");
    }

    @Test
    void constantAndZeroSeriesStayFinite() {
        Series constant = Waves.series("s0", 200, 0);
        Arrays.fill(constant.values()[0], 5);
        Arrays.fill(constant.values()[1], 30, 200, 0);
        SeriesDataset dataset = dataset(Waves.set(List.of(constant)));
        WindowTensors tensors = dataset.tensors().of(dataset.test());
        assertThat(Double.isFinite(tensors.past().sumNumber().doubleValue())).isTrue();
        assertThat(dataset.tensors()
                        .invert(dataset.test(), tensors.answer().orElseThrow().labels())[0][0])
                .containsOnly(5);
    }

    @Test
    void anUnknownSeriesIsLearnedFromItsOwnPast() {
        SeriesState state = dataset(Waves.of(1, 200)).state();
        SeriesSet other = Waves.set(List.of(Waves.series("new", 100, 5)));
        SeriesState both = state.withUnseen(other, List.of(new Cut(100, 100, 100)));
        SeriesTensors tensors = new SeriesTensors(both, other);
        assertThat(tensors.of(tensors.atEnds()).past().shape()).containsExactly(1, 11, 14);
        assertThat(both.fits())
                .containsOnlyKeys("s0", "new")
                .containsEntry("s0", state.fits().get("s0"));
    }

    private static SeriesDataset dataset(SeriesSet set) {
        return dataset(set, HOLDOUT);
    }

    private static SeriesDataset dataset(SeriesSet set, Holdout holdout) {
        return SeriesDataset.of(set, request(INPUTS, holdout));
    }

    private static SeriesDataset.Request request(InputSpec inputs, Holdout holdout) {
        return new SeriesDataset.Request(Waves.COLUMNS, Waves.RULES, inputs, holdout);
    }

    /** Returns a series with a line from row 49 to row 54, which has the given value. */
    private static SeriesSet gap(double end) {
        Series series = Waves.series("s0", 200, 0);
        boolean[] missing = new boolean[200];
        double start = series.values()[0][49];
        series.values()[0][54] = end;
        for (int row = 50; row < 54; row++) {
            missing[row] = true;
            series.values()[0][row] = start + (end - start) * (row - 49) / 5;
        }
        boolean[][] wasMissing = {missing, {}, {}};
        return Waves.set(List.of(new Series("s0", series.ticks(), series.values(), wasMissing, series.lines())));
    }

    private static SeriesTensors linear(SeriesSet set) {
        SeriesState state = SeriesState.fit(
                gap(1),
                Waves.COLUMNS,
                Waves.RULES.withMissing(Missing.fill(Missing.Fill.LINEAR)),
                INPUTS,
                List.of(new Cut(120, 160, 200)));
        return new SeriesTensors(state, set);
    }

    /** Returns the first row that is forecast and the one behind the last. */
    private static int[] targets(Windows windows) {
        int last = windows.origins()[windows.size() - 1];
        return new int[] {windows.origins()[0] + 1, last + 1 + SHAPE.horizon()};
    }

    private static List<Float> bytes(SeriesDataset dataset, Windows windows) {
        WindowTensors tensors = dataset.tensors().of(windows);
        return Stream.of(
                        tensors.past(),
                        tensors.future(),
                        tensors.answer().orElseThrow().labels())
                .flatMap(array -> floats(array).stream())
                .toList();
    }

    private static List<Float> floats(INDArray array) {
        float[] values = array.dup('c').data().asFloat();
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
    }

    private static List<String> pairs(Windows windows) {
        return IntStream.range(0, windows.size())
                .mapToObj(i -> windows.series()[i] + ":" + windows.origins()[i])
                .toList();
    }
}
