package io.elman.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A chart as a page holds it. */
public final class Drawn {
    private Drawn() {}

    public static String html(Block chart) {
        Page page = Page.titled("page");
        page.section("section").add(chart);
        return page.html();
    }

    public static Document parsed(Block chart) {
        return Parsed.xml(html(chart));
    }

    /** Returns where the marks of a drawing begin and end; of a text, where it begins. */
    public static List<double[]> points(Element svg) {
        List<double[]> points = new ArrayList<>();
        var all = svg.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element mark = (Element) all.item(i);
            double[] at = numbers(mark.getAttribute("transform").replaceFirst("rotate.*", ""));
            switch (mark.getTagName()) {
                case "line" -> {
                    points.add(new double[] {number(mark, "x1"), number(mark, "y1")});
                    points.add(new double[] {number(mark, "x2"), number(mark, "y2")});
                }
                case "rect" -> {
                    points.add(new double[] {number(mark, "x"), number(mark, "y")});
                    points.add(new double[] {
                        number(mark, "x") + number(mark, "width"), number(mark, "y") + number(mark, "height")
                    });
                }
                case "circle" -> points.add(new double[] {number(mark, "cx"), number(mark, "cy")});
                case "text" -> points.add(at.length == 2 ? at : new double[] {number(mark, "x"), number(mark, "y")});
                case "path" -> {
                    double[] way = numbers(mark.getAttribute("d"));
                    for (int k = 0; k < way.length; k += 2) {
                        points.add(new double[] {way[k], way[k + 1]});
                    }
                }
                default -> assertThat(mark.getTagName()).isEqualTo("title");
            }
        }
        return points;
    }

    public static double number(Element mark, String attribute) {
        return Double.parseDouble(mark.getAttribute(attribute));
    }

    public static double[] numbers(String text) {
        return Arrays.stream(text.split("[^-0-9.]+"))
                .filter(part -> !part.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** Returns the marks of a class, in their order. */
    public static List<Element> marks(Document page, String element, String style) {
        return Parsed.elements(page, element).stream()
                .filter(mark ->
                        Arrays.asList(mark.getAttribute("class").split(" ")).contains(style))
                .toList();
    }
}
