package io.elman.cli;

import io.elman.SafeFile;
import io.elman.classify.ClassifierTraining;
import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import io.elman.forecast.ForecastTraining;
import io.elman.generate.GeneratorTraining;
import io.elman.train.TrainingRun;
import io.elman.translate.TranslationTraining;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code elman train}. */
@Command(
        name = "train",
        description = "Trains the network of a configuration, judges it on the test part, and writes the model zip.")
final class TrainCommand implements Callable<Integer> {
    private final Main.Streams streams;

    @Parameters(paramLabel = "CONFIG", description = "A YAML file, such as config/reviews.yaml.")
    private Path config;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Override a key, as in training.epochs=5.")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--output", paramLabel = "FILE", description = "The model zip to write, instead of the key output.")
    private Path output;

    @Option(names = "--resume", description = "Go on from the checkpoint of a run that was stopped.")
    private boolean resume;

    TrainCommand(Main.Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        List<String> all = new ArrayList<>(overrides);
        if (output != null) {
            all.add("output=" + ConfigReader.quote(output.toString()));
        }
        Experiment experiment = ConfigReader.read(config, all);
        SafeFile.refuseSame(Path.of(experiment.output()), config);
        try (Interruption interruption = Interruption.listen()) {
            train(experiment, interruption).print(streams);
            // As soon as the interruption is over the JVM may end.
            streams.out().flush();
        }
        return Main.DONE;
    }

    private Results train(Experiment experiment, Interruption interruption) {
        try (ProgressLine progress = ProgressLine.on(streams.err())) {
            return switch (experiment.task()) {
                case CLASSIFICATION -> classifier(experiment, interruption, progress);
                case FORECASTING -> forecaster(experiment, interruption, progress);
                case GENERATION -> generator(experiment, interruption, progress);
                case TRANSLATION -> translator(experiment, interruption, progress);
            };
        }
    }

    private Results classifier(Experiment experiment, Interruption interruption, ProgressLine progress) {
        ClassifierTraining.Outcome outcome = new ClassifierTraining(experiment)
                .notify(progress::note)
                .reportTo(progress)
                .stopWhen(interruption::requested)
                .run(resume);
        return new Results(outcome.evaluation(), wasInterrupted(outcome.runs()), outcome.zip(), outcome.folder());
    }

    private Results forecaster(Experiment experiment, Interruption interruption, ProgressLine progress) {
        ForecastTraining.Outcome outcome = new ForecastTraining(experiment)
                .notify(progress::note)
                .reportTo(progress)
                .stopWhen(interruption::requested)
                .run(resume);
        return new Results(outcome.evaluation(), wasInterrupted(outcome.runs()), outcome.zip(), outcome.folder());
    }

    private Results generator(Experiment experiment, Interruption interruption, ProgressLine progress) {
        GeneratorTraining.Outcome outcome = new GeneratorTraining(experiment)
                .notify(progress::note)
                .reportTo(progress)
                .stopWhen(interruption::requested)
                .run(resume);
        return new Results(outcome.evaluation(), wasInterrupted(outcome.runs()), outcome.zip(), outcome.folder());
    }

    private Results translator(Experiment experiment, Interruption interruption, ProgressLine progress) {
        TranslationTraining.Outcome outcome = new TranslationTraining(experiment)
                .notify(progress::note)
                .reportTo(progress)
                .stopWhen(interruption::requested)
                .run(resume);
        return new Results(outcome.evaluation(), wasInterrupted(outcome.runs()), outcome.zip(), outcome.folder());
    }

    private static boolean wasInterrupted(List<TrainingRun> runs) {
        return runs.get(runs.size() - 1).interrupted();
    }
}
