package io.elman.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.elman.report.drawing.Svg.Point;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThinningTest {
    @Test
    void aGapWithinAUnitCannotBeSeen() {
        List<Point> points = Stream.of(0, 1, 2, 3, 4)
                .map(x -> new Point(0.3 * x, x == 2 ? Double.NaN : x))
                .toList();
        assertThat(Thinning.pieces(points)).hasSize(1);
        List<Point> wide = points.stream()
                .map(point -> new Point(2 * point.x(), point.y()))
                .toList();
        assertThat(Thinning.pieces(wide)).extracting(List::size).containsExactly(2, 2);
        assertThat(Thinning.pieces(List.of(new Point(0, Double.NaN)))).isEmpty();
    }

    @Test
    void fewDotsStayWhereTheyAre() {
        List<Point> points = random(4_000);
        assertThat(Thinning.dots(points).stream().map(stroke -> stroke.get(0)).toList())
                .isEqualTo(points);
    }

    @Test
    void everyDotIsNearAStroke() {
        List<List<Point>> strokes = Thinning.dots(random(30_000));
        assertThat(strokes).hasSizeLessThanOrEqualTo(4_000);
        for (Point point : random(30_000).subList(0, 2_000)) {
            assertThat(strokes)
                    .anyMatch(stroke -> Math.abs(stroke.get(0).x() - point.x()) < 5
                            && stroke.get(0).y() - 0.1 <= point.y()
                            && point.y() <= stroke.get(1).y() + 0.1);
        }
    }

    @Test
    void anEdgeKeepsWhatItReaches() {
        List<Point> points = List.of(new Point(1.1, 5), new Point(1.5, 3), new Point(1.9, 8), new Point(2, 4));
        assertThat(Thinning.upperEdge(points)).containsExactly(new Point(1.5, 3), new Point(2, 4));
        assertThat(Thinning.lowerEdge(points)).containsExactly(new Point(1.9, 8), new Point(2, 4));
    }

    private static List<Point> random(int count) {
        Random random = new Random(3);
        return IntStream.range(0, count)
                .mapToObj(i -> new Point(440 * random.nextDouble(), 200 * random.nextDouble()))
                .sorted(Comparator.comparingDouble(Point::x))
                .toList();
    }
}
