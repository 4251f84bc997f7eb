package io.elman.cli;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.classify.ClassifierTraining;
import io.elman.config.Experiment;
import io.elman.config.Task;
import io.elman.forecast.ForecastTraining;
import io.elman.generate.GeneratorTraining;
import io.elman.model.Model;
import io.elman.report.Evaluation;
import io.elman.train.TaskTraining;
import io.elman.translate.TranslationTraining;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** What a model is for, and who trains one. */
final class Tasks {
    private Tasks() {}

    /** Returns the training of the experiment's task, not yet begun. */
    static TaskTraining<Evaluation> training(Experiment experiment) {
        return switch (experiment.task()) {
            case CLASSIFICATION -> new ClassifierTraining(experiment);
            case FORECASTING -> new ForecastTraining(experiment);
            case GENERATION -> new GeneratorTraining(experiment);
            case TRANSLATION -> new TranslationTraining(experiment);
        };
    }

    /** @throws ElmanException if no release of this program writes such a model */
    static Task of(Model model, Path file) {
        String name = model.manifest().task();
        return Arrays.stream(Task.values())
                .filter(task -> task.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new ElmanException(
                        Finding.at(SourceLocation.of(file.toString()), "this model is for the task '" + name + "'")
                                .withHint("this release knows "
                                        + Arrays.toString(Task.values()).toLowerCase(Locale.ROOT))));
    }
}
