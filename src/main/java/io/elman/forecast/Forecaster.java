package io.elman.forecast;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import io.elman.data.CsvSource;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.batch.Origin;
import io.elman.data.series.batch.SeriesTensors;
import io.elman.data.series.read.SeriesReader;
import io.elman.data.series.state.SeriesState;
import io.elman.data.series.window.Cut;
import io.elman.model.Model;
import io.elman.model.ModelManifest;
import io.elman.model.ModelReader;
import io.elman.model.SequenceRegressor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A trained forecaster of time series, from a model zip. Safe to be shared by threads.
 *
 * <pre>{@code
 * Forecaster weather = Forecaster.load(Path.of("models/weather.zip"));
 * Forecast tomorrow = weather.continueFile(Path.of("data/weather/seattle_weather.csv")).get(0);
 * System.out.println(tomorrow.time() + " " + tomorrow.value());
 * }</pre>
 */
public final class Forecaster {
    private final String name;
    private final ForecastNetwork network;
    private final ForecastEntries entries;
    private final Experiment experiment;

    private Forecaster(String name, ForecastNetwork network, ForecastEntries entries, Experiment experiment) {
        this.name = name;
        this.network = network;
        this.entries = entries;
        this.experiment = experiment;
    }

    /**
     * Returns the forecaster of a model zip.
     *
     * @throws ElmanException if the file is not the zip of a forecaster
     */
    public static Forecaster load(Path zip) {
        return of(ModelReader.read(zip), zip.toString());
    }

    /** @param name of the zip, for errors */
    public static Forecaster of(Model model, String name) {
        try {
            Experiment experiment =
                    ConfigReader.parse(model.manifest().config().toString(), name + "!" + ModelManifest.ENTRY);
            ForecastEntries entries = ForecastEntries.of(model, experiment);
            SeriesState state = entries.state();
            SeriesTensors tensors = new SeriesTensors(state, entries.history());
            SequenceRegressor network = SequenceRegressor.of(
                    model,
                    experiment,
                    ForecastNetwork.shape(
                            tensors, state.targets(), experiment.series().answer()));
            return new Forecaster(
                    name, new ForecastNetwork(network, entries.linear(), experiment, state), entries, experiment);
        } catch (IllegalArgumentException foreign) {
            throw new ElmanException(
                    Finding.at(
                            SourceLocation.of(name), "this is not the model of a forecaster: " + foreign.getMessage()),
                    foreign);
        }
    }

    /** Returns what comes behind the last row of the training file: series by series, step by step. */
    public List<Forecast> continueTraining() {
        return continued(entries.history());
    }

    /**
     * Returns what comes behind the last row of a file: series by series, step by step.
     *
     * @throws ElmanException if the file is not like that of training, or too short to look back on
     */
    public List<Forecast> continueFile(Path csv) {
        return continued(read(CsvSource.file(csv, file().format())));
    }

    List<Forecast> continued(SeriesSet set) {
        Forecasts forecasts = ahead(set);
        List<Forecast> all = new ArrayList<>();
        for (int i = 0; i < forecasts.size(); i++) {
            addAll(forecasts.origins().get(i), forecasts.values().get(i), all);
        }
        return all;
    }

    /**
     * Returns the forecasts behind the last row of each series.
     *
     * @throws ElmanException if a series is too short to look back on, or a forecast is not finite
     */
    Forecasts ahead(SeriesSet set) {
        List<Cut> cuts = set.series().stream()
                .map(series -> new Cut(series.length(), series.length(), series.length()))
                .toList();
        SeriesState state = entries.state().withUnseen(set, cuts);
        SeriesTensors tensors = new SeriesTensors(state, set);
        return finite(Forecasts.of(set, tensors, state, network, entries.intervals(), tensors.atEnds()));
    }

    /** A network of logarithms may answer with a number that is too large to be one. */
    private Forecasts finite(Forecasts forecasts) {
        for (int i = 0; i < forecasts.size(); i++) {
            if (!forecasts.values().get(i).isFinite()) {
                throw new ElmanException(Finding.at(
                        SourceLocation.of(name),
                        forecasts.series(i).label() + "the forecast behind "
                                + forecasts.origins().get(i).time() + " is no finite number"));
            }
        }
        return forecasts;
    }

    /** Returns the forecasts from every origin that can be judged. */
    Forecasts forecasts(Backtest backtest) {
        return Forecasts.of(
                backtest.set(), backtest.tensors(), backtest.state(), network, entries.intervals(), backtest.windows());
    }

    /** Returns the series of a file that is like that of training. */
    SeriesSet read(CsvSource csv) {
        return SeriesReader.read(csv, entries.state().source(), entries.state().rules());
    }

    SeriesFile file() {
        return new SeriesFile(experiment);
    }

    ForecastEntries entries() {
        return entries;
    }

    private void addAll(Origin origin, WindowForecast forecast, List<Forecast> all) {
        List<String> targets = entries.state().source().targets();
        for (int step = 0; step < origin.times().size(); step++) {
            for (int target = 0; target < targets.size(); target++) {
                all.add(new Forecast(
                        origin.series(),
                        targets.get(target),
                        origin.times().get(step),
                        forecast.value()[target][step],
                        forecast.lower()[target][step],
                        forecast.upper()[target][step]));
            }
        }
    }
}
