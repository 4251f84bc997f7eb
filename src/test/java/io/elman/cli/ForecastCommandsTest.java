package io.elman.cli;

import static io.elman.cli.Result.run;
import static io.elman.cli.Result.runWith;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.elman.forecast.TinySeries;
import io.elman.model.Model;
import io.elman.model.ModelReader;
import io.elman.model.ModelWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastCommandsTest {
    private static final String HEADER = "day,visitors,rain\n";

    @TempDir
    static Path shared;

    private static String zip;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() throws IOException {
        Result trained = train(shared, "model.linear=iterated");
        assertThat(trained.code()).as(trained.err()).isZero();
        zip = shared.resolve("tiny.zip").toString();
    }

    @Test
    void predictionsAreOfTheNextDaysInEveryForm() throws IOException {
        String days = Files.readString(shared.resolve("days.csv"));
        String csv = run("predict", zip).out();
        assertThat(csv.lines().map(line -> line.split(",")[0]))
                .containsExactly("day", "2021-09-18", "2021-09-19", "2021-09-20");
        assertThat(runWith(days, "predict", zip, "-").out()).isEqualTo(csv);
        JsonObject json = run("predict", zip, "--json").json();
        assertThat(json.getAsJsonArray("forecasts")).hasSize(3);
        assertThat(run("predict", zip, "--backtest").out().lines().findFirst())
                .hasValue("origin,day,step,actual,forecast,lower,upper");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --text x             | 2 | --text is for
                    --top 2              | 2 | --top is for
                    --backtest --json    | 2 | written as CSV
                    - --backtest         | 2 | needs a file
                    short.csv            | 1 | 1 more are needed
                    narrow.csv           | 1 | no column 'rain'
                    weekly.csv           | 1 | the rows are weekly, the model learned from daily ones
                    none.csv             | 1 | no such file
                    """)
    void predictTellsWhatItCannotDo(String rest, int code, String message) throws IOException {
        badFiles();
        Result result = run(("predict " + zip + " " + inFolder(rest)).split(" "));
        assertThat(result.err()).contains("error: ").contains(message).doesNotContain("mistake of Elman");
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    data.file=unknown.csv   data.missing=linear    | 1 | the validation part has no value of column 'visitors'
                    data.file=gap.csv                              | 1 | gap.csv:52: error: the row of 2021-02-20 is missing
                    data.file=twice.csv                            | 1 | twice.csv:3: error: the time '2021-01-01' is in line 2
                    data.file=infinite.csv                         | 1 | infinite.csv:52:12: error:
                    data.file=short.csv                            | 1 | short.csv:10: error:
                    data.target=visitor                            | 1 | did you mean 'visitors'
                    data.file=latin.csv     data.target=höhe       | 1 | data.charset
                    data.file=rows.csv      data.calendar=[month]  | 1 | rows.csv: error: calendar inputs need dates
                    data.time-format=dd.mm.yyyy                    | 2 | has days and no month
                    data.time-format=QQQQQQ                        | 2 | 'data.time-format' is no pattern
                    data.time-format=YYYY-MM-dd                    | 2 | has the year of a week
                    data.time-format=yyyy-MM-DD                    | 2 | has the day of the year
                    data.time-format=MM/dd/yyyy_hh:mm              | 2 | no half of the day
                    transform.log=[visitor]                        | 1 | did you mean 'visitors'
                    window.horizon=0                               | 2 | 'window.horizon'
                    window.horizon=60                              | 1 | the validation part has no full window
                    data.holidays=days.csv                         | 1 | different names of holidays
                    """)
    void badInputIsToldAndLosesNothing(String overrides, int code, String message) throws IOException {
        badFiles();
        Path model = Files.writeString(folder.resolve("tiny.zip"), "before");
        Result result = train(folder, inFolder(overrides).split(" +"));
        assertThat(result.err()).contains("error: ").contains(message).doesNotContain("mistake of Elman");
        assertThat(result.code()).isEqualTo(code);
        assertThat(model).hasContent("before");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void whatTheModelLearnedFromIsNotWrittenOver() throws IOException {
        train(folder, "data.holidays=" + folder.resolve("holidays.csv"));
        for (String name : List.of("days.csv", "holidays.csv")) {
            Path input = folder.resolve(name);
            String before = Files.readString(input);
            String model = folder.resolve("tiny.zip").toString();
            assertThat(run("predict", model, "--output", input.toString()).err())
                    .contains("would replace an input");
            assertThat(train(folder, "data.holidays=" + folder.resolve("holidays.csv"), "output=" + input)
                            .err())
                    .contains("would replace an input");
            assertThat(input).hasContent(before);
        }
    }

    @Test
    void aSeriesThatNeverChangesIsJudgedWithoutSkill() throws IOException {
        write("same.csv", rows(0, 260, day -> "5"));
        assertThat(train(folder, inFolder("data.file=same.csv")).code()).isZero();
        JsonObject metrics = run("evaluate", folder.resolve("tiny.zip").toString(), "--json")
                .json()
                .getAsJsonObject("metrics");
        assertThat(metrics.keySet()).contains("rmse").doesNotContain("skill", "mase");
        assertThat(metrics.get("outcome").getAsString()).doesNotContain("NaN", "Infinity");
    }

    @Test
    void aColumnOfWordsThatIsLeftOutIsNoMistake() throws IOException {
        Result result = train(folder, "data.past=[rain, sky]");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("column 'sky' holds text and is left out");
    }

    @Test
    void aNewSeriesWithoutAPastIsNotJudged() throws IOException {
        String two = series("a", 0) + series("b", 0);
        write("two.csv", "shop," + HEADER + two);
        write("three.csv", "shop," + HEADER + two + series("c", 230));
        assertThat(train(folder, inFolder("data.file=two.csv"), "data.series=shop")
                        .code())
                .isZero();
        Result result = run(
                "evaluate",
                folder.resolve("tiny.zip").toString(),
                folder.resolve("three.csv").toString());
        assertThat(result.err()).contains("series 'c': the model has not learned from it");
        assertThat(result.code()).isEqualTo(Main.FAILED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    linear.json    |                      |
                    intervals.json |                      |
                    history.json   |                      |
                    baselines.json |                      |
                    series.json    |                      |
                    history.json   | "axis"               | "axes"
                    history.json   | "id":""              | "id":null
                    history.json   | "name":"rain"        | "name":"snow"
                    series.json    | "past":["rain"]      | "past":[]
                    series.json    | "lookback":10        | "lookback":9
                    intervals.json | "halfWidths":[       | "halfWidths":[1,
                    intervals.json | "halfWidths":[       | "halfWidths":[-
                    linear.json    | "models":[           | "models":["x",
                    baselines.json | "ids":[""]           | "ids":["a"]
                    """)
    void anEntryThatDoesNotBelongIsAMistakeInTheZip(String entry, String text, String other) throws IOException {
        Model model = ModelReader.read(Path.of(zip));
        Map<String, byte[]> entries = new LinkedHashMap<>(model.entries());
        if (text == null) {
            entries.remove(entry);
        } else {
            String before = model.text(entry);
            assertThat(before).contains(text);
            entries.put(entry, before.replace(text, other).getBytes(StandardCharsets.UTF_8));
        }
        Path edited = folder.resolve("edited.zip");
        ModelWriter.write(edited, new Model(model.network(), model.manifest(), entries));
        for (String command : List.of("predict", "evaluate")) {
            Result result = run(command, edited.toString());
            assertThat(result.err()).startsWith(edited + ": error: this is not the model of a forecaster");
            assertThat(result.code()).isEqualTo(Main.FAILED);
        }
    }

    @Test
    void anEntryThatIsOfNoUseIsRefused() throws IOException {
        Model model = ModelReader.read(Path.of(zip));
        Map<String, byte[]> entries = new LinkedHashMap<>(model.entries());
        entries.put("evil.txt", new byte[1]);
        Path edited = folder.resolve("edited.zip");
        ModelWriter.write(edited, new Model(model.network(), model.manifest(), entries));
        assertThat(run("predict", edited.toString()).err()).contains("the entry evil.txt does not belong to it");
    }

    @Test
    void anIntervalWithoutEndIsNotWritten() throws IOException {
        Model model = ModelReader.read(Path.of(zip));
        Map<String, byte[]> entries = new LinkedHashMap<>(model.entries());
        String wide = model.text("intervals.json")
                .replaceAll("\"halfWidths\":\\[[^\\]]*", "\"halfWidths\":[1e308,1e308,1e308");
        entries.put("intervals.json", wide.getBytes(StandardCharsets.UTF_8));
        Path edited = folder.resolve("edited.zip");
        ModelWriter.write(edited, new Model(model.network(), model.manifest(), entries));
        Result result = run("predict", edited.toString(), "--json");
        assertThat(result.err()).contains(edited + ": error: ").contains("no finite number");
        assertThat(result.out()).isEmpty();
    }

    private static Result train(Path folder, String... overrides) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("train", TinySeries.in(folder).toString(), "--set", "training.epochs=1"));
        for (String override : overrides) {
            arguments.addAll(List.of("--set", override));
        }
        return run(arguments.toArray(String[]::new));
    }

    /** Returns words with every file name as one in the folder of the test. */
    private String inFolder(String words) {
        return words.replaceAll("([a-z]+\\.csv)", folder.toString().replace("\\", "/") + "/$1");
    }

    private void badFiles() throws IOException {
        write("unknown.csv", rows(0, 260, day -> day >= 160 && day < 215 ? "" : "" + day % 7));
        write(
                "gap.csv",
                rows(0, 50, day -> "" + day) + rows(51, 260, day -> "" + day).substring(HEADER.length()));
        write("twice.csv", HEADER + "2021-01-01,1,0\n2021-01-01,2,0\n2021-01-02,3,0\n");
        write("infinite.csv", rows(0, 260, day -> day == 50 ? "Infinity" : "" + day));
        write("short.csv", rows(0, 9, day -> "" + day));
        write("weekly.csv", HEADER + "2021-01-01,1,0\n2021-01-08,2,0\n2021-01-15,3,0\n");
        write(
                "rows.csv",
                IntStream.range(1, 260)
                        .mapToObj(row -> row + "," + row % 7 + ",0\n")
                        .collect(Collectors.joining("", HEADER, "")));
        Files.write(
                folder.resolve("latin.csv"),
                "day,h\u00f6he,rain\n2021-01-01,1,0\n".getBytes(StandardCharsets.ISO_8859_1));
        write("narrow.csv", "day,visitors\n2021-01-01,1\n");
    }

    private static String rows(int from, int to, IntFunction<String> visitors) {
        return IntStream.range(from, to)
                .mapToObj(day -> TinySeries.day(day) + "," + visitors.apply(day) + "," + day % 3 + "\n")
                .collect(Collectors.joining("", HEADER, ""));
    }

    private static String series(String name, int from) {
        return rows(from, 260, day -> "" + (day % 7 + day % 5))
                .lines()
                .skip(1)
                .map(line -> name + "," + line + "\n")
                .collect(Collectors.joining());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
