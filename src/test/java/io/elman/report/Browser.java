package io.elman.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Opens pages in a headless Chromium, without a network. */
public final class Browser {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int TIMEOUT_SECONDS = 90;

    private final Path program;

    private Browser(Path program) {
        this.program = program;
    }

    /**
     * What became of a page.
     *
     * @param dom the document as the browser holds it, after scripts ran
     * @param console the lines that the page, or the browser about it, left on the console: no line is a good sign
     */
    public record Visit(String dom, List<String> console) {}

    /** Returns the first browser on the path, if there is one. */
    public static Optional<Browser> find() {
        return NAMES.stream()
                .flatMap(name -> Arrays.stream(
                                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Browser::new);
    }

    /** Returns a browser; without one, the test that asks is skipped and says why. */
    public static Browser orSkip() {
        Optional<Browser> browser = find();
        String reason = "skipped: no " + String.join(", ", NAMES) + " on the path";
        if (browser.isEmpty()) {
            System.err.println(reason);
        }
        assumeTrue(browser.isPresent(), reason);
        return browser.orElseThrow();
    }

    /** Returns what became of the page in a window of that width (Chromium has none below 500 pixels). */
    public Visit open(Path page, int width) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("browser");
        try {
            Path dom = home.resolve("dom.txt");
            Path log = home.resolve("log.txt");
            Process process = new ProcessBuilder(command(page, width, home))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(dom.toFile())
                    .redirectError(log.toFile())
                    .start();
            boolean done = waitFor(process);
            List<String> lines = Files.readString(log).lines().toList();
            if (!done || process.exitValue() != 0) {
                throw new IOException(program + " did not finish in " + TIMEOUT_SECONDS + " s, or failed: " + lines);
            }
            return new Visit(
                    Files.readString(dom),
                    lines.stream().filter(line -> line.contains("CONSOLE")).toList());
        } finally {
            delete(home);
        }
    }

    public Visit open(Path page) throws IOException, InterruptedException {
        return open(page, 1200);
    }

    private List<String> command(Path page, int width, Path home) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--headless", "--no-sandbox"));
        command.addAll(List.of("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"));
        command.addAll(List.of("--disable-background-networking", "--disable-component-update"));
        // Whatever the page might ask for, it does not get it from anywhere.
        command.add("--host-resolver-rules=MAP * ~NOTFOUND");
        command.addAll(List.of("--user-data-dir=" + home, "--window-size=" + width + ",1000"));
        command.addAll(
                List.of("--enable-logging=stderr", "--dump-dom", page.toUri().toString()));
        return command;
    }

    /** A browser is a family of processes: none of them outlives its test. */
    private static boolean waitFor(Process process) throws InterruptedException {
        try {
            return process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } finally {
            List<ProcessHandle> family = process.descendants().toList();
            process.destroyForcibly().waitFor();
            family.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException stillWrittenTo) {
                file.toFile().deleteOnExit();
            }
        }
    }
}
