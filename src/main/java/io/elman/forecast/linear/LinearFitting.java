package io.elman.forecast.linear;

import io.elman.config.series.AnswerConfig.Linear;
import io.elman.data.series.batch.SeriesDataset;
import io.elman.data.series.batch.SeriesTensors;
import io.elman.data.series.state.SeriesState;
import io.elman.data.series.window.Windows;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** Fits a {@link LinearPart} to every window whose step lies in a training part. */
final class LinearFitting {
    private static final int BATCH = 256;

    /** Inputs of one sum: their square is what fitting takes in time. */
    private static final int MOST_INPUTS = 512;

    /** Numbers that are kept while fitting, 64 MB. */
    private static final double MOST_KEPT = 8e6;

    /** Multiplications that fitting may take, a few seconds: of more windows some are passed over, evenly. */
    private static final double MOST_WORK = 4e9;

    private final SeriesDataset dataset;
    private final SeriesState state;
    private final Linear kind;
    private final int models;
    private final int steps;

    LinearFitting(SeriesDataset dataset, Linear kind) {
        this.dataset = dataset;
        this.state = dataset.state();
        this.kind = kind;
        this.models = LinearPart.models(state, kind);
        this.steps = kind == Linear.DIRECT ? models : 1;
    }

    LinearPart fit() {
        int lags = lags();
        Ridge[][] sums = new Ridge[state.targets()][models];
        for (int target = 0; target < sums.length; target++) {
            LinearInputs inputs = inputs(target, lags);
            Arrays.setAll(
                    sums[target], model -> new Ridge((isOfChanges(model) ? inputs.changes() : inputs).penalties()));
        }
        for (Iterator<Windows> batches = windows(lags).batches(BATCH); batches.hasNext(); ) {
            add(batches.next(), lags, sums);
        }
        List<List<LinearWeights>> weights = IntStream.range(0, sums.length)
                .mapToObj(target -> weights(inputs(target, lags), sums[target]))
                .toList();
        return new LinearPart(kind == Linear.DIRECT, lags, weights);
    }

    private List<LinearWeights> weights(LinearInputs inputs, Ridge[] sums) {
        return IntStream.range(0, sums.length)
                .mapToObj(model -> isOfChanges(model) ? inputs.ofValues(sums[model].solve()) : sums[model].solve())
                .toList();
    }

    private boolean isOfChanges(int model) {
        return kind == Linear.AVERAGED && model == 1;
    }

    private LinearInputs inputs(int target, int lags) {
        return LinearPart.inputs(state, kind == Linear.DIRECT, target, lags);
    }

    /** Returns the lookback, or what can be afforded of it. */
    private int lags() {
        double most = Math.min(MOST_INPUTS, Math.sqrt(MOST_KEPT / (state.targets() * (double) models)));
        int columns = inputs(0, 1).columns();
        return Math.max(1, Math.min(state.shape().lookback(), (int) (most / columns)));
    }

    private Windows windows(int lags) {
        Windows all = dataset.trainToStep(1);
        double size = inputs(0, lags).size();
        int every = (int) Math.ceil(all.size() * size * size / 2 * models * state.targets() / MOST_WORK);
        return every <= 1
                ? all
                : all.pick(IntStream.range(0, all.size())
                        .filter(i -> i % every == 0)
                        .toArray());
    }

    /** @param sums [target][model]; modified */
    private void add(Windows batch, int lags, Ridge[][] sums) {
        SeriesTensors tensors = dataset.tensors();
        LinearInputs.Windows numbers = new LinearInputs.Windows(tensors.of(batch));
        for (int window = 0; window < batch.size(); window++) {
            int end = dataset.cuts().get(batch.series()[window]).validation();
            int known = Math.min(steps, end - 1 - batch.origins()[window]);
            for (int target = 0; target < sums.length; target++) {
                LinearInputs inputs = inputs(target, lags);
                double[] row = new double[inputs.size()];
                numbers.lags(window, inputs, row);
                double[] labels = tensors.labels(batch, window, target, known);
                for (int step = 0; step < known; step++) {
                    numbers.calendar(window, step, inputs, row);
                    if (!Double.isNaN(labels[step])) {
                        add(inputs, row, labels[step], step, sums[target]);
                    }
                }
            }
        }
    }

    /** @param sums one a model; modified */
    private void add(LinearInputs inputs, double[] row, double label, int step, Ridge[] sums) {
        sums[step].add(row, label);
        if (kind == Linear.AVERAGED) {
            sums[1].add(inputs.changes(row), label - row[0]);
        }
    }
}
