package io.elman.cli;

import io.elman.classify.ClassifierEvaluation;
import io.elman.forecast.ForecastEvaluation;
import io.elman.generate.GeneratorEvaluation;
import io.elman.model.Model;
import io.elman.model.ModelReader;
import io.elman.report.Evaluation;
import io.elman.translate.TranslationEvaluation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code elman evaluate}. */
@Command(name = "evaluate", description = "Judges a model beside simple baselines, on its test part or on other data.")
final class EvaluateCommand implements Callable<Integer> {
    private final Main.Streams streams;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A model zip.")
    private Path file;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DATA",
            description =
                    "A CSV file with the columns of the training file, or a text; by default the test part of training.")
    private Path data;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    EvaluateCommand(Main.Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Model model = ModelReader.read(file);
        Evaluation evaluation = switch (Tasks.of(model, file)) {
            case CLASSIFICATION -> new ClassifierEvaluation(model, file.toString()).on(Optional.ofNullable(data));
            case FORECASTING -> new ForecastEvaluation(model, file.toString()).on(Optional.ofNullable(data));
            case GENERATION -> new GeneratorEvaluation(model, file.toString()).on(Optional.ofNullable(data));
            case TRANSLATION -> new TranslationEvaluation(model, file.toString()).on(Optional.ofNullable(data));
        };
        if (json) {
            streams.out().println(Json.text(evaluation));
        } else {
            MetricsTable.print(evaluation, streams.out());
        }
        return Main.DONE;
    }
}
