package io.elman.forecast;

import io.elman.config.Experiment;
import io.elman.config.series.AnswerConfig;
import io.elman.data.series.batch.SeriesDataset;
import io.elman.forecast.linear.LinearPart;
import io.elman.model.NetworkShape;
import io.elman.model.SequenceRegressor;
import io.elman.train.EnsembleTraining;
import io.elman.train.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The networks of one forecaster, made one after the other for training. */
final class Members {
    private final Experiment experiment;
    private final SeriesDataset dataset;
    private final NetworkShape shape;
    private final Optional<LinearPart> linear;
    private final WindowRows rows;
    private final List<SequenceRegressor> networks = new ArrayList<>();

    Members(Experiment experiment, SeriesDataset dataset) {
        this.experiment = experiment;
        this.dataset = dataset;
        this.shape = ForecastNetwork.shape(
                dataset.tensors(),
                dataset.state().targets(),
                experiment.series().answer());
        AnswerConfig.Linear kind = experiment.series().answer().linear();
        this.linear = kind == AnswerConfig.Linear.NONE ? Optional.empty() : Optional.of(LinearPart.fit(dataset, kind));
        this.rows = WindowBatches.rows(dataset, linear, experiment);
    }

    /** Returns the next network, which is kept. */
    EnsembleTraining.Member untrained(Experiment own) {
        SequenceRegressor network =
                linear.isPresent() ? SequenceRegressor.silent(own, shape) : SequenceRegressor.untrained(own, shape);
        networks.add(network);
        ForecastNetwork forecaster = forecaster(network);
        return new EnsembleTraining.Member(
                network.network(),
                new WindowBatches(rows, dataset, own),
                trained -> forecaster.loss(dataset.tensors(), dataset.validation()));
    }

    /** Returns all networks so far as one. */
    ForecastNetwork joined() {
        return forecaster(SequenceRegressor.joined(experiment, shape, networks));
    }

    /** Returns what training found. */
    Trained trained(Optional<Intervals> intervals, List<TrainingRun> runs) {
        return new Trained(joined(), linear, dataset, intervals, runs);
    }

    private ForecastNetwork forecaster(SequenceRegressor network) {
        return new ForecastNetwork(network, linear, experiment, dataset.state());
    }
}
