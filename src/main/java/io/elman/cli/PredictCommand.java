package io.elman.cli;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SafeFile;
import io.elman.SourceLocation;
import io.elman.classify.Classifier;
import io.elman.classify.PredictionFormat;
import io.elman.classify.Predictor;
import io.elman.data.series.SeriesSet;
import io.elman.forecast.ForecastPredictor;
import io.elman.model.Model;
import io.elman.model.ModelReader;
import io.elman.translate.TranslationPredictor;
import io.elman.translate.Translator;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code elman predict}. */
@Command(
        name = "predict",
        description =
                "Answers each row of a CSV file, a text or a WAV file: a class, a translation; continues a series.")
final class PredictCommand implements Callable<Integer> {
    private final Main.Streams streams;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A model zip.")
    private Path model;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DATA",
            description =
                    "A CSV file, or a WAV file; - is standard input. Of a forecaster by default the training file.")
    private String data;

    @Option(names = "--text", paramLabel = "T", description = "Answer this text instead of a file.")
    private String text;

    @Option(
            names = "--top",
            paramLabel = "K",
            description = "Give the K most probable classes only, or the K best translations.")
    private Integer top;

    @Option(names = "--output", paramLabel = "CSV", description = "Write to this file instead of standard output.")
    private Path output;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(names = "--backtest", description = "Write what would have been forecast of rows that came.")
    private boolean backtest;

    PredictCommand(Main.Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        refuse(data != null && text != null, "give either DATA or --text");
        refuse(top != null && top < 1, "--top must be at least 1");
        Model read = ModelReader.read(model);
        Consumer<Writer> answers = switch (Tasks.of(read, model)) {
            case CLASSIFICATION -> classes(read);
            case FORECASTING -> forecasts(read);
            case GENERATION ->
                throw new ElmanException(Finding.at(SourceLocation.of(model.toString()), "this model writes text")
                        .withHint("elman generate " + model));
            case TRANSLATION -> translations(read);
        };
        if (output == null) {
            answers.accept(streams.out());
        } else {
            SafeFile.refuseSame(output, model);
            if (data != null) {
                SafeFile.refuseSame(output, Path.of(data));
            }
            SafeFile.write(output, out -> {
                Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                answers.accept(writer);
                writer.flush();
            });
        }
        return Main.DONE;
    }

    private Consumer<Writer> classes(Model read) {
        refuse(backtest, "--backtest is for the model of a forecast");
        refuse(data == null && text == null, "give either DATA or --text");
        Predictor predictor = new Predictor(
                Classifier.of(read, model.toString()), new PredictionFormat(json, top == null ? 0 : top), this::tell);
        refuse(text != null && !predictor.readsTexts(), "--text is for the model of a classification of texts");
        if (text != null) {
            return out -> predictor.answerText(text, out);
        }
        return data.equals("-")
                ? out -> predictor.answerRows(streams.in(), out)
                : out -> predictor.answerFile(Path.of(data), out);
    }

    private Consumer<Writer> translations(Model read) {
        refuse(backtest, "--backtest is for the model of a forecast");
        refuse(data == null && text == null, "give either DATA or --text");
        TranslationPredictor predictor = new TranslationPredictor(
                Translator.of(read, model.toString()), json, top == null ? 0 : top, this::tell);
        if (text != null) {
            return out -> predictor.translateText(text, out);
        }
        return data.equals("-")
                ? out -> predictor.translateRows(streams.in(), out)
                : out -> predictor.translateRows(Path.of(data), out);
    }

    private Consumer<Writer> forecasts(Model read) {
        refuse(text != null, "--text is for the model of a classification or a translation");
        refuse(top != null, "--top is for the model of a classification or a translation");
        refuse(backtest && json, "a backtest is written as CSV");
        refuse(backtest && "-".equals(data), "a backtest needs a file");
        ForecastPredictor predictor = new ForecastPredictor(read, model.toString());
        if (output != null) {
            predictor.refuseToReplaceTraining(output);
        }
        if (backtest) {
            return out -> predictor.backtest(Optional.ofNullable(data).map(Path::of), out);
        }
        return out -> predictor.ahead(series(predictor), json, out);
    }

    private SeriesSet series(ForecastPredictor predictor) {
        if (data == null) {
            return predictor.training();
        }
        return data.equals("-") ? predictor.read(streams.in()) : predictor.read(Path.of(data));
    }

    private void tell(String note) {
        streams.err().println("note: " + note);
    }

    private void refuse(boolean wrong, String message) {
        if (wrong) {
            throw new CommandLine.ParameterException(spec.commandLine(), message);
        }
    }
}
