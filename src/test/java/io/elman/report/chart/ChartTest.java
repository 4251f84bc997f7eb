package io.elman.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.elman.report.Block;
import io.elman.report.Drawn;
import io.elman.report.Parsed;
import io.elman.report.chart.LineChart.Line;
import io.elman.report.chart.LineChart.Value;
import io.elman.report.drawing.Lettering;
import io.elman.report.drawing.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ChartTest {
    static Stream<Block> charts() {
        double nan = Double.NaN;
        Stream.Builder<Block> charts = Stream.builder();
        charts.add(LineChart.of("nothing", "x", "y"));
        for (double[] values : new double[][] {
            {},
            {0},
            {1},
            {nan},
            {nan, nan},
            {0.5, 0.5, 0.5},
            {1, nan, 2},
            {nan, 1, nan},
            {1 / 0.0, 1, -1 / 0.0},
            {-1e300, 1e300, 1e308},
            {1e-320, 2e-320},
            {123_456_789, 123_456_790},
            {0, -0.0}
        }) {
            charts.add(line(values));
            charts.add(
                    line(values).marking(7, "a marker with a label that is far too long for the drawing it stands in"));
            charts.add(line(values).with(LineChart.Heights.LOGARITHMS));
            charts.add(line(values).with(LineChart.Heights.SHARES));
            charts.add(new BarChart(
                    "bars",
                    List.of("one"),
                    Arrays.stream(values)
                            .mapToObj(value -> BarChart.Group.of("a bar", value))
                            .toList()));
        }
        charts.add(line(new Random(1).doubles(30_000).toArray()));
        charts.add(new BarChart("bars", List.of(), List.of(BarChart.Group.of("none"))));
        charts.add(new BarChart(
                "bars", List.of("W".repeat(200), ""), List.of(BarChart.Group.of("W".repeat(200), -1, 1e-9))));
        for (int classes : new int[] {0, 1, 2, 3, 10, 13, 25, 60}) {
            charts.add(matrix(classes, "c", 7));
            charts.add(matrix(classes, "W".repeat(50), 12_345_678_901L));
        }
        return charts.build();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void nothingStandsOutsideTheDrawing(Block chart) {
        Document page = Drawn.parsed(chart);
        for (Element svg : Parsed.elements(page, "svg")) {
            double[] size = Drawn.numbers(svg.getAttribute("viewBox"));
            assertThat(Drawn.points(svg).stream()
                            .filter(at -> !(at[0] >= 0 && at[0] <= size[2] && at[1] >= 0 && at[1] <= size[3]))
                            .map(Arrays::toString))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void saysInWordsWhatItShows(Block chart) {
        for (Element svg : Parsed.elements(Drawn.parsed(chart), "svg")) {
            boolean decoration = svg.getAttribute("aria-hidden").equals("true");
            assertThat(decoration || !svg.getAttribute("aria-label").isBlank()).isTrue();
        }
        assertThat(Drawn.html(chart)).doesNotContain("NaN", "Infinity");
    }

    @Test
    void aLineBreaksAtAGapAndALoneValueIsADot() {
        Document page = Drawn.parsed(line(1, 2, Double.NaN, 3, Double.NaN, 4, 5));
        assertThat(Parsed.elements(page, "path")).hasSize(2);
        assertThat(Parsed.elements(page, "circle")).hasSize(5);
    }

    @Test
    void dotsThatWouldTouchAreLeftOut() {
        double[] few = new Random(2).doubles(50).toArray();
        double[] many = new Random(3).doubles(200).toArray();
        assertThat(Parsed.elements(Drawn.parsed(line(few)), "circle")).hasSize(50);
        LineChart both = LineChart.of("lines", "x", "y", Line.numbered("few", few), Line.numbered("many", many));
        assertThat(Parsed.elements(Drawn.parsed(both), "circle")).isEmpty();
    }

    @Test
    void byLogarithmsPowersOfTenAreAsFarApartAndZeroIsAGap() {
        Document page = Drawn.parsed(line(1e-4, 1e-2, 1, 0, -1, 1).with(LineChart.Heights.LOGARITHMS));
        double[] heights = Parsed.elements(page, "circle").stream()
                .mapToDouble(dot -> Double.parseDouble(dot.getAttribute("cy")))
                .toArray();
        assertThat(heights).hasSize(4);
        assertThat(heights[0] - heights[1]).isCloseTo(heights[1] - heights[2], Offset.offset(0.011));
        assertThat(page.getDocumentElement().getTextContent()).contains("0.0001", "0.001", "0.01", "0.1");
        assertThat(Drawn.html(line(1e-50, 1).with(LineChart.Heights.LOGARITHMS)))
                .contains(">1e-50<");
    }

    @Test
    void sharesBeginAtZero() {
        assertThat(Drawn.html(line(0.5, 0.6).with(LineChart.Heights.SHARES))).contains(">0.0<");
        assertThat(Drawn.html(line(0, 0).with(LineChart.Heights.SHARES))).doesNotContain(">-");
    }

    @Test
    void aLineIsWhereItsValuesAre() {
        Document page = Drawn.parsed(line(0, 1, 0.5));
        List<Element> dots = Parsed.elements(page, "circle");
        List<Element> grid = Parsed.elements(page, "line").stream()
                .filter(line -> line.getAttribute("class").equals("grid"))
                .toList();
        String bottom = grid.get(0).getAttribute("y1");
        String top = grid.get(grid.size() - 1).getAttribute("y1");
        assertThat(dots.get(0).getAttribute("cy")).isEqualTo(bottom);
        assertThat(dots.get(1).getAttribute("cy")).isEqualTo(top);
        assertThat(Double.parseDouble(dots.get(2).getAttribute("cy")))
                .isEqualTo((Double.parseDouble(bottom) + Double.parseDouble(top)) / 2);
    }

    @Test
    void thinningKeepsEveryPeak() {
        double[] values = new double[50_000];
        values[31_234] = 5;
        values[31_250] = -3;
        String html = Drawn.html(line(values));
        assertThat(html.length()).isLessThan(60_000);
        LineDrawing drawing = LineDrawing.of(line(values));
        double peak = drawing.plot().point(31_235, 5).y();
        double valley = drawing.plot().point(31_251, -3).y();
        assertThat(Drawn.points(
                        Parsed.elements(Drawn.parsed(line(values)), "svg").get(0)))
                .anyMatch(point -> Math.abs(point[1] - peak) < 0.01)
                .anyMatch(point -> Math.abs(point[1] - valley) < 0.01);
    }

    @Test
    void barsAreAsLongAsTheirValues() {
        List<Element> bars = Parsed.elements(
                Drawn.parsed(new BarChart("b", List.of("a", "b", "c"), List.of(BarChart.Group.of("g", 1, 0.25, -0.5)))),
                "rect");
        double[] widths = bars.stream()
                .mapToDouble(bar -> Double.parseDouble(bar.getAttribute("width")))
                .toArray();
        assertThat(widths[1] / widths[0]).isCloseTo(0.25, Offset.offset(1e-3));
        assertThat(widths[2] / widths[0]).isCloseTo(0.5, Offset.offset(1e-3));
    }

    @Test
    void aCellTellsItsCountAndItsShareOfTheRow() {
        Document page =
                Drawn.parsed(MatrixChart.confusion("m", List.of("ham", "spam"), new long[][] {{9, 3}, {0, 5_000}}));
        assertThat(Parsed.elements(page, "title").stream().map(Element::getTextContent))
                .contains(
                        "given ham, predicted spam: 3 of 12 (25\u00a0%)",
                        "given spam, predicted spam: 5,000 of 5,000 (100\u00a0%)");
        assertThat(Parsed.elements(page, "text").stream().map(Element::getTextContent))
                .contains("9", "75\u00a0%", "5,000");
    }

    @Test
    void shapesThatDoNotFitAreRefusedWithBoth() {
        assertThatThrownBy(() -> MatrixChart.confusion("m", List.of("a", "b"), new long[][] {{1, 2}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 x [2] for 2 rows and 2 columns");
        assertThatThrownBy(() -> new BarChart("b", List.of("a"), List.of(BarChart.Group.of("g", 1, 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 values for 1 series");
        assertThatThrownBy(() -> new Line("l", List.of(new Value(2, 0), new Value(1, 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not ascend");
    }

    @Test
    void longNamesKeepBothTheirEnds() {
        assertThat(Lettering.fit("a_rather_long_name_of_class_17", 12, 100))
                .startsWith("a_r")
                .contains("…")
                .endsWith("17");
        assertThat(Lettering.fit("👨‍👩‍👧".repeat(20), 12, 200)).matches("(👨‍👩‍👧)+…(👨‍👩‍👧)*");
        assertThat(Lettering.fit(" ", 12, 100)).isEqualTo("(blank)");
        assertThat(Lettering.fit("name", 12, 0)).isEqualTo("…");
    }

    @Test
    void onlyEverythingIsAHundredPercent() {
        assertThat(DoubleStream.of(0, 1e-9, 0.004, 0.123, 0.996, 0.99999, 1).mapToObj(Numbers::percent))
                .containsExactly(
                        "0\u00a0%",
                        "<0.1\u00a0%", "0.4\u00a0%", "12\u00a0%", "99.6\u00a0%", ">99.9\u00a0%", "100\u00a0%");
    }

    @Test
    void numbersAreBrief() {
        assertThat(DoubleStream.of(0.91304, 0.5, 12345.6, -3, 1.23456e9, 1e-7, Double.NaN, 1 / 0.0)
                        .mapToObj(Numbers::brief))
                .containsExactly("0.913", "0.5", "12346", "-3", "1.235e9", "1e-7", "–", "∞");
    }

    private static LineChart line(double... values) {
        return LineChart.of("line", "x", "y", Line.numbered("one", values));
    }

    @Test
    void aHeatMapHasAPathAColourAndNoneForZero() {
        HeatMap map = heat(HeatMap.Scale.STATE, List.of(-1.0, 0.02, 3.0));
        String html = Drawn.html(map);
        html = html.substring(html.indexOf("<svg viewBox", html.indexOf("</p>")));
        assertThat(html).contains("f1 h8", "f0 h8").doesNotContain(" h0", "<rect class=\"f", "<title>");
        assertThat(html).contains("unit 1: x", "·", "↵");
        assertThatThrownBy(() -> heat(HeatMap.Scale.STATE, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 x [0] for 1 rows and 3 columns");
    }

    @Test
    void aHeatMapOfSharesTellsThem() {
        String html = Drawn.html(heat(HeatMap.Scale.SHARE, List.of(0.25, 0.02, 0.73)));
        assertThat(html)
                .contains("share, by the largest of the row: 0 ", "rows unit 1: x, columns a: 25 %", "columns ↵: 73 %");
        assertThat(html).contains("f0 h3", "f0 h8").doesNotContain("columns ·:", "f1 h");
    }

    private static HeatMap heat(HeatMap.Scale scale, List<Double> values) {
        return new HeatMap(
                "h",
                new MatrixChart.Side("rows", List.of("unit 1: x")),
                new MatrixChart.Side("columns", List.of("a", " ", "\n")),
                List.of(values),
                scale);
    }

    private static MatrixChart matrix(int classes, String name, long count) {
        List<String> names = IntStream.range(0, classes).mapToObj(i -> name + i).toList();
        long[][] counts = new long[classes][classes];
        for (long[] row : counts) {
            Arrays.fill(row, count);
        }
        return MatrixChart.confusion("matrix", names, counts);
    }
}
