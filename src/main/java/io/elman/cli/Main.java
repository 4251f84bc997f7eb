package io.elman.cli;

import io.elman.ElmanException;
import io.elman.config.ConfigException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;

/** The program {@code elman}. Only its {@code main} ends the process. */
public final class Main {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    private final Streams streams;

    private Main(Streams streams) {
        this.streams = streams;
    }

    public static void main(String[] arguments) {
        refuseSerializedObjects();
        StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        PrintWriter out = new PrintWriter(output, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(new Streams(System.in, out, err, output::readerLeft), arguments));
    }

    /** Returns the exit code of a command line. */
    static int run(Streams streams, String... arguments) {
        int code = new Main(streams).execute(arguments);
        // A full disk behind standard output shows in no other way.
        if (streams.out().checkError() && code == DONE && !streams.readerLeft().getAsBoolean()) {
            streams.err().println("error: not all of the results could be written to standard output");
            code = FAILED;
        }
        streams.err().flush();
        return code;
    }

    /**
     * The streams of a program.
     *
     * @param in bytes, since a CSV file may be in any charset
     * @param out results
     * @param err progress, logs and errors
     * @param readerLeft whether a program that read the results has had enough, as {@code head} has
     */
    record Streams(InputStream in, PrintWriter out, PrintWriter err, BooleanSupplier readerLeft) {
        Streams(InputStream in, PrintWriter out, PrintWriter err) {
            this(in, out, err, () -> false);
        }
    }

    private CommandLine commandLine() {
        ElmanCommand elman = new ElmanCommand();
        CommandLine line = new CommandLine(elman)
                .addSubcommand(new VerifyCommand(streams))
                .addSubcommand(new TrainCommand(streams))
                .addSubcommand(new EvaluateCommand(streams))
                .addSubcommand(new PredictCommand(streams))
                .addSubcommand(new GenerateCommand(streams))
                .addSubcommand(new InspectCommand(streams));
        line.setOut(streams.out()).setErr(streams.err()).setUsageHelpWidth(Terminal.helpWidth());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> tell(failure, elman.trace()));
        line.setParameterExceptionHandler(this::tellUsage);
        return line;
    }

    /** Memory is the user's business, too: it runs out where a file or a network is larger than what was allowed. */
    private int execute(String... arguments) {
        try {
            return commandLine().execute(arguments);
        } catch (OutOfMemoryError tooLarge) {
            return tellMemory(tooLarge);
        }
    }

    private int tellMemory(Throwable tooLarge) {
        streams.err().println("error: there is not enough memory: " + tooLarge.getMessage());
        streams.err().println("  hint: make the network smaller, or allow more, as in ELMAN_JVM_FLAGS='-Xmx8g'");
        return FAILED;
    }

    private int tell(Exception failure, boolean trace) {
        if (String.valueOf(failure.getMessage()).contains("bad_alloc")) {
            return tellMemory(failure);
        }
        if (failure instanceof ElmanException mistake) {
            streams.err().println(mistake.render());
        } else {
            streams.err()
                    .println("error: " + failure
                            + (trace
                                    ? ""
                                    : System.lineSeparator() + "  this is a mistake of Elman; --trace shows where"));
        }
        if (trace) {
            failure.printStackTrace(streams.err());
        }
        return failure instanceof ConfigException ? WRONG_USAGE : FAILED;
    }

    private int tellUsage(CommandLine.ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        streams.err().println("error: " + wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, streams.err());
        streams.err().println("  hint: " + command.getCommandSpec().qualifiedName() + " --help");
        return WRONG_USAGE;
    }

    /** The launcher sets the filter as well; this is for those who start the jar by hand. */
    private static void refuseSerializedObjects() {
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            ObjectInputFilter.Config.setSerialFilter(ObjectInputFilter.Config.createFilter("!*"));
        }
    }
}
