package io.elman.report.drawing;

import io.elman.report.Markup;
import java.util.function.Consumer;

/**
 * The frame of a chart: a caption, the drawing, and words for who cannot see it.
 *
 * @param description says in words what the drawing shows
 * @param style the class of the drawing
 */
public record Figure(String caption, String description, String style) {
    /** In pixels: a caption and a legend need some room above the smallest matrix, too. */
    private static final double LEAST_WIDTH = 350;

    /** On a wide screen, two plots stand side by side. */
    public static final double SHOWN = 520;

    /** As many as the style has. */
    public static final int COLOURS = 6;

    /** How large a drawing is: of itself, on a wide screen, and at least (on a narrower screen it is scrolled). */
    public record Size(double width, double height, double shown, double least) {}

    /** Writes the figure; the legend stands between caption and drawing. */
    public void write(Markup out, Size size, Consumer<Markup> legend, Consumer<Svg> drawing) {
        out.open("figure").with("style", "width: " + Numbers.coordinate(Math.max(LEAST_WIDTH, size.shown)) + "px");
        out.open("figcaption").with("dir", "auto").text(caption).close();
        legend.accept(out);
        out.open("div").with("class", "scroll");
        Svg svg = Svg.open(out, size.width, size.height)
                .with("class", style)
                .with("role", "img")
                .with("aria-label", caption + ". " + description)
                .with("width", Numbers.coordinate(size.shown))
                .with("height", Numbers.coordinate(size.height * size.shown / size.width))
                .with("style", "min-width: " + Numbers.coordinate(size.least) + "px");
        drawing.accept(svg);
        svg.close();
        out.close().close();
    }

    /** Writes the figure of a chart that was given nothing to draw. */
    public void writeEmpty(Markup out) {
        out.open("figure").leaf("figcaption", caption).leaf("p", "No values.").close();
    }

    /** Returns a style that differs from the first thirty others in colour or dashes, neighbours in both. */
    public static String lineStyle(int index) {
        return "line s" + index % COLOURS + " d" + index % 5;
    }

    public static String fillStyle(int index) {
        return "f" + index % COLOURS;
    }
}
