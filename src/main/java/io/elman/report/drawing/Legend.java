package io.elman.report.drawing;

import io.elman.report.Markup;
import io.elman.report.drawing.Svg.Point;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Says what each line, dot or area means; a single one needs no legend. */
public record Legend(List<Entry> entries) {
    private static final double WIDTH = 28;
    private static final double HEIGHT = 10;
    private static final Point LEFT = new Point(0, HEIGHT / 2);
    private static final Point RIGHT = new Point(WIDTH, HEIGHT / 2);
    private static final Point CENTRE = new Point(WIDTH / 2, HEIGHT / 2);

    public Legend {
        entries = List.copyOf(entries);
    }

    /**
     * A name and what is drawn beside it.
     *
     * @param swatch draws into a small box
     */
    public record Entry(String name, Consumer<Svg> swatch) {
        public static Entry line(String name, String style) {
            return new Entry(name, svg -> svg.line(LEFT, RIGHT, style));
        }

        public static Entry dot(String name, String style) {
            return new Entry(name, svg -> svg.line(CENTRE, CENTRE, style));
        }

        public static Entry area(String name, String style) {
            return new Entry(name, svg -> svg.box(new Box(0, 0, WIDTH, HEIGHT), style));
        }
    }

    /** Returns the legend of lines in the order of their styles. */
    public static Legend ofLines(List<String> names) {
        return new Legend(IntStream.range(0, names.size())
                .mapToObj(i -> Entry.line(names.get(i), Figure.lineStyle(i)))
                .toList());
    }

    public void write(Markup out) {
        if (entries.size() < 2) {
            return;
        }
        out.open("ul").with("class", "legend");
        entries.forEach(entry -> write(out, entry));
        out.close();
    }

    private static void write(Markup out, Entry entry) {
        out.open("li").with("dir", "auto");
        Svg swatch = Svg.open(out, WIDTH, HEIGHT)
                .with("width", Numbers.coordinate(WIDTH))
                .with("height", Numbers.coordinate(HEIGHT))
                .with("aria-hidden", "true");
        entry.swatch.accept(swatch);
        swatch.close();
        out.text(entry.name).close();
    }
}
