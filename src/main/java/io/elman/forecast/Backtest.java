package io.elman.forecast;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.Findings;
import io.elman.data.series.Series;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.batch.SeriesDataset;
import io.elman.data.series.batch.SeriesTensors;
import io.elman.data.series.state.SeriesState;
import io.elman.data.series.window.Cut;
import io.elman.data.series.window.Windows;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of a file that a model can be judged on: of a series that it learned from the later ones, of another one the
 * last part.
 *
 * @param set the series
 * @param state with what is known of each of them
 * @param tensors of the series
 * @param firstRows the first row of each series that may be forecast; not modified
 */
record Backtest(SeriesSet set, SeriesState state, SeriesTensors tensors, int[] firstRows) {
    /**
     * Returns the rows that may be judged.
     *
     * @param file how its series are split, if they are new
     * @throws ElmanException if there are none
     */
    static Backtest of(SeriesSet set, SeriesState trained, Known known, SeriesFile file) {
        List<Cut> cuts = Cut.of(set, file.holdout());
        refuseUnscaled(set, trained, cuts);
        SeriesState state = trained.withUnseen(set, cuts);
        int needed = state.history() + state.shape().lookback();
        int[] firstRows = IntStream.range(0, set.series().size())
                .map(i -> firstRow(
                        set.series().get(i),
                        known.testFrom().get(set.series().get(i).id()),
                        cuts.get(i)))
                .map(row -> Math.max(row, needed))
                .toArray();
        Backtest backtest = new Backtest(set, state, new SeriesTensors(state, set), firstRows);
        if (backtest.windows().size() == 0) {
            throw new ElmanException(Finding.at(
                            set.location(),
                            "no forecast can be judged: all rows are of the time that the model learned from, or fewer than"
                                    + " lookback and horizon take behind it ("
                                    + needed + " + "
                                    + state.shape().horizon() + ")")
                    .withHint("give a file with later rows, or none to judge on the test part"));
        }
        state.refuseIfSeen(set, backtest.windows());
        return backtest;
    }

    /** A series that training has not seen is scaled by its own rows in front of those that are judged. */
    private static void refuseUnscaled(SeriesSet set, SeriesState trained, List<Cut> cuts) {
        int least = trained.history() + SeriesDataset.LEAST_TO_SCALE;
        Findings findings = new Findings();
        for (int i = 0; i < cuts.size(); i++) {
            Series series = set.series().get(i);
            int rows = cuts.get(i).validation();
            if (!trained.fits().containsKey(series.id()) && rows < least) {
                findings.add(Finding.at(
                                set.location(),
                                series.label() + "the model has not learned from it, and of the " + least
                                        + " rows that are needed to scale it there are " + rows
                                        + " in front of those that are judged")
                        .withHint("leave the series out, or give more of its past"));
            }
        }
        findings.throwIfAny();
    }

    /** Returns every window whose horizon lies within the rows that may be judged. */
    Windows windows() {
        List<Cut> parts = IntStream.range(0, firstRows.length)
                .mapToObj(i -> part(firstRows[i], set.series().get(i).length()))
                .toList();
        int firstOrigin = state.history() + state.shape().lookback() - 1;
        return Windows.within(parts, firstOrigin, state.shape().horizon(), part -> new int[] {part.test(), part.end()});
    }

    private static Cut part(int first, int end) {
        int from = Math.min(first, end);
        return new Cut(from, from, end);
    }

    private static int firstRow(Series series, Long testFrom, Cut cut) {
        if (testFrom == null) {
            return cut.test();
        }
        int found = Arrays.binarySearch(series.ticks(), testFrom);
        return found >= 0 ? found : -found - 1;
    }
}
