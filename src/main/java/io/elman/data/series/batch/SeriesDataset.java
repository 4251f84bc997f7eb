package io.elman.data.series.batch;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.Findings;
import io.elman.SourceLocation;
import io.elman.data.series.ReadingRules;
import io.elman.data.series.Series;
import io.elman.data.series.SeriesColumns;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.state.InputSpec;
import io.elman.data.series.state.SeriesState;
import io.elman.data.series.window.Cut;
import io.elman.data.series.window.Holdout;
import io.elman.data.series.window.WindowShape;
import io.elman.data.series.window.Windows;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The series of a training file with their parts. Windows of a part have their whole horizon in it; their lookback may
 * reach into the part before, as it will in use.
 */
public final class SeriesDataset {
    /** Two values have a spread, one has none. */
    public static final int LEAST_TO_SCALE = 2;

    private final SeriesState state;
    private final List<Cut> cuts;
    private final SeriesTensors tensors;
    private final int firstOrigin;

    /**
     * What is asked for.
     *
     * @param columns that the series were read from
     * @param rules that they were read by
     * @param inputs what a model is to see
     * @param holdout how much is held out
     */
    public record Request(SeriesColumns columns, ReadingRules rules, InputSpec inputs, Holdout holdout) {}

    private SeriesDataset(SeriesState state, List<Cut> cuts, SeriesTensors tensors) {
        this.state = state;
        this.cuts = cuts;
        this.tensors = tensors;
        this.firstOrigin = state.history() + state.shape().lookback() - 1;
    }

    /**
     * Returns the series of a request, split, with all that is fitted fitted to their training parts.
     *
     * @throws ElmanException when a series is too short for a window or its season, a part that is asked for has no
     *     window, or a transform cannot take a value
     */
    public static SeriesDataset of(SeriesSet set, Request request) {
        refuseShort(set, request.inputs().shape());
        List<Cut> cuts = Cut.of(set, request.holdout());
        SeriesState state = SeriesState.fit(set, request.columns(), request.rules(), request.inputs(), cuts);
        refuseUntrained(set, cuts, state.history() + LEAST_TO_SCALE);
        SeriesDataset dataset = new SeriesDataset(state, cuts, new SeriesTensors(state, set));
        dataset.refuseEmptyParts(set, request.holdout());
        dataset.refuseUnknown(set, "training", dataset.train(), state.shape().horizon());
        dataset.refuseUnknown(
                set, "validation", dataset.validation(), state.shape().horizon());
        dataset.refuseUnknown(set, "test", dataset.test(), 1);
        state.refuseIfSeen(set, dataset.validation());
        state.refuseIfSeen(set, dataset.test());
        return dataset;
    }

    /** Returns what prediction has to know; goes into the model. */
    public SeriesState state() {
        return state;
    }

    public SeriesTensors tensors() {
        return tensors;
    }

    /** Returns where the parts of each series begin, in the order of the series. */
    public List<Cut> cuts() {
        return cuts;
    }

    /** Returns the windows to learn from, in the order of time. */
    public Windows train() {
        return trainToStep(state.shape().horizon());
    }

    /** Returns the windows of which so many steps may be learned, in the order of time. */
    public Windows trainToStep(int steps) {
        return Windows.within(cuts, firstOrigin, steps, cut -> new int[] {0, cut.validation()});
    }

    /** Returns the windows to stop by, every origin, in the order of time; none if no part was asked for. */
    public Windows validation() {
        return within(cut -> new int[] {cut.validation(), cut.test()});
    }

    /** Returns the windows to be judged by, every origin, in the order of time; none if no part was asked for. */
    public Windows test() {
        return within(cut -> new int[] {cut.test(), cut.end()});
    }

    private Windows within(Windows.Room room) {
        return Windows.within(cuts, firstOrigin, state.shape().horizon(), room);
    }

    private static void refuseShort(SeriesSet set, WindowShape shape) {
        int needed = shape.lookback() + shape.horizon();
        Findings findings = new Findings();
        for (Series series : set.series()) {
            String rows = series.label() + series.length() + " rows are ";
            if (shape.season() > series.length()) {
                findings.add(Finding.at(end(set, series), rows + "less than a season of " + shape.season()));
            } else if (series.length() < needed) {
                findings.add(Finding.at(
                                end(set, series),
                                rows + (needed - series.length()) + " less than lookback and horizon take ("
                                        + shape.lookback() + " + " + shape.horizon() + ")")
                        .withHint("shorten window.lookback or window.horizon, or leave the series out"));
            }
        }
        findings.throwIfAny();
    }

    /** Returns the place of the last row. */
    private static SourceLocation end(SeriesSet set, Series series) {
        return set.location(series, series.length() - 1);
    }

    private static Series longest(SeriesSet set) {
        return set.series().stream()
                .max(Comparator.comparingInt(Series::length))
                .orElseThrow();
    }

    /** What nothing is known of in training cannot be scaled. */
    private static void refuseUntrained(SeriesSet set, List<Cut> cuts, int least) {
        Findings findings = new Findings();
        for (int i = 0; i < cuts.size(); i++) {
            if (cuts.get(i).validation() < least) {
                findings.add(Finding.at(
                                end(set, set.series().get(i)),
                                set.series().get(i).label() + "the training part has "
                                        + cuts.get(i).validation() + " rows, at least " + least
                                        + " are needed to scale it")
                        .withHint("hold out less, or leave the series out"));
            }
        }
        findings.throwIfAny();
    }

    private void refuseEmptyParts(SeriesSet set, Holdout holdout) {
        refuseEmpty(set, "training", train(), true);
        refuseEmpty(set, "validation", validation(), holdout.validation() > 0);
        refuseEmpty(set, "test", test(), holdout.test() > 0);
    }

    /** What was filled in is neither learned from nor judged: of a part of nothing else nothing is known. */
    private void refuseUnknown(SeriesSet set, String part, Windows windows, int least) {
        Findings findings = new Findings();
        for (int target = 0; target < state.targets() && windows.size() > 0; target++) {
            if (knownSteps(set, windows, target) < least) {
                findings.add(Finding.at(
                                set.location(),
                                "the " + part + " part has no value of column '"
                                        + state.columns().get(target).name() + "' for "
                                        + (least > 1 ? "each step" : "any step")
                                        + " of the horizon that was not filled in")
                        .withHint("set data.test and data.validation so that each part holds known values"));
            }
        }
        findings.throwIfAny();
    }

    private long knownSteps(SeriesSet set, Windows windows, int target) {
        return IntStream.rangeClosed(1, state.shape().horizon())
                .filter(step -> IntStream.range(0, windows.size())
                        .anyMatch(i ->
                                !set.series().get(windows.series()[i]).wasMissing(target, windows.origins()[i] + step)))
                .count();
    }

    private void refuseEmpty(SeriesSet set, String part, Windows windows, boolean isAsked) {
        if (isAsked && windows.size() == 0) {
            String needs = part.equals("training")
                    ? firstOrigin + 1 + state.shape().horizon() + " rows (lookback, horizon and what differences take)"
                    : state.shape().horizon() + " rows (the horizon)";
            throw new ElmanException(Finding.at(
                            end(set, longest(set)), "the " + part + " part has no full window: it needs " + needs)
                    .withHint("hold out " + (part.equals("training") ? "less" : "more") + ", or shorten the window"));
        }
    }
}
