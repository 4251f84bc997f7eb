package io.elman.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One of those that are compared, a process of its own. */
final class Side implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final PrintStream questions;
    private final String greeting;

    private Side(Process process) throws IOException {
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        this.questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
        this.greeting = read();
    }

    /**
     * Starts a process with the JVM flags of this one, which are those of the launcher.
     *
     * @param blasThreads threads of BLAS and of ND4J's own loops
     */
    static Side java(String name, int blasThreads) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Worker.class.getName(), name));
        return start(command, blasThreads);
    }

    static Side python(String python, String script, int threads) throws IOException {
        return start(List.of(python, script), threads);
    }

    private static Side start(List<String> command, int threads) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        builder.environment().put("OPENBLAS_NUM_THREADS", Integer.toString(threads));
        return new Side(builder.start());
    }

    /** Returns what the process said first: its name and version. */
    String greeting() {
        return greeting;
    }

    /** Returns nanoseconds a step. */
    double measure(Workload workload, int threads, int milliseconds) {
        questions.println(workload + " " + threads + " " + milliseconds);
        return Double.parseDouble(read());
    }

    private String read() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException(
                        "a side has died: " + process.info().commandLine().orElse("unknown"));
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        questions.close();
        process.destroy();
    }
}
