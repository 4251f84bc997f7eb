package io.elman.report;

import io.elman.report.Quotes.Quote;
import io.elman.report.Table.Column;
import io.elman.report.chart.BarChart;
import io.elman.report.chart.HeatMap;
import io.elman.report.chart.LineChart;
import io.elman.report.chart.LineChart.Line;
import io.elman.report.chart.MatrixChart;
import io.elman.report.chart.time.TimeChart;
import io.elman.report.chart.time.axis.TimeAxis;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A page with every block, in sizes from nothing to a lot: to be looked at, and to be checked in a browser. */
final class SamplePage {
    /** What a stranger's text may hold. */
    static final String HOSTILE = "</title></style></textarea><script>alert('x')</script> \"quoted\" & ]]> <!-- "
            + "\u0000\u0007\u001b[31m \uD83D lone \uDE00 \uFFFE 😀 👨‍👩‍👧 مرحبا بالعالم \u202Eright to left, naïve "
            + "ﷺ <img src=x onerror=alert(1)> javascript:alert(2)\r\nnext line";

    private static final long DAY = 86_400_000L;

    private SamplePage() {}

    public static void main(String[] arguments) {
        page().writeTo(Path.of(arguments[0]));
    }

    static Page page() {
        Page page = Page.titled("Sentiment of reviews: elman");
        addSummary(page);
        addCurves(page.section("Learning curves"));
        addMatrices(page.section("Confusion"));
        addSeries(page.section("Series"));
        addDegenerate(page.section("Degenerate"));
        return page;
    }

    private static void addSummary(Page page) {
        page.section("Summary")
                .paragraph("Trained on 25,000 rows; the best epoch is 12 of 30.")
                .add(Facts.of("task", "classification")
                        .and("data", "data/reviews/train.csv")
                        .and("SHA-256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                        .and("hostile", HOSTILE))
                .add(Table.of(
                                "On the test part",
                                List.of(
                                        Column.text("model"),
                                        Column.number("accuracy"),
                                        Column.number("balanced accuracy"),
                                        Column.number("macro F1"),
                                        Column.number("loss")),
                                List.of(
                                        List.of("elman", "0.871", "0.870", "0.869", "0.312"),
                                        List.of("bag of words", "0.858", "0.858", "0.857", "0.338"),
                                        List.of("majority", "0.500", "0.500", "0.333", "0.693")))
                        .highlighting(0))
                .add(new BarChart(
                        "Ours and the baselines",
                        List.of("elman", "bag of words", "majority"),
                        List.of(
                                BarChart.Group.of("accuracy", 0.871, 0.858, 0.5),
                                BarChart.Group.of("macro F1", 0.869, 0.857, 0.3333333))));
        page.section("Most confident mistakes")
                .add(new Quotes(
                        "Sure, and wrong",
                        List.of(
                                new Quote("It's a good film, they said. It was not.", about("0.998")),
                                new Quote(HOSTILE, about("0.991")),
                                new Quote("مرحبا, هذا فيلم جيد جدا", about("0.97")),
                                new Quote("A long one. ".repeat(300), about("0.95")))));
    }

    private static Facts about(String probability) {
        return Facts.of("given", "negative").and("predicted", "positive").and("probability", probability);
    }

    private static void addCurves(Section section) {
        for (int epochs : new int[] {1, 3, 30, 500, 20_000}) {
            section.add(LineChart.of(
                            "Loss over " + epochs + " epochs",
                            "epoch",
                            "loss",
                            Line.numbered("training", curve(epochs, 0.1, 1)),
                            Line.numbered("validation", curve(epochs, 0.25, 2)),
                            Line.numbered(
                                    "chance",
                                    IntStream.range(0, epochs)
                                            .mapToDouble(i -> 0.693)
                                            .toArray()))
                    .marking(Math.max(1, epochs * 2 / 3), "best epoch"));
        }
    }

    /** Daily values of ten years, forecasts of a week, and all that a clock may tell. */
    private static void addSeries(Section section) {
        long[] days = LongStream.range(3_650, 7_300).map(day -> day * DAY).toArray();
        double[] births = IntStream.range(0, days.length)
                .mapToDouble(i -> (i % 7 < 2 ? 7_800 : 12_100) + 900 * Math.sin(i / 58.0) + i % 37 * 10)
                .toArray();
        TimeChart series = TimeChart.of("Ten years", TimeAxis.dates(), "births a day")
                .dots("births", days, births)
                .region("training", days[0], days[2_555])
                .region("validation", days[2_555], days[2_920])
                .region("test", days[2_920], days[3_649]);
        section.add(series).add(series.wide()).add(forecasts(days, births));
        TimeChart regions = TimeChart.of(HOSTILE, TimeAxis.index(HOSTILE), HOSTILE);
        for (int i = 0; i < 7; i++) {
            regions = regions.region("region " + i, 90 + i, 91 + i);
        }
        section.add(regions.line(HOSTILE, new long[] {0, 50, 100}, 1, 2, 3).level(2));
        for (long step :
                new long[] {1, 20, 700, 5_000, 60_000, DAY / 24, DAY / 4, DAY, 9 * DAY, 60 * DAY, 4_000 * DAY}) {
            long[] ticks = LongStream.range(0, 100)
                    .map(i -> 9_492 * DAY - 7 * step + i * step)
                    .toArray();
            section.add(TimeChart.of("Every " + step + " ms", TimeAxis.dates(), "y")
                    .line("a", ticks, curve(100, 0.1, step)));
        }
    }

    private static TimeChart forecasts(long[] days, double[] births) {
        TimeChart chart = TimeChart.of("Forecasts from several origins", TimeAxis.dates(), "births a day")
                .line("actual", Arrays.copyOf(days, 60), Arrays.copyOf(births, 60));
        for (int origin = 14; origin <= 52; origin += 10) {
            long[] ticks = Arrays.copyOfRange(days, origin, origin + 7);
            double[] values = Arrays.copyOfRange(births, origin - 7, origin);
            double[] lower = DoubleStream.of(values).map(value -> value - 700).toArray();
            double[] upper = DoubleStream.of(values).map(value -> value + 700).toArray();
            chart = chart.line("forecast", ticks, values).band("90 % interval", "forecast", ticks, lower, upper);
        }
        return chart;
    }

    private static double[] curve(int epochs, double floor, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, epochs)
                .mapToDouble(i -> floor + 0.6 / (1 + 10.0 * i / epochs) + 0.02 * random.nextGaussian())
                .toArray();
    }

    private static void addMatrices(Section section) {
        for (int classes : new int[] {2, 3, 10, 20, 50}) {
            section.add(confusion(
                    classes,
                    classes == 3 ? 100_000 : 200,
                    classes == 10 ? "an unusually long name of class " : "class "));
        }
        section.add(attention(List.of("3", ".", " ", "mai"), List.of("0", "3", "-", "0", "5", "∎")))
                .add(attention(List.of("two", HOSTILE, "", "日本語"), List.of("deux", HOSTILE, "∎")));
        section.add(heat("States over a passage", "It is\nWWWW mmmm @%日本語 😀", 80));
        section.add(MatrixChart.confusion("Genres", List.of("ham", "spam"), new long[][] {{961, 4}, {0, 0}}));
    }

    private static HeatMap heat(String title, String text, int columns) {
        List<String> signs = text.repeat(10)
                .codePoints()
                .limit(columns)
                .mapToObj(Character::toString)
                .toList();
        return new HeatMap(
                title,
                new MatrixChart.Side("state of", List.of("unit 37: place in the word, r -0.93", HOSTILE, "")),
                new MatrixChart.Side("after", signs),
                List.of(heatRow(columns, 0.3), heatRow(columns, 0.05), heatRow(columns, 2)),
                HeatMap.Scale.STATE);
    }

    private static List<Double> heatRow(int columns, double pace) {
        return IntStream.range(0, columns)
                .mapToObj(i -> 1.1 * Math.sin(i * pace))
                .toList();
    }

    private static HeatMap attention(List<String> read, List<String> written) {
        List<List<Double>> shares = IntStream.range(0, written.size())
                .mapToObj(row -> IntStream.range(0, read.size())
                        .mapToObj(column -> Math.exp(-Math.abs(row - column)))
                        .toList())
                .toList();
        return new HeatMap(
                String.join(" ", read),
                new MatrixChart.Side("written", written),
                new MatrixChart.Side("read", read),
                shares,
                HeatMap.Scale.SHARE);
    }

    static MatrixChart confusion(int classes, int size, String name) {
        Random random = new Random(classes);
        long[][] counts = new long[classes][classes];
        for (int given = 0; given < classes; given++) {
            for (int i = 0; i < size; i++) {
                boolean right = random.nextInt(100) < 95 - 90 * given / classes;
                counts[given][right ? given : random.nextInt(classes)]++;
            }
        }
        List<String> names = IntStream.range(0, classes)
                .mapToObj(i -> name + (char) ('A' + i % 26) + i)
                .toList();
        return MatrixChart.confusion(classes + " classes", names, counts);
    }

    private static void addDegenerate(Section section) {
        double nan = Double.NaN;
        section.add(LineChart.of("Nothing", "epoch", "loss"))
                .add(LineChart.of(
                        "Gaps", "epoch", HOSTILE, Line.numbered(HOSTILE, nan, 1, nan, 3, 4, nan, nan, 5, 6, 1 / 0.0)))
                .add(LineChart.of("Equal", "epoch", "loss", Line.numbered("a", 0.7, 0.7, 0.7)))
                .add(LineChart.of("Huge", "step", "loss", Line.numbered("a", 1e-300, -1e300, 1e300, 1e307)))
                .add(LineChart.of("Tiny", "step", "loss", Line.numbered("a", 1.2e-7, 3.4e-7, 2e-7)))
                .add(new BarChart("No bars", List.of("a"), List.of()))
                .add(new BarChart(
                        "Skill against the naive forecast, MAE (°C)",
                        List.of("elman"),
                        List.of(
                                BarChart.Group.of("step 1", 12.25),
                                BarChart.Group.of("step 2 with quite a long name that cannot fit here", -3),
                                BarChart.Group.of("step 3", nan),
                                BarChart.Group.of("step 4", 1 / 0.0),
                                BarChart.Group.of(HOSTILE, 123456.7))))
                .add(attention(List.of(), List.of()))
                .add(heat(HOSTILE, "a", 1))
                .add(MatrixChart.confusion("No classes", List.of(), new long[0][]))
                .add(MatrixChart.confusion("One class", List.of(HOSTILE), new long[][] {{7}}))
                .add(MatrixChart.confusion(HOSTILE, List.of("", "日本語の長い長い長い名前の分類", "😀"), new long[3][3]))
                .add(Table.of(
                        HOSTILE, List.of(Column.text(HOSTILE), Column.number("n")), List.of(List.of(HOSTILE, "1"))))
                .add(new Quotes("No mistakes", List.of()));
    }
}
