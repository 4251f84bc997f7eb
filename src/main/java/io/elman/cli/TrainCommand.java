package io.elman.cli;

import io.elman.SafeFile;
import io.elman.classify.ClassifierTraining;
import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
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
        print(train(experiment));
        return Main.DONE;
    }

    private ClassifierTraining.Outcome train(Experiment experiment) {
        try (Interruption interruption = Interruption.listen();
                ProgressLine progress = ProgressLine.on(streams.err())) {
            return switch (experiment.task()) {
                case CLASSIFICATION ->
                    new ClassifierTraining(experiment)
                            .notify(progress::note)
                            .reportTo(progress)
                            .stopWhen(interruption::requested)
                            .run(resume);
            };
        }
    }

    private void print(ClassifierTraining.Outcome outcome) {
        if (outcome.interrupted()) {
            streams.err().println("stopped; what follows is of the best weights so far");
        }
        MetricsTable.print(outcome.evaluation(), streams.out());
        streams.out().println();
        streams.out().println("model   " + outcome.zip());
        streams.out().println("report  " + outcome.folder().resolve("report.html"));
    }
}
