package io.elman.cli;

import io.elman.SafeFile;
import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import io.elman.report.Evaluation;
import io.elman.train.Outcome;
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
        try (Interruption interruption = Interruption.listen(streams.err())) {
            train(experiment, interruption).print(streams);
            // As soon as the interruption is over the JVM may end.
            streams.out().flush();
        }
        return Main.DONE;
    }

    private Results train(Experiment experiment, Interruption interruption) {
        try (ProgressLine progress = ProgressLine.on(streams.err())) {
            Outcome<Evaluation> outcome = Tasks.training(experiment)
                    .notify(progress::note)
                    .reportTo(progress)
                    .stopWhen(interruption::requested)
                    .run(resume);
            return new Results(outcome.evaluation(), outcome.interrupted(), outcome.zip(), outcome.folder());
        }
    }
}
