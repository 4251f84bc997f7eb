package io.elman.cli;

import static io.elman.cli.Result.run;
import static io.elman.cli.Result.runWith;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.elman.classify.TinyReviews;
import io.elman.engine.parallel.Crew;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @TempDir
    static Path shared;

    private static String zip;
    private static Result trained;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() throws IOException {
        trained = run("train", TinyReviews.in(shared).toString());
        zip = shared.resolve("tiny.zip").toString();
    }

    @Test
    void trainPrintsResultsToStdoutAndProgressToStderr() {
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.out()).contains("accuracy", "bag of words", "majority class", "tiny.zip", "report.html");
        assertThat(trained.err()).contains("epoch   6").doesNotContain("accuracy", "\u001b");
    }

    @Test
    void evaluateGivesTheContractsKeys() {
        Result result = run("evaluate", zip, "--json");
        assertThat(result.code()).isZero();
        assertThat(result.json().keySet()).containsExactly("task", "model", "data", "rows", "metrics", "baselines");
        assertThat(result.json().getAsJsonObject("metrics").keySet())
                .contains("accuracy", "balanced_accuracy", "macro_f1", "loss");
        assertThat(result.json().getAsJsonObject("baselines").keySet())
                .containsExactly("bag_of_words", "majority_class");
        assertThat(run("evaluate", zip, shared.resolve("test.csv").toString()).out())
                .contains("1.0000");
    }

    @Test
    void predictAnswersTextFileAndStandardInput() throws IOException {
        assertThat(run("predict", zip, "--text", "lovely").out()).contains("great");
        assertThat(run("predict", zip, "--text", "lovely", "--top", "1").out().lines())
                .hasSize(1);
        assertThat(run("predict", zip, "--text", "lovely", "--json")
                        .json()
                        .get("label")
                        .getAsString())
                .isEqualTo("great");
        Result rows = runWith("text,note\nlovely,1\n\"fine\nreally\",2\n,3\n", "predict", zip, "-", "--top", "2");
        assertThat(rows.out().lines().findFirst())
                .hasValue("text,note,predicted_1,probability_1,predicted_2,probability_2");
        assertThat(rows.out()).contains("lovely,1,great,0.").contains("\"fine\nreally\",2,\"so, so\",0.");
        JsonObject json =
                runWith("text\nlovely\n", "predict", zip, "-", "--json").json();
        assertThat(json.getAsJsonArray("rows")).hasSize(1);
        Path out = folder.resolve("out.csv");
        assertThat(run("predict", zip, shared.resolve("test.csv").toString(), "--output", out.toString())
                        .code())
                .isZero();
        assertThat(Files.readAllLines(out)).hasSize(31);
    }

    @Test
    void inspectShowsWhatTheModelIs() {
        assertThat(run("inspect", zip).out())
                .contains("classification", "recurrent0.RW", "8 x 8", "learning-rate: 0.03", "SHA-256", "\"great\"");
        assertThat(run("inspect", zip, "--json").json().keySet())
                .contains("task", "seed", "versions", "data", "schema", "parameters", "result", "config");
    }

    @Test
    void verifyChecksTheEquationsAndAModelsWeights() {
        assertThat(run("verify").out()).contains("0.8513712", "slip", "All checks passed");
        assertThat(run("verify", zip).code()).isZero();
    }

    @Test
    void threadsChangeNoAnswer() {
        int cores = Crew.shared().threads();
        String alone = run("predict", zip, "--text", "lovely", "--threads", "1").out();
        assertThat(run("predict", zip, "--text", "lovely", "--threads", "5").out())
                .isEqualTo(alone);
        assertThat(Crew.shared().threads()).isEqualTo(5);
        Crew.use(cores);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "verify --threads 0",
                "verify --threads many",
                "frobnicate",
                "train",
                "predict m.zip a.csv --text x",
                "verify --nope",
                "predict m.zip a.csv --top 0",
                "verify --memory m.zip",
                "verify --output page.html"
            })
    void wrongUsageIsTwo(String line) {
        Result result = run(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(result.code()).isEqualTo(Main.WRONG_USAGE);
        assertThat(result.err()).startsWith("error: ").contains("--help");
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.csv --backtest"})
    void wrongUsageOfAClassifierIsTwo(String rest) {
        Result result = run(("predict " + zip + " " + rest).strip().split(" "));
        assertThat(result.code()).isEqualTo(Main.WRONG_USAGE);
        assertThat(result.err()).startsWith("error: ").contains("--help");
    }

    @Test
    void helpAndVersionAreAnswers() {
        assertThat(run("--help").out()).contains("train", "evaluate", "predict", "inspect", "verify");
        assertThat(run("train", "--help").out()).contains("--set", "--resume", "--output");
        assertThat(run("--version").out()).matches("elman \\d+\\.\\d+.*\\R");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    data.train=none.csv       | 1 | none.csv: error:
                    data.train=empty.csv      | 1 | empty.csv
                    data.train=header.csv     | 1 | header.csv
                    data.train=one.csv        | 1 | one.csv
                    data.train=short.csv      | 1 | short.csv:3:
                    data.train=nul.csv        | 1 | nul.csv:2:
                    data.train=long.csv       | 1 | long.csv:2:
                    data.train=latin.csv      | 1 | data.charset
                    data.train=semicolon.csv  | 1 | data.delimiter
                    data.train=folder         | 1 | folder: error:
                    data.test=strange.csv     | 1 | strange.csv:3:
                    data.text=txt             | 1 | did you mean 'text'
                    data.label=nothing        | 1 | nothing
                    training.epochs=none      | 2 | 'training.epochs' must be
                    model.hiden=5             | 2 | did you mean 'hidden'
                    output=train.csv/m.zip    | 1 | is not a folder
                    output=folder             | 1 | it is a folder
                    """)
    void badInputIsToldAndLosesNothing(String override, int code, String message) throws IOException {
        Path config = TinyReviews.in(folder);
        badFiles();
        Path model = Files.writeString(folder.resolve("tiny.zip"), "before");
        String[] parts = override.split("=");
        boolean isFile = parts[1].contains(".csv") || parts[1].equals("folder");
        String value = isFile ? folder.resolve(parts[1]).toString() : parts[1];
        Result result = run("train", config.toString(), "--set", parts[0] + "=" + value);
        assertThat(result.err()).contains("error: ").contains(message).doesNotContain("\tat ");
        assertThat(result.code()).isEqualTo(code);
        assertThat(model).hasContent("before");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void emptyTextsAreRowsLikeOthers() throws IOException {
        Path config = TinyReviews.in(folder);
        Files.writeString(folder.resolve("test.csv"), "text,label\n,great\n\"\",\"so, so\"\nlovely,great\n");
        Result result = run("train", config.toString(), "--set", "training.epochs=1");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("3 rows");
    }

    @Test
    void aDuplicateAcrossPartsIsNoted() throws IOException {
        Path config = TinyReviews.in(folder);
        Files.copy(
                folder.resolve("train.csv"),
                folder.resolve("test.csv"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Result result = run("train", config.toString(), "--set", "training.epochs=1");
        assertThat(result.err()).contains("note: ").contains("also stands in the training part");
    }

    private void badFiles() throws IOException {
        write("empty.csv", "");
        write("header.csv", "id,text,label,shop\n");
        write("one.csv", "text,label,shop\na,x,1\nb,x,2\nc,x,3\n");
        write("short.csv", "id,text,label,shop\n1,a,great,s\n2,b\n");
        write("nul.csv", "id,text,label,shop\n1,a\0b,great,s\n2,b,x,s\n");
        write("long.csv", "id,text,label,shop\n1," + "x".repeat(10_000_000) + ",great,s\n");
        write("semicolon.csv", "id;text;label;shop\n1;a;great;s\n");
        write("strange.csv", "text,label\nlovely,great\nfine,grate\n");
        Files.write(
                folder.resolve("latin.csv"),
                "id,text,label,shop\n1,sch\u00f6n,great,s\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.createDirectories(folder.resolve("folder"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
