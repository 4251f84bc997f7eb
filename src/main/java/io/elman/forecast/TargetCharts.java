package io.elman.forecast;

import io.elman.data.series.Series;
import io.elman.data.series.batch.Origin;
import io.elman.data.series.batch.SeriesDataset;
import io.elman.data.series.window.Cut;
import io.elman.report.Page;
import io.elman.report.chart.time.TimeChart;
import io.elman.report.chart.time.axis.TimeAxis;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The pictures of one target: the series with its parts, forecasts over what came, and errors over time. */
record TargetCharts(String target, int column, Forecasts forecasts, SeriesDataset dataset) {
    /** More forecasts in one picture hide one another. */
    private static final int SHOWN = 8;

    /** A line through more values is a solid block where they sway. */
    private static final int DENSE = 1000;

    void writeTo(Page page) {
        int first = forecasts.windows().series()[0];
        Series series = forecasts.set().series().get(first);
        String which = series.id().isEmpty() ? "" : ", series " + series.id();
        page.section(target + ": the series" + which)
                .add(wholeSeries(series, dataset.cuts().get(first)));
        List<Integer> windows = IntStream.range(0, forecasts.size())
                .filter(i -> forecasts.windows().series()[i] == first)
                .boxed()
                .toList();
        page.section(target + ": forecasts over what came" + which).add(overActuals(series, windows));
        page.section(target + ": errors over time" + which).add(residuals(windows));
    }

    private TimeChart wholeSeries(Series series, Cut cut) {
        double[] values = series.values()[column];
        TimeChart chart = TimeChart.of("The series and its parts", axis(), target);
        chart = values.length > DENSE
                ? chart.dots(target, series.ticks(), values)
                : chart.line(target, series.ticks(), values);
        chart = region(chart, "training", series, 0, cut.validation());
        chart = region(chart, "validation", series, cut.validation(), cut.test());
        return region(chart, "test", series, cut.test(), cut.end()).wide();
    }

    private static TimeChart region(TimeChart chart, String name, Series series, int from, int to) {
        int end = Math.min(to, series.length() - 1);
        return from < end ? chart.region(name, series.ticks()[from], series.ticks()[end]) : chart;
    }

    private TimeChart overActuals(Series series, List<Integer> windows) {
        int horizon = forecasts.origins().get(0).times().size();
        int apart = Math.max(horizon, (windows.size() + SHOWN - 1) / SHOWN);
        int from = Math.max(0, forecasts.windows().origins()[windows.get(0)] - horizon);
        // Long test parts would be drawn too small to see a forecast in: the last ones are shown.
        if ((long) apart > 3L * horizon) {
            apart = 3 * horizon;
            int shown = windows.get(Math.max(0, windows.size() - 1 - (SHOWN - 1) * apart));
            from = Math.max(0, forecasts.windows().origins()[shown] - horizon);
        }
        long[] ticks = Arrays.copyOfRange(series.ticks(), from, series.length());
        double[] actual = Arrays.copyOfRange(series.values()[column], from, series.length());
        TimeChart chart = TimeChart.of("Forecasts from several origins", axis(), target);
        for (int i = windows.size() - 1, shown = 0; i >= 0 && shown < SHOWN; i -= apart, shown++) {
            chart = forecast(chart, windows.get(i));
        }
        return chart.line("actual", ticks, actual).wide();
    }

    private TimeChart forecast(TimeChart chart, int window) {
        Origin origin = forecasts.origins().get(window);
        WindowForecast values = forecasts.values().get(window);
        TimeChart drawn = chart.line("forecast", origin.ticks(), values.value()[column]);
        return values.lower()[column].length == 0
                ? drawn
                : drawn.band("interval", "forecast", origin.ticks(), values.lower()[column], values.upper()[column]);
    }

    private TimeChart residuals(List<Integer> windows) {
        long[] ticks = new long[windows.size()];
        double[] misses = new double[windows.size()];
        for (int i = 0; i < ticks.length; i++) {
            Origin origin = forecasts.origins().get(windows.get(i));
            ticks[i] = origin.ticks()[0];
            misses[i] = origin.actual()[column][0]
                    - forecasts.values().get(windows.get(i)).value()[column][0];
        }
        return TimeChart.of("What came less what was forecast a step before", axis(), target)
                .dots("actual − forecast", ticks, misses)
                .level(0);
    }

    private TimeAxis axis() {
        return forecasts.set().axis().format().hasCalendar() ? TimeAxis.dates() : TimeAxis.index("row");
    }
}
