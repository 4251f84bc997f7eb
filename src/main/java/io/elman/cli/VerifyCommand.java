package io.elman.cli;

import io.elman.model.ModelReader;
import io.elman.verify.Verification;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code elman verify}. */
@Command(
        name = "verify",
        description =
                "Shows the equations by hand, in the pure ND4J cell and in DL4J side by side, and checks gradients.")
final class VerifyCommand implements Callable<Integer> {
    private final Main.Streams streams;

    @Parameters(arity = "0..1", paramLabel = "MODEL", description = "A model zip whose weights are to be checked.")
    private Path model;

    VerifyCommand(Main.Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        boolean passed = model == null
                ? Verification.run(streams.out())
                : Verification.run(streams.out(), ModelReader.read(model).network());
        return passed ? Main.DONE : Main.FAILED;
    }
}
