package io.elman.forecast;

import io.elman.SafeFile;
import io.elman.config.Experiment;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.batch.Origin;
import io.elman.data.series.batch.SeriesDataset;
import io.elman.data.series.window.Windows;
import io.elman.model.Model;
import io.elman.model.ModelManifest;
import io.elman.model.ModelWriter;
import io.elman.report.Evaluation;
import io.elman.report.RunFolder;
import io.elman.report.RunRecord;
import io.elman.train.Outcome;
import io.elman.train.TaskTraining;
import io.elman.train.TrainingRun;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Trains a forecaster of time series, end to end: from the CSV file to the model zip and the run's folder. */
public final class ForecastTraining extends TaskTraining<Evaluation> {
    private final SeriesFile file;
    private final RunFolder folder;

    public ForecastTraining(Experiment experiment) {
        this(experiment, RunFolder.of(Path.of(experiment.output())));
    }

    private ForecastTraining(Experiment experiment, RunFolder folder) {
        super(experiment, folder::checkpoint);
        this.file = new SeriesFile(experiment);
        this.folder = folder;
    }

    @Override
    public Outcome<Evaluation> run(boolean resume) {
        for (String input : file.names()) {
            SafeFile.refuseSame(zip(), Path.of(input));
            SafeFile.refuseSame(folder.predictions(), Path.of(input));
        }
        SafeFile.refuseUnlessWritable(zip());
        SafeFile.refuseUnlessWritable(folder.metrics());
        try {
            return trainAndJudge(resume);
        } finally {
            folder.deleteIfEmpty();
        }
    }

    private Outcome<Evaluation> trainAndJudge(boolean resume) {
        SeriesSet set = file.read();
        SeriesDataset dataset = file.split(set);
        tellNotices(set, dataset);
        ModelManifest manifest = ModelManifest.begin(
                experiment, ForecastSchema.of(dataset.state(), set).toJson(), file.digests());
        Trained trained = train(set, dataset, manifest, resume);
        Outcome<Evaluation> outcome = finish(trained, set, manifest);
        training.finished(trained.runs());
        return outcome;
    }

    private Trained train(SeriesSet set, SeriesDataset dataset, ModelManifest manifest, boolean resume) {
        Members members = new Members(experiment, dataset);
        List<TrainingRun> runs = training.run(members::untrained, manifest, resume);
        Trained first = members.trained(intervals(members.joined(), set, dataset), runs);
        boolean stopped = runs.get(runs.size() - 1).interrupted();
        return experiment.training().refit() && !stopped ? refitted(first, set) : first;
    }

    /** The intervals stay those of networks that had not seen the validation part. */
    private Trained refitted(Trained first, SeriesSet set) {
        SeriesDataset all = file.splitForRefit(set);
        training.tell(String.format(
                Locale.ROOT,
                "training is repeated on all %,d windows before the test part",
                all.train().size()));
        Members members = new Members(experiment, all);
        boolean finished = training.again(members::untrained, first.runs());
        return finished ? members.trained(first.intervals(), first.runs()) : first;
    }

    private void tellNotices(SeriesSet set, SeriesDataset dataset) {
        set.notices().forEach(training::tell);
        training.tell(String.format(
                Locale.ROOT,
                "%,d rows, %s; windows: %,d to learn from, %,d to stop by, %,d to be judged by",
                set.rows(),
                set.axis().step().title(),
                dataset.train().size(),
                dataset.validation().size(),
                dataset.test().size()));
        long last = set.series().stream()
                .mapToLong(series -> series.lastTick())
                .max()
                .orElseThrow();
        dataset.state().calendar().noticeUpTo(last, set.axis().format()).ifPresent(training::tell);
    }

    private Outcome<Evaluation> finish(Trained trained, SeriesSet set, ModelManifest manifest) {
        SeriesDataset dataset = trained.dataset();
        Known known = Known.of(set, dataset);
        Forecasts forecasts = Forecasts.of(
                set, dataset.tensors(), dataset.state(), trained.network(), trained.intervals(), dataset.test());
        int[] firstRows = dataset.cuts().stream().mapToInt(cut -> cut.test()).toArray();
        Judgement judgement = Judgement.of(forecasts, dataset.state(), known, firstRows);
        Evaluation evaluation = judgement.evaluation(zip().toString(), file.describeTestPart());
        int rows = dataset.state().shape().lookback() + dataset.state().history();
        Model model = new Model(
                trained.network().network().network(),
                manifest.withResult(evaluation.result()),
                new ForecastEntries(dataset.state(), known, set.tail(rows), trained.linear(), trained.intervals())
                        .write());
        ModelWriter.write(zip(), model);
        new RunRecord(experiment, evaluation, trained.runs()).write(folder.metrics());
        writePredictions(forecasts, dataset);
        new ForecastReport(experiment, model, evaluation, trained, judgement, forecasts).write(folder.report());
        return new Outcome<>(evaluation, trained.runs(), zip(), folder.path());
    }

    /**
     * A network of quantiles needs none. Where the validation part has too few windows, errors of windows that were learned
     * from are better than none.
     */
    private Optional<Intervals> intervals(ForecastNetwork network, SeriesSet set, SeriesDataset dataset) {
        if (!experiment.series().answer().quantiles().isEmpty()) {
            return Optional.empty();
        }
        double share = experiment.series().answer().interval();
        Forecasts held = plain(network, set, dataset, dataset.validation());
        List<Origin> origins = new ArrayList<>(held.origins());
        List<WindowForecast> values = new ArrayList<>(held.values());
        if (!Intervals.areEnough(origins, share)) {
            tellFew(origins.size(), share);
            Forecasts learned = plain(network, set, dataset, dataset.train());
            origins.addAll(learned.origins());
            values.addAll(learned.values());
        }
        return Optional.of(
                Intervals.of(dataset.state(), origins, values, held.origins().size(), share));
    }

    private static Forecasts plain(ForecastNetwork network, SeriesSet set, SeriesDataset dataset, Windows windows) {
        return Forecasts.of(set, dataset.tensors(), dataset.state(), network, Optional.empty(), windows);
    }

    private void tellFew(int windows, double share) {
        training.tell(String.format(
                Locale.ROOT,
                "the validation part has %s, too few to hold %s of what comes: the intervals rest on errors of the training part,"
                        + " too, which are smaller than those to come",
                windows == 1 ? "1 window" : windows + " windows",
                share));
    }

    private void writePredictions(Forecasts forecasts, SeriesDataset dataset) {
        BacktestFile table = new BacktestFile(ForecastColumns.of(dataset.state()));
        SafeFile.write(folder.predictions(), out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            table.write(forecasts, writer);
            writer.flush();
        });
    }
}
