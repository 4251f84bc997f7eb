package io.elman.forecast;

import io.elman.config.Experiment;
import io.elman.config.series.AnswerConfig;
import io.elman.model.Model;
import io.elman.model.Parameters;
import io.elman.report.Evaluation;
import io.elman.report.Page;
import io.elman.report.Provenance;
import io.elman.report.chart.LearningCurve;
import io.elman.report.memory.MemorySection;
import io.elman.train.Epoch;
import io.elman.train.TrainingRun;
import java.nio.file.Path;
import java.util.Locale;

/** The page of a run: what was trained, how it learned, how good it is beside simple models, and where it is wrong. */
record ForecastReport(
        Experiment experiment,
        Model model,
        Evaluation evaluation,
        Trained trained,
        Judgement judgement,
        Forecasts forecasts) {
    void write(Path file) {
        Page page = Page.titled("Forecast: " + evaluation.model());
        writeSummary(page);
        for (int target = 0; target < judgement.targets().size(); target++) {
            String name = judgement.targets().get(target);
            new TargetTables(name, judgement.scores().get(target)).writeTo(page);
            new TargetCharts(name, target, forecasts, trained.dataset()).writeTo(page);
        }
        page.section("Learning curve")
                .add(LearningCurve.chart(
                        unit(),
                        trained.runs().stream().map(ForecastReport::curve).toList()));
        MemorySection.write(
                page, trained.runs().stream().map(TrainingRun::memory).toList());
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
        var section = page.section("Result");
        for (int target = 0; target < judgement.targets().size(); target++) {
            section.paragraph("The model " + judgement.outcome(target) + ".");
        }
        int horizon = experiment.series().window().horizon();
        section.paragraph(String.format(
                Locale.ROOT,
                "Judged on %s: %,d origins, a forecast of %s from each. The network has %,d parameters.",
                evaluation.data(),
                evaluation.rows(),
                horizon == 1 ? "one step" : horizon + " steps",
                parameters));
        if (experiment.series().answer().linear() != AnswerConfig.Linear.NONE) {
            section.paragraph(
                    "Weighted sums of what a window holds forecast first, and the network learns what they leave: the"
                            + " row 'linear part' is what they do alone.");
        }
    }

    private String unit() {
        return experiment.series().answer().loss().name().toLowerCase(Locale.ROOT) + " of scaled values";
    }

    private static LearningCurve curve(TrainingRun run) {
        return new LearningCurve(
                run.epochs().stream().mapToDouble(Epoch::trainingLoss).toArray(),
                run.epochs().stream().mapToDouble(Epoch::validationLoss).toArray(),
                run.kept());
    }
}
