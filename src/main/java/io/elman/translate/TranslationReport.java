package io.elman.translate;

import io.elman.config.Experiment;
import io.elman.model.Model;
import io.elman.model.Parameters;
import io.elman.report.Evaluation;
import io.elman.report.Facts;
import io.elman.report.Page;
import io.elman.report.Provenance;
import io.elman.report.Quotes;
import io.elman.report.Section;
import io.elman.report.Table;
import io.elman.report.chart.BarChart;
import io.elman.report.chart.HeatMap;
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
import java.util.stream.Stream;

/** The page of a run: what was trained, how it learned, how good it is, what it attends to, and where it is wrong. */
record TranslationReport(
        Experiment experiment, Model model, Evaluation evaluation, TrainingRun run, Examples examples) {
    private static final List<String> METRICS = List.of("exact_match", "bleu", "chrf", "loss");
    private static final int MAPS = 3;

    /** A longer text cannot be seen at a glance. */
    private static final int LONGEST_IN_MAP = 60;

    void write(Path file) {
        Page page = Page.titled("Translation: " + evaluation.model());
        writeSummary(page);
        page.section("Learning curve").add(learningCurve());
        writeAttention(page);
        page.section("Length of the source").add(lengthTable());
        page.section("Translations")
                .add(quotes("Wrong ones, in the order of the test part", examples.wrong()))
                .add(quotes("Right ones", examples.right()));
        MemorySection.write(page, List.of(run.memory()));
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
                        "Judged on %s: %,d pairs whose sources training never saw. The network has %,d parameters.",
                        evaluation.data(),
                        evaluation.rows(),
                        Parameters.total(model.network())))
                .paragraph("It learned for %d epochs; the weights are those of epoch %d."
                        .formatted(run.epochs().size(), run.kept()))
                .add(metricsTable())
                .add(metricsChart());
    }

    private Table metricsTable() {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("model")));
        METRICS.forEach(name -> columns.add(Table.Column.number(title(name))));
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("elman", evaluation.metrics()));
        evaluation.baselines().forEach((name, metrics) -> rows.add(row(title(name), metrics)));
        return Table.of(
                        "This model beside the nearest training source; exact match as a share, BLEU and chrF up to 100,"
                                + " loss in nats a token",
                        columns,
                        rows)
                .highlighting(0);
    }

    private static List<String> row(String name, Map<String, Object> metrics) {
        List<String> row = new ArrayList<>(List.of(name));
        METRICS.forEach(metric ->
                row.add(metrics.get(metric) instanceof Double value ? String.format(Locale.ROOT, "%.4f", value) : "–"));
        return row;
    }

    private BarChart metricsChart() {
        List<String> series = new ArrayList<>(List.of("elman"));
        evaluation.baselines().keySet().forEach(name -> series.add(title(name)));
        List<BarChart.Group> groups = Stream.of("bleu", "chrf")
                .map(metric -> {
                    List<Double> values = new ArrayList<>(
                            List.of((Double) evaluation.metrics().get(metric)));
                    evaluation.baselines().values().forEach(metrics -> values.add((Double) metrics.get(metric)));
                    return new BarChart.Group(title(metric), values);
                })
                .toList();
        return new BarChart("This model beside the nearest training source", series, groups);
    }

    private LineChart learningCurve() {
        LearningCurve curve = new LearningCurve(
                run.epochs().stream().mapToDouble(Epoch::trainingLoss).toArray(),
                run.epochs().stream().mapToDouble(Epoch::validationLoss).toArray(),
                run.kept());
        return LearningCurve.chart("nats per token", List.of(curve));
    }

    private void writeAttention(Page page) {
        List<Translation.Attended> seen = Stream.concat(
                        examples.wrong().stream().limit(1), examples.right().stream())
                .map(example -> example.translation().attention())
                .filter(TranslationReport::isDrawable)
                .limit(MAPS)
                .toList();
        if (seen.isEmpty()) {
            return;
        }
        Section section = page.section("Attention")
                .paragraph(
                        "A row a token of the translation, a column a token of its source: the stronger the colour,"
                                + " the more the token was read when the row was written. A last row without a token is the end.");
        seen.forEach(attended -> section.add(map(attended)));
    }

    private static boolean isDrawable(Translation.Attended attended) {
        return !attended.source().isEmpty()
                && attended.source().size() <= LONGEST_IN_MAP
                && attended.target().size() <= LONGEST_IN_MAP
                && Stream.of(attended.weights())
                        .allMatch(row -> row.length == attended.source().size());
    }

    private static HeatMap map(Translation.Attended attended) {
        String separator = attended.source().stream().allMatch(token -> token.length() == 1) ? "" : " ";
        List<List<Double>> shares = Stream.of(attended.weights())
                .map(row -> {
                    List<Double> numbers = new ArrayList<>();
                    for (float weight : row) {
                        numbers.add((double) weight);
                    }
                    return numbers;
                })
                .toList();
        return new HeatMap(
                String.join(separator, attended.source()) + " → "
                        + String.join(separator, attended.target()).strip(),
                new MatrixChart.Side("written", shown(attended.target())),
                new MatrixChart.Side("read", shown(attended.source())),
                shares,
                HeatMap.Scale.SHARE);
    }

    private static List<String> shown(List<String> tokens) {
        return tokens.stream().map(token -> token.isEmpty() ? "∎" : token).toList();
    }

    private Table lengthTable() {
        List<List<String>> rows = examples.byLength().stream()
                .map(lengths -> List.of(
                        lengths.from() + " to " + lengths.to(),
                        Long.toString(lengths.rows()),
                        String.format(Locale.ROOT, "%.4f", lengths.share())))
                .toList();
        return Table.of(
                "Exact matches by the number of tokens of the source",
                List.of(Table.Column.text("tokens"), Table.Column.number("pairs"), Table.Column.number("exact match")),
                rows);
    }

    private static Quotes quotes(String caption, List<Examples.Example> some) {
        return new Quotes(
                caption,
                some.stream()
                        .map(example -> new Quotes.Quote(
                                example.pair().source(),
                                Facts.of("line", Long.toString(example.pair().line()))
                                        .and(
                                                "translation",
                                                example.translation().text())
                                        .and("should be", example.pair().target())
                                        .and("log probability", number(example))))
                        .toList());
    }

    private static String number(Examples.Example example) {
        return String.format(Locale.ROOT, "%.3f", example.translation().logProbability());
    }

    private static String title(String name) {
        return switch (name) {
            case "bleu" -> "BLEU";
            case "chrf" -> "chrF";
            default -> name.replace('_', ' ');
        };
    }
}
