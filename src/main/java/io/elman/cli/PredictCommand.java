package io.elman.cli;

import io.elman.SafeFile;
import io.elman.classify.Classifier;
import io.elman.classify.PredictionFormat;
import io.elman.classify.Predictor;
import io.elman.model.ModelReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code elman predict}. */
@Command(name = "predict", description = "Answers each row of a CSV file, or one text.")
final class PredictCommand implements Callable<Integer> {
    private final Main.Streams streams;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A model zip.")
    private Path model;

    @Parameters(index = "1", arity = "0..1", paramLabel = "DATA", description = "A CSV file; - is standard input.")
    private String data;

    @Option(names = "--text", paramLabel = "T", description = "Answer this text instead of a file.")
    private String text;

    @Option(names = "--top", paramLabel = "K", description = "Give the K most probable classes only.")
    private Integer top;

    @Option(names = "--output", paramLabel = "CSV", description = "Write to this file instead of standard output.")
    private Path output;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    PredictCommand(Main.Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if ((data == null) == (text == null)) {
            throw usage("give either DATA or --text");
        }
        if (top != null && top < 1) {
            throw usage("--top must be at least 1");
        }
        Classifier classifier = Classifier.of(ModelReader.read(model), model.toString());
        Predictor predictor = new Predictor(classifier, new PredictionFormat(json, top == null ? 0 : top));
        if (output == null) {
            answer(predictor, streams.out());
        } else {
            SafeFile.refuseSame(output, model);
            if (data != null) {
                SafeFile.refuseSame(output, Path.of(data));
            }
            SafeFile.write(output, out -> {
                Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                answer(predictor, writer);
                writer.flush();
            });
        }
        return Main.DONE;
    }

    private void answer(Predictor predictor, Writer out) {
        if (text != null) {
            predictor.answerText(text, out);
        } else if (data.equals("-")) {
            predictor.answerRows(streams.in(), out);
        } else {
            predictor.answerRows(Path.of(data), out);
        }
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
