package io.elman.cli;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.config.Task;
import io.elman.data.text.symbol.Symbols;
import io.elman.generate.Continuation;
import io.elman.generate.Sampling;
import io.elman.generate.TextGenerator;
import io.elman.model.Model;
import io.elman.model.ModelReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code elman generate}. */
@Command(name = "generate", description = "Writes text: the prompt and what the model puts behind it, as it comes.")
final class GenerateCommand implements Callable<Integer> {
    /** Often enough for the eye, seldom enough not to slow the writing down. */
    private static final long NANOSECONDS_BETWEEN_FLUSHES = 50_000_000L;

    private final Main.Streams streams;
    private long lastFlush = System.nanoTime();

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "A model zip.")
    private Path file;

    @Option(names = "--prompt", paramLabel = "T", defaultValue = "", description = "Begin with this text.")
    private String prompt;

    @Option(
            names = "--length",
            paramLabel = "N",
            defaultValue = "500",
            description = "Write so many characters at most; by default 500.")
    private int length;

    @Option(
            names = "--temperature",
            paramLabel = "X",
            defaultValue = "0.7",
            description = "0 takes the most probable character, 1 draws as the model foretells; by default 0.7.")
    private double temperature;

    @Option(names = "--top", paramLabel = "K", description = "Draw from the K most probable characters only.")
    private Integer top;

    @Option(
            names = "--top-p",
            paramLabel = "P",
            defaultValue = "1",
            description = "Draw from the most probable characters that have this probability together.")
    private double topP;

    @Option(names = "--stop", paramLabel = "T", description = "End with this text.")
    private String stop;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "42",
            description = "The same seed writes the same text; by default 42.")
    private long seed;

    GenerateCommand(Main.Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Continuation continuation = continuation();
        TextGenerator generator = generator();
        tellUnknown(generator.unknown(prompt));
        write(generator.readable(prompt));
        generator.generate(continuation, this::write);
        streams.out().println();
        return Main.DONE;
    }

    private Continuation continuation() {
        refuse(length < 1, "--length must be at least 1");
        refuse(!(temperature >= 0 && temperature <= Double.MAX_VALUE), "--temperature must be at least 0");
        refuse(top != null && top < 1, "--top must be at least 1");
        refuse(!(topP > 0 && topP <= 1), "--top-p must be above 0 and at most 1");
        refuse(stop != null && stop.isEmpty(), "--stop must not be empty");
        Sampling sampling = new Sampling(temperature, top == null ? 0 : top, topP, seed);
        return new Continuation(prompt, length, Optional.ofNullable(stop), sampling);
    }

    private TextGenerator generator() {
        Model model = ModelReader.read(file);
        Task task = Tasks.of(model, file);
        if (task != Task.GENERATION) {
            throw new ElmanException(Finding.at(
                            SourceLocation.of(file.toString()),
                            "this model is for the task '" + model.manifest().task() + "' and writes no text")
                    .withHint("elman predict " + file));
        }
        return TextGenerator.of(model, file.toString());
    }

    private void tellUnknown(List<String> unknown) {
        if (!unknown.isEmpty()) {
            streams.err()
                    .println("note: skipped in the prompt, since the model does not know them: "
                            + unknown.stream().map(Symbols::named).collect(Collectors.joining(" ")));
        }
    }

    /** Returns whether somebody still reads. */
    private boolean write(String text) {
        streams.out().write(text);
        long now = System.nanoTime();
        if (now - lastFlush < NANOSECONDS_BETWEEN_FLUSHES) {
            return true;
        }
        lastFlush = now;
        return !streams.out().checkError();
    }

    private void refuse(boolean wrong, String message) {
        if (wrong) {
            throw new CommandLine.ParameterException(spec.commandLine(), message);
        }
    }
}
