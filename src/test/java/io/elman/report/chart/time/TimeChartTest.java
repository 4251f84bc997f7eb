package io.elman.report.chart.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.elman.report.Drawn;
import io.elman.report.Parsed;
import io.elman.report.chart.time.axis.TimeAxis;
import io.elman.report.drawing.Box;
import io.elman.report.drawing.Lettering;
import io.elman.report.drawing.Svg.Point;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class TimeChartTest {
    private static final long DAY = 86_400_000L;
    private static final double NAN = Double.NaN;

    /** Far away, but not where sums overflow. */
    private static final long FIRST = -(1L << 52);

    private static final long LAST = 1L << 52;

    static Stream<TimeChart> charts() {
        Stream.Builder<TimeChart> charts = Stream.builder();
        for (TimeAxis axis : new TimeAxis[] {TimeAxis.dates(), TimeAxis.index("day")}) {
            TimeChart nothing = TimeChart.of("chart", axis, "y");
            charts.add(nothing).add(nothing.wide()).add(nothing.level(NAN)).add(nothing.region("test", 5, 5));
            for (double[] values : new double[][] {
                {},
                {0},
                {NAN},
                {NAN, NAN},
                {7, 7, 7},
                {1, NAN, 2},
                {NAN, 1, NAN},
                {1 / 0.0, 1, -1 / 0.0},
                {-1e300, 1e300, 1e308},
                {1e-320, 2e-320},
                new Random(1).doubles(3_000).toArray()
            }) {
                for (long step : new long[] {0, 1, 1_000, DAY, 400 * DAY}) {
                    charts.add(full(nothing, values, step));
                }
            }
        }
        return charts.build();
    }

    private static TimeChart full(TimeChart chart, double[] values, long step) {
        long[] ticks = ticks(values.length, step);
        double[] above = DoubleStream.of(values).map(value -> value + 1).toArray();
        return chart.line("a", ticks, values)
                .dots("b", ticks, values)
                .band("interval", "a", ticks, values, above)
                .region("training", FIRST, 9_000 * DAY)
                .region("W".repeat(200), 9_000 * DAY, 9_001 * DAY)
                .region("", 9_001 * DAY, LAST)
                .level(0);
    }

    @ParameterizedTest
    @MethodSource("charts")
    void whatIsDrawnLiesInThePlot(TimeChart chart) {
        Document page = Drawn.parsed(chart);
        Element svg = svg(page);
        double[] size = Drawn.numbers(svg.getAttribute("viewBox"));
        Box area = TimeDrawing.of(chart).plot().area();
        assertThat(Drawn.points(svg)).allMatch(at -> within(at, new Box(0, 0, size[2], size[3])));
        for (String mark : new String[] {"path", "circle"}) {
            assertThat(Parsed.elements(page, mark).stream()
                            .flatMap(element -> places(element).stream())
                            .filter(at -> !within(at, area))
                            .map(Arrays::toString))
                    .isEmpty();
        }
        assertThat(Drawn.marks(page, "rect", "region"))
                .allMatch(stripe -> Drawn.number(stripe, "x") >= area.x()
                        && Drawn.number(stripe, "x") + Drawn.number(stripe, "width") <= area.right());
    }

    @ParameterizedTest
    @MethodSource("charts")
    void saysInWordsWhatItShows(TimeChart chart) {
        assertThat(svg(Drawn.parsed(chart)).getAttribute("aria-label")).startsWith("chart. y over time");
        assertThat(Drawn.html(chart)).doesNotContain("NaN", "Infinity");
    }

    @ParameterizedTest
    @MethodSource("charts")
    void noTextCoversAnother(TimeChart chart) {
        List<Element> texts = Parsed.elements(Drawn.parsed(chart), "text");
        for (Element one : texts) {
            for (Element other : texts) {
                boolean sameRow = Math.abs(Drawn.number(one, "y") - Drawn.number(other, "y")) < 10;
                boolean before = Drawn.number(one, "x") < Drawn.number(other, "x");
                assertThat(!sameRow || !before || end(one) <= start(other))
                        .as("%s %s", one.getTextContent(), other.getTextContent())
                        .isTrue();
            }
        }
    }

    @Test
    void wordsTellTimesValuesAndRegions() {
        TimeChart chart = TimeChart.of("Births", TimeAxis.dates(), "births a day")
                .line("actual", ticks(3, DAY), 7, NAN, 9)
                .band("90 % interval", "actual", ticks(3, DAY), new double[] {6, 7, 8}, new double[] {8, 9, 10})
                .region("test", 9_000 * DAY, 9_002 * DAY);
        assertThat(svg(Drawn.parsed(chart)).getAttribute("aria-label"))
                .isEqualTo("Births. births a day over time, 23 Aug 1994 to 25 Aug 1994: actual: 2 values from 7 to 9;"
                        + " 90 % interval: below 3 values from 6 to 8, above 3 values from 8 to 10;"
                        + " test: 23 Aug 1994 to 25 Aug 1994");
    }

    @Test
    void whatHasOneNameLooksAlikeAndStandsInTheLegendOnce() {
        TimeChart chart = TimeChart.of("f", TimeAxis.index("day"), "y").line("actual", ticks(90, 1), new double[90]);
        for (int origin = 0; origin < 5; origin++) {
            long[] ticks =
                    LongStream.range(9_000 + 10 * origin, 9_007 + 10 * origin).toArray();
            chart = chart.line("forecast", ticks, new double[7])
                    .band("90 % interval", "forecast", ticks, new double[7], new double[] {1, 1, 1, 1, 1, 1, 1});
        }
        Document page = Drawn.parsed(chart);
        assertThat(Parsed.elements(page, "li").stream().map(Element::getTextContent))
                .containsExactly("actual", "forecast", "90 % interval");
        List<Element> forecasts = Drawn.marks(page, "path", "s1");
        assertThat(forecasts).hasSize(1);
        assertThat(forecasts.get(0).getAttribute("d").chars().filter(c -> c == 'M'))
                .hasSize(5);
        assertThat(Drawn.marks(page, "path", "f1")).hasSize(1);
    }

    @Test
    void aHundredThousandValuesAreASmallFileThatKeepsEveryPeak() {
        double[] noise = new Random(1).doubles(100_000).toArray();
        double[] holes = noise.clone();
        for (int i = 0; i < holes.length; i += 3) {
            holes[i] = NAN;
        }
        noise[31_234] = 5;
        noise[71_250] = -3;
        TimeChart chart = TimeChart.of("f", TimeAxis.dates(), "y").wide();
        long[] ticks = ticks(noise.length, DAY / 24);
        double[] below = DoubleStream.of(noise).map(value -> Math.min(0, value)).toArray();
        for (TimeChart large : List.of(
                chart.line("a", ticks, noise),
                chart.dots("a", ticks, noise),
                chart.band("a", "b", ticks, below, noise))) {
            assertThat(Drawn.html(large).length()).isLessThan(100_000);
            List<double[]> points = Drawn.points(svg(Drawn.parsed(large)));
            for (int peak : new int[] {31_234, 71_250}) {
                Point place = TimeDrawing.of(large).plot().point(ticks[peak], noise[peak]);
                assertThat(points)
                        .anyMatch(at -> Math.abs(at[1] - place.y()) < 0.06 && Math.abs(at[0] - place.x()) < 4);
            }
        }
        assertThat(Drawn.html(chart.line("a", ticks, holes)).length()).isLessThan(100_000);
        assertThat(Drawn.html(chart.dots("a", ticks, holes)).length()).isLessThan(100_000);
    }

    @Test
    void aThousandForecastsOfOneStepAreASmallFile() {
        TimeChart chart = TimeChart.of("f", TimeAxis.index("day"), "y");
        for (int origin = 0; origin < 1_000; origin++) {
            long[] ticks = {origin};
            chart = chart.line("forecast", ticks, origin)
                    .band("90 % interval", "forecast", ticks, new double[] {origin - 1}, new double[] {origin + 1});
        }
        assertThat(Drawn.html(chart).length()).isLessThan(100_000);
    }

    @Test
    void aGapIsSeenAndALoneValueToo() {
        TimeChart chart = TimeChart.of("f", TimeAxis.dates(), "y");
        Document page = Drawn.parsed(chart.line("a", ticks(7, DAY), 1, 2, NAN, 3, NAN, 4, 5));
        assertThat(Drawn.marks(page, "path", "line").get(0).getAttribute("d").replaceAll("[^ML]", ""))
                .isEqualTo("MLML");
        assertThat(Parsed.elements(page, "circle")).hasSize(5);
        assertThat(Drawn.marks(page, "path", "dots")).hasSize(1);
    }

    @Test
    void anIntervalOfASingleStepHasAnArea() {
        TimeChart chart = TimeChart.of("f", TimeAxis.dates(), "y")
                .band("90 % interval", "a", ticks(1, DAY), new double[] {1}, new double[] {2});
        List<double[]> outline =
                places(Drawn.marks(Drawn.parsed(chart), "path", "area").get(0));
        assertThat(outline.stream().mapToDouble(at -> at[0]).distinct()).hasSize(2);
        assertThat(outline.stream().mapToDouble(at -> at[1]).distinct()).hasSize(2);
    }

    @Test
    void aSingleTimeStandsInTheMiddleAndIsTold() {
        Document page = Drawn.parsed(TimeChart.of("f", TimeAxis.dates(), "y").line("a", ticks(1, DAY), 3));
        assertThat(Parsed.elements(page, "text").stream().map(Element::getTextContent))
                .contains("22 Aug", "23 Aug", "24 Aug", "23 Aug 1994");
        assertThat(Parsed.elements(page, "circle")).hasSize(1);
    }

    @Test
    void aLevelIsPartOfTheChart() {
        TimeChart chart = TimeChart.of("f", TimeAxis.dates(), "y")
                .dots("residual", ticks(2, DAY), 3, 4)
                .level(0);
        double zero = TimeDrawing.of(chart).plot().point(0, 0).y();
        assertThat(Drawn.marks(Drawn.parsed(chart), "line", "level"))
                .singleElement()
                .satisfies(line -> assertThat(Drawn.number(line, "y1")).isEqualTo(zero));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        TimeChart chart = TimeChart.of("f", TimeAxis.dates(), "y");
        assertThatThrownBy(() -> chart.line("a", new long[2], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 values for 2 ticks");
        assertThatThrownBy(() -> chart.line("a", new long[] {2, 1}, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not ascend at value 1 of 'a'");
        assertThatThrownBy(() -> chart.region("a", 2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("region 'a' from 2 to 1");
        List<Value> one = List.of(new Value(1, 1));
        assertThatThrownBy(() -> new Band("a", "b", one, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("differ in band 'a': 1 and 0");
    }

    private static long[] ticks(int count, long step) {
        return LongStream.range(0, count).map(i -> 9_000 * DAY + i * step).toArray();
    }

    private static Element svg(Document page) {
        return Parsed.elements(page, "svg").stream()
                .filter(svg -> svg.hasAttribute("role"))
                .findFirst()
                .orElseThrow();
    }

    /** Returns where a path or a dot of the chart stands; nothing of a legend's. */
    private static List<double[]> places(Element mark) {
        if (mark.getTagName().equals("circle")) {
            return List.of(new double[] {Drawn.number(mark, "cx"), Drawn.number(mark, "cy")});
        }
        double[] way = Drawn.numbers(mark.getAttribute("d"));
        return Stream.iterate(0, i -> i < way.length, i -> i + 2)
                .map(i -> new double[] {way[i], way[i + 1]})
                .toList();
    }

    private static boolean within(double[] at, Box box) {
        double rounding = 0.06;
        return at[0] >= box.x() - rounding
                && at[0] <= box.right() + rounding
                && at[1] >= box.y() - rounding
                && at[1] <= box.bottom() + rounding;
    }

    private static double start(Element text) {
        double width = Lettering.width(text.getTextContent(), 12);
        return Drawn.number(text, "x")
                - switch (text.getAttribute("text-anchor")) {
                    case "start" -> 0;
                    case "end" -> width;
                    default -> width / 2;
                };
    }

    private static double end(Element text) {
        return start(text) + Lettering.width(text.getTextContent(), 12);
    }
}
