package io.elman.forecast;

import io.elman.config.Experiment;
import io.elman.config.series.AnswerConfig;
import io.elman.data.series.batch.SeriesTensors;
import io.elman.data.series.batch.WindowTensors;
import io.elman.data.series.state.SeriesState;
import io.elman.data.series.window.Windows;
import io.elman.forecast.linear.LinearPart;
import io.elman.model.Answer;
import io.elman.model.NetworkShape;
import io.elman.model.SequenceRegressor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network over windows of series: scaled tensors go in, values in the series' own unit come out. */
final class ForecastNetwork {
    /** Windows of one forward pass. */
    private static final int BATCH = 256;

    private final SequenceRegressor network;
    private final Optional<LinearPart> linear;
    private final AnswerConfig answer;
    private final SeriesState state;
    private final int targets;
    private final int horizon;

    /** @param linear what forecasts first; empty if the network forecasts alone */
    ForecastNetwork(SequenceRegressor network, Optional<LinearPart> linear, Experiment experiment, SeriesState state) {
        this.network = network;
        this.linear = linear;
        this.answer = experiment.series().answer();
        this.horizon = experiment.series().window().horizon();
        this.state = state;
        this.targets = state.targets();
    }

    /** Returns the shape of a network that reads joined windows and answers each step of the horizon. */
    static NetworkShape shape(SeriesTensors tensors, int targets, AnswerConfig answer) {
        List<Double> quantiles = Collections.nCopies(targets, answer.quantiles()).stream()
                .flatMap(List::stream)
                .toList();
        Answer.Values.Loss loss = switch (answer.loss()) {
            case MAE -> Answer.Values.Loss.ABSOLUTE;
            case MSE -> Answer.Values.Loss.SQUARED;
            case PINBALL -> Answer.Values.Loss.PINBALL;
        };
        return new NetworkShape(
                tensors.joinedFeatures(), new Answer.Values(targets * answer.outputs(), loss, quantiles));
    }

    SequenceRegressor network() {
        return network;
    }

    /** Returns the mean loss of a value, of those that the file has. */
    double loss(SeriesTensors tensors, Windows windows) {
        WindowLoss loss = new WindowLoss(answer);
        for (Iterator<Windows> batches = windows.batches(BATCH); batches.hasNext(); ) {
            WindowTensors batch = tensors.of(batches.next());
            loss.add(batch.answer().orElseThrow(), answers(batch));
        }
        return loss.mean();
    }

    /** Returns the forecast of each window, without an interval unless the network gives one. */
    List<WindowForecast> forecast(SeriesTensors tensors, Windows windows) {
        return batches(windows)
                .map(batch -> inUnit(tensors, batch, answers(tensors.of(batch))))
                .flatMap(List::stream)
                .toList();
    }

    /** Returns what the linear part alone forecasts of each window, [window][target][step]; empty if there is none. */
    Optional<double[][][]> linearAlone(SeriesTensors tensors, Windows windows) {
        return linear.map(first -> batches(windows)
                .map(batch -> tensors.invert(batch, array(first.forecast(state, tensors.of(batch)))))
                .flatMap(Arrays::stream)
                .toArray(double[][][]::new));
    }

    /** Returns batches of a fixed size, so that forecasts do not depend on the number of cores. */
    private static Stream<Windows> batches(Windows windows) {
        return IntStream.range(0, (windows.size() + BATCH - 1) / BATCH)
                .parallel()
                .mapToObj(batch -> windows.slice(batch * BATCH, Math.min(windows.size(), (batch + 1) * BATCH)));
    }

    private INDArray array(double[][][] values) {
        return Nd4j.createFromArray(values).reshape(values.length, targets, horizon);
    }

    /** Returns scaled forecasts, [batch][targets * outputs][horizon]. */
    private double[][][] answers(WindowTensors batch) {
        double[][][] answers = network.lastSteps(batch.joined().getFeatures(), horizon);
        linear.ifPresent(first -> {
            double[][][] forecasts = first.forecast(state, batch);
            for (int row = 0; row < answers.length; row++) {
                for (int i = 0; i < answers[row].length; i++) {
                    add(forecasts[row][i / answer.outputs()], answers[row][i]);
                }
            }
        });
        return answers;
    }

    /** @param sum modified */
    private static void add(double[] values, double[] sum) {
        for (int step = 0; step < sum.length; step++) {
            sum[step] += values[step];
        }
    }

    private List<WindowForecast> inUnit(SeriesTensors tensors, Windows windows, double[][][] answers) {
        int outputs = answer.outputs();
        if (outputs == 1) {
            double[][] none = new double[targets][0];
            return Arrays.stream(tensors.invert(windows, flat(answers, 0)))
                    .map(value -> new WindowForecast(value, none, none))
                    .toList();
        }
        // Quantiles that were learned apart may cross.
        Arrays.stream(answers).forEach(this::sort);
        double[][][] lower = tensors.invert(windows, flat(answers, 0));
        double[][][] value = tensors.invert(windows, flat(answers, answer.medianIndex()));
        double[][][] upper = tensors.invert(windows, flat(answers, outputs - 1));
        List<WindowForecast> forecasts = new ArrayList<>();
        for (int i = 0; i < value.length; i++) {
            forecasts.add(new WindowForecast(value[i], lower[i], upper[i]));
        }
        return forecasts;
    }

    /** @param window [targets * outputs][horizon]; modified: ascending in each group of outputs */
    private void sort(double[][] window) {
        int outputs = answer.outputs();
        double[] group = new double[outputs];
        for (int target = 0; target < targets; target++) {
            for (int step = 0; step < horizon; step++) {
                for (int i = 0; i < outputs; i++) {
                    group[i] = window[target * outputs + i][step];
                }
                Arrays.sort(group);
                for (int i = 0; i < outputs; i++) {
                    window[target * outputs + i][step] = group[i];
                }
            }
        }
    }

    /** Returns one output of each target as the array that is scaled back, [batch, targets, horizon]. */
    private INDArray flat(double[][][] answers, int output) {
        double[] flat = new double[answers.length * targets * horizon];
        for (int row = 0; row < answers.length; row++) {
            for (int target = 0; target < targets; target++) {
                double[] steps = answers[row][target * answer.outputs() + output];
                System.arraycopy(steps, 0, flat, (row * targets + target) * horizon, horizon);
            }
        }
        return Nd4j.createFromArray(flat).reshape(answers.length, targets, horizon);
    }
}
