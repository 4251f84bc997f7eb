package io.elman.generate;

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
import io.elman.report.chart.HeatMap;
import io.elman.report.chart.LearningCurve;
import io.elman.report.chart.MatrixChart;
import io.elman.report.memory.MemorySection;
import io.elman.train.Epoch;
import io.elman.train.TrainingRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page of a run: what was learned, how well it foretells, what it writes, and what its units follow. */
record GeneratorReport(
        Experiment experiment,
        Model model,
        Evaluation evaluation,
        List<TrainingRun> runs,
        TextGenerator generator,
        Passage passage) {
    private static final List<Double> TEMPERATURES = List.of(0.3, 0.7, 1.0);
    private static final int SAMPLE = 500;
    private static final int SAMPLE_SEED = 1;
    private static final List<String> METRICS = List.of("nats_per_character", "bits_per_character");

    void write(Path file) {
        Page page = Page.titled("Text: " + evaluation.model());
        writeSummary(page);
        page.section("Samples").add(samples());
        page.section("Hidden units")
                .paragraph(
                        "The state of some units of the top layer after each character of a passage of the test part."
                                + " The first rows are the units that follow a trait of the text most closely, with the"
                                + " correlation r over "
                                + "some thousand characters; below are those that change most.")
                .add(units());
        page.section("Learning curve").add(LearningCurve.chart("nats per character", curves()));
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
        page.section("Result")
                .paragraph(String.format(
                        Locale.ROOT,
                        "Judged on %s: %,d characters that training never saw, each foretold from those before it."
                                + " The network has %,d parameters.",
                        evaluation.data(),
                        evaluation.rows(),
                        Parameters.total(model.network())))
                .add(metricsTable())
                .add(metricsChart());
    }

    private Table metricsTable() {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("model")));
        METRICS.forEach(name -> columns.add(Table.Column.number(title(name))));
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("elman", evaluation.metrics()));
        evaluation.baselines().forEach((name, metrics) -> rows.add(row(title(name), metrics)));
        return Table.of("This model beside counts of sequences, on the same characters", columns, rows)
                .highlighting(0);
    }

    private static List<String> row(String name, Map<String, Object> metrics) {
        List<String> row = new ArrayList<>(List.of(name));
        METRICS.forEach(metric -> row.add(String.format(Locale.ROOT, "%.4f", value(metrics, metric))));
        return row;
    }

    private BarChart metricsChart() {
        List<BarChart.Group> groups = new ArrayList<>();
        groups.add(BarChart.Group.of("elman", value(evaluation.metrics(), METRICS.get(0))));
        evaluation
                .baselines()
                .forEach((name, metrics) -> groups.add(BarChart.Group.of(title(name), value(metrics, METRICS.get(0)))));
        return new BarChart("Nats per character", List.of("nats per character"), groups);
    }

    private Quotes samples() {
        return new Quotes(
                "What the network writes without a prompt",
                TEMPERATURES.stream()
                        .map(temperature -> new Quotes.Quote(
                                generator.generate(Continuation.of("", SAMPLE, Sampling.at(temperature, SAMPLE_SEED))),
                                Facts.of("temperature", Double.toString(temperature))
                                        .and("seed", Integer.toString(SAMPLE_SEED))))
                        .toList());
    }

    private HeatMap units() {
        return new HeatMap(
                "States of hidden units over a passage",
                new MatrixChart.Side(
                        "state of",
                        passage.units().stream().map(Passage.Unit::title).toList()),
                new MatrixChart.Side(
                        "after",
                        Arrays.stream(passage.points())
                                .mapToObj(Character::toString)
                                .toList()),
                passage.units().stream().map(Passage.Unit::states).toList(),
                HeatMap.Scale.STATE);
    }

    private List<LearningCurve> curves() {
        return runs.stream()
                .map(run -> new LearningCurve(
                        run.epochs().stream().mapToDouble(Epoch::trainingLoss).toArray(),
                        run.epochs().stream().mapToDouble(Epoch::validationLoss).toArray(),
                        run.kept()))
                .toList();
    }

    private static double value(Map<String, Object> metrics, String name) {
        return (Double) metrics.get(name);
    }

    private static String title(String name) {
        return name.replace('_', ' ');
    }
}
