package io.elman.classify;

import io.elman.classify.score.ConfusionMatrix;
import io.elman.config.Experiment;
import io.elman.model.Model;
import io.elman.model.Parameters;
import io.elman.report.Evaluation;
import io.elman.report.Facts;
import io.elman.report.Page;
import io.elman.report.Provenance;
import io.elman.report.Quotes;
import io.elman.report.Table;
import io.elman.report.chart.BarChart;
import io.elman.report.chart.LearningCurve;
import io.elman.report.chart.LineChart;
import io.elman.report.chart.MatrixChart;
import io.elman.report.memory.MemorySection;
import io.elman.train.Epoch;
import io.elman.train.TrainingRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page of a run: what was trained, how it learned, how good it is, and where it is wrong. */
record ClassificationReport(
        Experiment experiment,
        Model model,
        Evaluation evaluation,
        List<TrainingRun> runs,
        ConfusionMatrix confusion,
        Mistakes mistakes) {
    private static final List<String> SHARES = List.of("accuracy", "balanced_accuracy", "macro_f1");

    void write(Path file) {
        Page page = Page.titled("Classification: " + evaluation.model());
        writeSummary(page);
        page.section("Learning curve").add(learningCurve());
        page.section("Confusion matrix").add(confusionChart()).add(classTable());
        page.section("Most confident mistakes").add(quotes());
        MemorySection.write(page, runs.stream().map(TrainingRun::memory).toList());
        page.section("Configuration")
                .add(Provenance.facts(
                        evaluation.model(),
                        experiment.effective(),
                        model.manifest().data(),
                        model.manifest().versions()));
        page.writeTo(file);
    }

    private void writeSummary(Page page) {
        long parameters = Parameters.total(model.network());
        page.section("Result")
                .paragraph(String.format(
                        Locale.ROOT,
                        "Judged on %s: %,d rows that training never saw. The network has %,d parameters.",
                        evaluation.data(),
                        evaluation.rows(),
                        parameters))
                .paragraph(describeRuns())
                .add(metricsTable())
                .add(metricsChart());
    }

    private Table metricsTable() {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("model")));
        List<String> names = new ArrayList<>(SHARES);
        names.add("loss");
        names.forEach(name -> columns.add(Table.Column.number(title(name))));
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("elman", evaluation.metrics(), names));
        evaluation.baselines().forEach((name, metrics) -> rows.add(row(title(name), metrics, names)));
        return Table.of("This model beside simple ones, on the same rows; loss in nats per row", columns, rows)
                .highlighting(0);
    }

    private static List<String> row(String name, Map<String, Object> metrics, List<String> names) {
        List<String> row = new ArrayList<>(List.of(name));
        names.forEach(metric -> row.add(number((Double) metrics.get(metric))));
        return row;
    }

    private BarChart metricsChart() {
        List<String> series = new ArrayList<>(List.of("elman"));
        evaluation.baselines().keySet().forEach(name -> series.add(title(name)));
        List<BarChart.Group> groups = SHARES.stream()
                .map(metric -> {
                    List<Double> values = new ArrayList<>(List.of(value(evaluation.metrics(), metric)));
                    evaluation.baselines().values().forEach(metrics -> values.add(value(metrics, metric)));
                    return new BarChart.Group(title(metric), values);
                })
                .toList();
        return new BarChart("This model beside simple ones", series, groups);
    }

    private String describeRuns() {
        TrainingRun first = runs.get(0);
        return runs.size() == 1
                ? "It learned for %d epochs; the weights are those of epoch %d."
                        .formatted(first.epochs().size(), first.kept())
                : "It joins %d networks that were trained apart; their answers are averaged.".formatted(runs.size());
    }

    private LineChart learningCurve() {
        return LearningCurve.chart(
                "nats per row", runs.stream().map(ClassificationReport::curve).toList());
    }

    private static LearningCurve curve(TrainingRun run) {
        return new LearningCurve(
                run.epochs().stream().mapToDouble(Epoch::trainingLoss).toArray(),
                run.epochs().stream().mapToDouble(Epoch::validationLoss).toArray(),
                run.kept());
    }

    private MatrixChart confusionChart() {
        int classes = confusion.labels().size();
        long[][] counts = new long[classes][classes];
        for (int actual = 0; actual < classes; actual++) {
            for (int predicted = 0; predicted < classes; predicted++) {
                counts[actual][predicted] = confusion.count(actual, predicted);
            }
        }
        return MatrixChart.confusion("What each class was taken for", confusion.labels(), counts);
    }

    private Table classTable() {
        List<List<String>> rows = new ArrayList<>();
        for (int label = 0; label < confusion.labels().size(); label++) {
            rows.add(List.of(
                    confusion.labels().get(label),
                    Long.toString(confusion.support(label)),
                    number(confusion.precision(label)),
                    number(confusion.recall(label)),
                    number(confusion.f1(label))));
        }
        return Table.of(
                "Each class",
                List.of(
                        Table.Column.text("class"),
                        Table.Column.number("rows"),
                        Table.Column.number("precision"),
                        Table.Column.number("recall"),
                        Table.Column.number("F1")),
                rows);
    }

    private Quotes quotes() {
        return new Quotes(
                "What was taken for another class with the highest probability",
                mistakes.surest().stream()
                        .map(mistake -> new Quotes.Quote(
                                mistake.row().name(),
                                Facts.of("line", Long.toString(mistake.row().line()))
                                        .and("label", mistake.row().label())
                                        .and("predicted", mistake.predicted())
                                        .and("probability", number(mistake.probability()))))
                        .toList());
    }

    private static double value(Map<String, Object> metrics, String name) {
        return (Double) metrics.get(name);
    }

    private static String title(String name) {
        return name.replace('_', ' ');
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
