package io.elman.forecast;

import io.elman.data.CsvOutput;
import io.elman.data.series.batch.Origin;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Writes a row for each step of each forecast, with what came: {@code origin,time,step,actual,forecast,lower,upper}. */
final class BacktestFile {
    private final ForecastColumns columns;

    BacktestFile(ForecastColumns columns) {
        this.columns = columns;
    }

    void write(Forecasts forecasts, Writer out) {
        CsvOutput csv = new CsvOutput(out);
        csv.row(header());
        for (int i = 0; i < forecasts.size(); i++) {
            Origin origin = forecasts.origins().get(i);
            for (int step = 0; step < origin.times().size(); step++) {
                csv.row(row(origin, forecasts.values().get(i), step));
            }
        }
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(columns.series());
        header.addAll(List.of("origin", columns.time(), "step"));
        for (int target = 0; target < columns.targets().size(); target++) {
            header.add(columns.named("actual", target));
            header.addAll(columns.answer(target));
        }
        return header;
    }

    private List<String> row(Origin origin, WindowForecast forecast, int step) {
        List<String> row = new ArrayList<>();
        if (!columns.series().isEmpty()) {
            row.add(origin.series());
        }
        row.addAll(List.of(origin.time(), origin.times().get(step), Integer.toString(step + 1)));
        for (int target = 0; target < columns.targets().size(); target++) {
            double actual = origin.actual()[target][step];
            row.add(Double.isNaN(actual) ? "" : ForecastColumns.number(actual));
            row.addAll(ForecastColumns.cells(forecast, target, step));
        }
        return row;
    }
}
