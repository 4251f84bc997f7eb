package io.elman.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.elman.engine.parallel.Crew;
import io.elman.model.Versions;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program without a command: help, version, and the options of all commands. */
@Command(
        name = "elman",
        versionProvider = ElmanCommand.Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        usageHelpAutoWidth = false,
        description = "Trains, evaluates and ships recurrent neural networks from plain CSV files.",
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong usage or wrong configuration."})
final class ElmanCommand implements Runnable {
    private static final int MOST_THREADS = 1024;

    @Spec
    private CommandSpec spec;

    @Option(names = "--trace", scope = ScopeType.INHERIT, description = "Show where in the program an error arose.")
    private boolean trace;

    boolean trace() {
        return trace;
    }

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Log to stderr what the libraries do.")
    void verbose(boolean wanted) {
        if (wanted) {
            ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.INFO);
        }
    }

    @Option(
            names = "--threads",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description = "Compute on N threads, by default one a core. The results do not depend on it.")
    void threads(int wanted) {
        if (wanted < 1 || wanted > MOST_THREADS) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--threads is " + wanted + ", must be 1 to " + MOST_THREADS);
        }
        Crew.use(wanted);
        // The JDK's own threads, which answer rows side by side; it is the caller that computes, too.
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", Integer.toString(wanted - 1));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "name a command: " + String.join(", ", spec.subcommands().keySet()));
    }

    /** The version that the build wrote down. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"elman " + Versions.current().get("elman")};
        }
    }
}
