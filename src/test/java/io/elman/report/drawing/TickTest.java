package io.elman.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TickTest {
    @Test
    void areTheNumbersAPersonWouldChoose() {
        assertThat(labels(Tick.around(new Range(0.13, 0.87), 6)))
                .containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(Tick.within(new Range(1, 30), 10, true))).containsExactly("5", "10", "15", "20", "25", "30");
        assertThat(labels(Tick.within(new Range(1, 3), 10, true))).containsExactly("1", "2", "3");
        assertThat(labels(Tick.within(new Range(1990, 2010), 5, true)))
                .containsExactly("1990", "1995", "2000", "2005", "2010");
        assertThat(labels(Tick.around(new Range(-12_000, 31_000), 6)))
                .containsExactly("-20,000", "0", "20,000", "40,000");
        assertThat(labels(Tick.around(new Range(1.2e-7, 3.4e-7), 4))).containsExactly("1e-7", "2e-7", "3e-7", "4e-7");
    }

    @Test
    void enoughButNotTooMany() {
        forManyRanges(range -> {
            for (int most = Tick.FEWEST; most <= 12; most += 3) {
                assertThat(Tick.around(range, most)).hasSizeBetween(2, most);
                assertThat(Tick.within(range, most, false)).hasSizeBetween(1, most);
                assertThat(Tick.within(range, most, true)).hasSizeLessThanOrEqualTo(most);
            }
        });
    }

    @Test
    void standAroundOrWithinTheirRange() {
        forManyRanges(range -> {
            List<Tick> around = Tick.around(range, 6);
            assertThat(around.get(0).value()).isLessThanOrEqualTo(range.low());
            assertThat(around.get(around.size() - 1).value()).isGreaterThanOrEqualTo(range.high());
            assertThat(Tick.within(range, 6, false))
                    .allMatch(tick -> tick.value() >= range.low() && tick.value() <= range.high());
        });
    }

    @Test
    void areEquallyFarApartAndSayWhatTheyAre() {
        forManyRanges(range -> {
            List<Tick> ticks = Tick.around(range, 8);
            double step = ticks.get(1).value() - ticks.get(0).value();
            for (int i = 0; i < ticks.size(); i++) {
                double value = ticks.get(i).value();
                assertThat(value).isCloseTo(ticks.get(0).value() + i * step, Offset.offset(step * 1e-3));
                assertThat(Double.parseDouble(ticks.get(i).label().replace(",", "")))
                        .isEqualTo(value);
            }
            assertThat(labels(ticks)).doesNotHaveDuplicates();
        });
    }

    @Test
    void aRangeIsNeverEmpty() {
        for (double value :
                new double[] {0, 1, -1, 1e300, -1e300, 1e-300, Double.MIN_VALUE, 0.1, Double.NaN, 1 / 0.0}) {
            Range range = Range.covering(DoubleStream.of(value, value));
            assertThat(range.low()).isLessThan(range.high());
            assertThat(Tick.around(range, 6)).hasSizeBetween(2, 6);
        }
        Range neighbours = Range.covering(DoubleStream.of(1, Math.nextUp(1)));
        assertThat(Tick.around(neighbours, 6)).hasSizeBetween(2, 6);
    }

    private static void forManyRanges(Consumer<Range> check) {
        Random random = new Random(42);
        for (int i = 0; i < 1_000; i++) {
            double size = Math.pow(10, random.nextInt(560) - 280);
            double one = (random.nextDouble() - 0.5) * size;
            double other = i % 3 == 0 ? one * (1 + random.nextDouble() * 1e-6) : (random.nextDouble() - 0.5) * size;
            check.accept(Range.covering(DoubleStream.of(one, other)));
        }
    }

    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream().map(Tick::label).toList();
    }
}
