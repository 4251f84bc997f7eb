package io.elman.forecast;

import io.elman.forecast.score.ForecastScores;
import io.elman.report.Page;
import io.elman.report.Table;
import io.elman.report.chart.BarChart;
import io.elman.report.chart.LineChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How good the forecasts of one target are: tables, bars, and the error by step. */
record TargetTables(String target, RollingScores scores) {
    private static final List<String> FIGURES = List.of("rmse", "mae", "mape", "smape", "mase");

    void writeTo(Page page) {
        page.section(target + ": beside simple models").add(table()).add(bars());
        page.section(target + ": by step").add(errorByStep()).add(stepTable());
    }

    private Table table() {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("model")));
        FIGURES.forEach(name -> columns.add(Table.Column.number(name.toUpperCase(Locale.ROOT))));
        List<List<String>> rows = new ArrayList<>(List.of(row("elman", scores.model())));
        scores.baselines().forEach((name, one) -> rows.add(row(Judgement.title(name), one)));
        return Table.of(
                        "RMSE and MAE in the unit of " + target
                                + ", MAPE and SMAPE in percent; the same origins for all",
                        columns,
                        rows)
                .highlighting(0);
    }

    private static List<String> row(String name, ForecastScores one) {
        List<String> row = new ArrayList<>(List.of(name));
        FIGURES.forEach(figure -> row.add(number(one.figure(figure))));
        return row;
    }

    private BarChart bars() {
        List<BarChart.Group> groups = new ArrayList<>(
                List.of(BarChart.Group.of("elman", scores.model().figure("rmse"))));
        scores.baselines()
                .forEach((name, one) -> groups.add(BarChart.Group.of(Judgement.title(name), one.figure("rmse"))));
        return new BarChart("RMSE over all steps", List.of("RMSE"), groups);
    }

    private LineChart errorByStep() {
        List<LineChart.Line> lines = new ArrayList<>(List.of(line("elman", scores.model())));
        scores.baselines().forEach((name, one) -> lines.add(line(Judgement.title(name), one)));
        return LineChart.of("Error by step ahead", "step", "RMSE", lines.toArray(LineChart.Line[]::new));
    }

    private static LineChart.Line line(String name, ForecastScores one) {
        return LineChart.Line.numbered(name, steps(one, "rmse"));
    }

    private Table stepTable() {
        List<List<String>> rows = new ArrayList<>();
        double[] rmse = steps(scores.model(), "rmse");
        double[] mae = steps(scores.model(), "mae");
        double[] coverage = steps(scores.model(), "coverage");
        double[] width = steps(scores.model(), "interval_width");
        for (int step = 0; step < rmse.length; step++) {
            rows.add(List.of(
                    Integer.toString(step + 1),
                    number(rmse[step]),
                    number(mae[step]),
                    number(coverage[step]),
                    number(width[step])));
        }
        return Table.of(
                "The share of actual values within the interval is its coverage",
                List.of(
                        Table.Column.number("step"),
                        Table.Column.number("RMSE"),
                        Table.Column.number("MAE"),
                        Table.Column.number("coverage"),
                        Table.Column.number("width")),
                rows);
    }

    /** A step of which nothing is known is NaN. */
    private static double[] steps(ForecastScores one, String figure) {
        Map<String, Object> metrics = one.metrics();
        List<?> steps = metrics.get(figure + "_by_step") instanceof List<?> list ? list : List.of();
        double[] values = new double[one.horizon()];
        for (int step = 0; step < values.length; step++) {
            values[step] = step < steps.size() && steps.get(step) instanceof Double known ? known : Double.NaN;
        }
        return values;
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%,.4g", value) : "–";
    }
}
