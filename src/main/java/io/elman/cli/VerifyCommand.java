package io.elman.cli;

import io.elman.model.ModelReader;
import io.elman.verify.Verification;
import io.elman.verify.memory.MemoryCheck;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code elman verify}. */
@Command(
        name = "verify",
        description = {
            "Shows the equations by hand, in the pure ND4J cell and in DL4J side by side, and checks gradients.",
            "With --memory, trains networks for a minute or two and shows how far back they remember."
        })
final class VerifyCommand implements Callable<Integer> {
    private static final Path PAGE = Path.of("models", "memory.html");

    private final Main.Streams streams;

    @Parameters(arity = "0..1", paramLabel = "MODEL", description = "A model zip whose weights are to be checked.")
    private Path model;

    @Option(
            names = "--memory",
            description = "Instead, learn the adding problem over 50 steps, fail to over 200, and show how the gradient"
                    + " fades with the lag. Fails if 50 steps are not learned.")
    private boolean memory;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The page on which --memory draws it, by default models/memory.html.")
    private Path output;

    @Spec
    private CommandSpec spec;

    VerifyCommand(Main.Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        refuse(memory && model != null, "--memory trains networks of its own: name no MODEL");
        refuse(!memory && output != null, "--output goes with --memory");
        return passed() ? Main.DONE : Main.FAILED;
    }

    private boolean passed() {
        if (memory) {
            return remembers();
        }
        return model == null
                ? Verification.run(streams.out())
                : Verification.run(streams.out(), ModelReader.read(model).network());
    }

    private boolean remembers() {
        try (ProgressLine progress = ProgressLine.on(streams.err())) {
            return new MemoryCheck(streams.out(), Terminal.columns())
                    .reportTo(progress)
                    .notify(progress::note)
                    .run(output == null ? PAGE : output);
        }
    }

    private void refuse(boolean wrong, String message) {
        if (wrong) {
            throw new CommandLine.ParameterException(spec.commandLine(), message);
        }
    }
}
