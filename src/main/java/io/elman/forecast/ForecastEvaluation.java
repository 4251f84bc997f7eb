package io.elman.forecast;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.data.CsvSource;
import io.elman.data.series.SeriesSet;
import io.elman.model.Model;
import io.elman.model.Sha256;
import io.elman.report.Evaluation;
import java.nio.file.Path;
import java.util.Optional;

/** Judges the forecaster of a model zip on rows that it did not learn from. */
public final class ForecastEvaluation {
    private final Model model;
    private final String zip;
    private final Forecaster forecaster;

    /** @param zip how the user named the model */
    public ForecastEvaluation(Model model, String zip) {
        this.model = model;
        this.zip = zip;
        this.forecaster = Forecaster.of(model, zip);
    }

    /**
     * Returns the scores on a file, or on the test part of the training file.
     *
     * @throws ElmanException if the file cannot be read, is not like that of training, or has no later rows
     */
    public Evaluation on(Optional<Path> file) {
        Backtest backtest = backtest(file);
        Forecasts forecasts = forecaster.forecasts(backtest);
        String data = file.map(Path::toString).orElseGet(() -> forecaster.file().describeTestPart());
        return Judgement.of(forecasts, backtest.state(), forecaster.entries().known(), backtest.firstRows())
                .evaluation(zip, data);
    }

    /** Returns what can be judged of a file, or of the training file. */
    Backtest backtest(Optional<Path> file) {
        SeriesFile training = forecaster.file();
        if (file.isEmpty()) {
            refuseIfChanged(training);
        }
        SeriesSet set = forecaster.read(CsvSource.file(file.orElse(training.path()), training.format()));
        return Backtest.of(
                set, forecaster.entries().state(), forecaster.entries().known(), training);
    }

    private void refuseIfChanged(SeriesFile file) {
        String digest = model.manifest().data().get(file.name());
        if (!Sha256.of(file.path()).equals(digest)) {
            throw new ElmanException(Finding.at(
                            SourceLocation.of(file.name()), "this file is not what it was when the model was trained")
                    .withHint("name the data to evaluate on: elman evaluate " + zip + " DATA"));
        }
    }
}
