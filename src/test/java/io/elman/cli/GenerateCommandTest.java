package io.elman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.elman.classify.TinyReviews;
import io.elman.generate.TinyText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every command on the model of a text. */
class GenerateCommandTest {
    @TempDir
    static Path folder;

    private static String zip;
    private static Result trained;

    @BeforeAll
    static void train() throws IOException {
        zip = folder.resolve("tiny.zip").toString();
        trained = Result.run("train", TinyText.in(folder).toString());
    }

    @Test
    void trainTellsWhatTheModelIsWorth() {
        assertThat(trained.code()).isZero();
        assertThat(trained.out())
                .contains("generation on the last 10 % of", "characters", "nats per character", "3-gram", "6-gram");
        assertThat(trained.err()).contains("to learn from", "epoch   4");
    }

    @Test
    void generateWritesThePromptAndWhatFollows() {
        Result written = Result.run("generate", zip, "--prompt", "moon ", "--length", "40", "--seed", "3");
        assertThat(written.code()).isZero();
        assertThat(written.out()).startsWith("moon ").endsWith(System.lineSeparator());
        String text = written.out().strip();
        assertThat(written.out().codePointCount(0, written.out().length()))
                .isEqualTo(45 + System.lineSeparator().length());
        assertThat(Result.run("generate", zip, "--prompt", "moon ", "--length", "40", "--seed", "3")
                        .out()
                        .strip())
                .isEqualTo(text);
        assertThat(Result.run("generate", zip, "--prompt", "moon ", "--length", "40", "--seed", "4")
                        .out()
                        .strip())
                .isNotEqualTo(text);
    }

    @Test
    void unknownSymbolsOfThePromptAreToldAndSkipped() {
        Result written = Result.run("generate", zip, "--prompt", "\u03a9moon", "--length", "5");
        assertThat(written.code()).isZero();
        assertThat(written.out()).startsWith("moon");
        assertThat(written.err()).contains("skipped in the prompt", "\u03a9");
    }

    @Test
    void whatCannotBeSeenIsNamed() {
        Result written = Result.run("generate", zip, "--prompt", "\t\u001b[2Jmoon", "--length", "5");
        assertThat(written.err()).contains("know them: U+0009 U+001B [ 2 J").doesNotContain("\u001b");
    }

    @Test
    void itEndsWithTheTextToStopAt() {
        String out = Result.run("generate", zip, "--stop", "oon", "--length", "5000", "--top", "4", "--top-p", "0.9")
                .out();
        assertThat(out.strip()).endsWith("oon");
    }

    @ParameterizedTest
    @CsvSource({
        "--length, 0, --length must be at least 1",
        "--length, x, 'x' is not an int",
        "--temperature, -0.1, --temperature must be at least 0",
        "--temperature, NaN, --temperature must be at least 0",
        "--top, 0, --top must be at least 1",
        "--top-p, 0, --top-p must be above 0",
        "--top-p, 1.5, --top-p must be above 0",
        "--stop, '', --stop must not be empty"
    })
    void optionsThatMakeNoSenseAreWrongUsage(String option, String value, String message) {
        Result refused = Result.run("generate", zip, option, value);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains(message);
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void evaluateInspectAndVerifyKnowTheModel() throws IOException {
        Result evaluated = Result.run("evaluate", zip, "--json");
        assertThat(evaluated.code()).isZero();
        assertThat(evaluated
                        .json()
                        .getAsJsonObject("metrics")
                        .get("nats_per_character")
                        .getAsDouble())
                .isBetween(0.1, 1.0);
        assertThat(evaluated.json().getAsJsonObject("baselines").keySet()).containsExactly("3-gram", "6-gram");
        Path other = Files.writeString(folder.resolve("other.txt"), "moon sun moon");
        assertThat(Result.run("evaluate", zip, other.toString()).out()).contains("12 characters");
        Result inspected = Result.run("inspect", zip);
        assertThat(inspected.code()).isZero();
        assertThat(inspected.out()).contains("generation", "symbols", "recurrent0.RW", "truncate: 8");
        assertThat(Result.run("verify", zip).code()).isZero();
    }

    @Test
    void predictNamesGenerateAndTheOtherWayRound() throws IOException {
        Result refused = Result.run("predict", zip, "--text", "a");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("this model writes text", "elman generate " + zip);
        Path reviews = Files.createDirectories(folder.resolve("reviews"));
        Result.run("train", TinyReviews.in(reviews).toString(), "--set", "training.epochs=1");
        Result other = Result.run("generate", reviews.resolve("tiny.zip").toString());
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.err()).contains("classification", "elman predict");
    }

    @Test
    void aReaderThatHasHadEnoughIsNoErrorButAFullDiskIs() {
        Gone pipe = new Gone("Broken pipe");
        Gone disk = new Gone("No space left on device");
        assertThat(written(pipe)).isEqualTo("0 ");
        assertThat(written(disk)).startsWith("1 error: not all of the results");
    }

    private static String written(OutputStream out) {
        StandardOutput output = new StandardOutput(out);
        java.io.StringWriter err = new java.io.StringWriter();
        Main.Streams streams = new Main.Streams(
                java.io.InputStream.nullInputStream(),
                new PrintWriter(output, false, StandardCharsets.UTF_8),
                new PrintWriter(err),
                output::readerLeft);
        int code = Main.run(streams, "generate", zip, "--length", "2000000000", "--temperature", "1");
        return code + " " + err;
    }

    /** Fails on every write; that a command for ever so long a text ends shows that it was noticed. */
    private static final class Gone extends OutputStream {
        private final String message;

        Gone(String message) {
            this.message = message;
        }

        @Override
        public void write(int oneByte) throws IOException {
            throw new IOException(message);
        }
    }
}
