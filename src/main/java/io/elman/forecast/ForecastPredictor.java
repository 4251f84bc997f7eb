package io.elman.forecast;

import com.google.gson.stream.JsonWriter;
import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SafeFile;
import io.elman.data.CsvOutput;
import io.elman.data.CsvSource;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.batch.Origin;
import io.elman.model.Model;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what comes behind the last row of a file, or what would have been forecast of rows that came. */
public final class ForecastPredictor {
    private final Model model;
    private final String zip;
    private final Forecaster forecaster;
    private final ForecastColumns columns;

    /** @param zip how the user named the model */
    public ForecastPredictor(Model model, String zip) {
        this.model = model;
        this.zip = zip;
        this.forecaster = Forecaster.of(model, zip);
        this.columns = ForecastColumns.of(forecaster.entries().state());
    }

    /** Returns the series of the training file's end. */
    public SeriesSet training() {
        return forecaster.entries().history();
    }

    /**
     * Keeps an output from replacing what the model learned from, which is read where no file is given.
     *
     * @throws ElmanException if it would
     */
    public void refuseToReplaceTraining(Path output) {
        forecaster.file().names().forEach(input -> SafeFile.refuseSame(output, Path.of(input)));
    }

    public SeriesSet read(Path file) {
        return forecaster.read(CsvSource.file(file, forecaster.file().format()));
    }

    public SeriesSet read(InputStream in) {
        return forecaster.read(CsvSource.stream("-", in, forecaster.file().format()));
    }

    /**
     * Writes a row a future time stamp.
     *
     * @param json as one JSON object instead of CSV
     */
    public void ahead(SeriesSet set, boolean json, Writer out) {
        Forecasts forecasts = forecaster.ahead(set);
        try {
            if (json) {
                writeJson(forecasts, out);
            } else {
                writeCsv(forecasts, out);
            }
        } catch (IOException failure) {
            throw new ElmanException(Finding.of("the forecast cannot be written: " + failure.getMessage()), failure);
        }
    }

    /**
     * Writes a row a step of each forecast that can be judged.
     *
     * @param file empty for the test part of training
     */
    public void backtest(Optional<Path> file, Writer out) {
        Backtest backtest = new ForecastEvaluation(model, zip).backtest(file);
        new BacktestFile(columns).write(forecaster.forecasts(backtest), out);
    }

    private void writeCsv(Forecasts forecasts, Writer out) {
        CsvOutput csv = new CsvOutput(out);
        List<String> header = new ArrayList<>(columns.series());
        header.add(columns.time());
        for (int target = 0; target < columns.targets().size(); target++) {
            header.addAll(columns.answer(target));
        }
        csv.row(header);
        for (int i = 0; i < forecasts.size(); i++) {
            Origin origin = forecasts.origins().get(i);
            for (int step = 0; step < origin.times().size(); step++) {
                csv.row(row(origin, forecasts.values().get(i), step));
            }
        }
    }

    private List<String> row(Origin origin, WindowForecast forecast, int step) {
        List<String> row = new ArrayList<>();
        if (!columns.series().isEmpty()) {
            row.add(origin.series());
        }
        row.add(origin.times().get(step));
        for (int target = 0; target < columns.targets().size(); target++) {
            row.addAll(ForecastColumns.cells(forecast, target, step));
        }
        return row;
    }

    private void writeJson(Forecasts forecasts, Writer out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.setIndent("  ");
        json.beginObject().name("forecasts").beginArray();
        for (int i = 0; i < forecasts.size(); i++) {
            Origin origin = forecasts.origins().get(i);
            for (int step = 0; step < origin.times().size(); step++) {
                writeStep(json, origin, forecasts.values().get(i), step);
            }
        }
        json.endArray().endObject().flush();
        out.write('\n');
    }

    private void writeStep(JsonWriter json, Origin origin, WindowForecast forecast, int step) throws IOException {
        for (int target = 0; target < columns.targets().size(); target++) {
            json.beginObject();
            if (!columns.series().isEmpty()) {
                json.name("series").value(origin.series());
            }
            json.name("target").value(columns.targets().get(target));
            json.name("time").value(origin.times().get(step));
            json.name("forecast").value(forecast.value()[target][step]);
            json.name("lower").value(forecast.lower()[target][step]);
            json.name("upper").value(forecast.upper()[target][step]);
            json.endObject();
        }
    }
}
