package io.elman.data.series.batch;

import io.elman.data.SeededRandom;
import io.elman.data.series.Column;
import io.elman.data.series.ReadingRules;
import io.elman.data.series.Series;
import io.elman.data.series.SeriesColumns;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.time.Step;
import io.elman.data.series.time.TimeAxis;
import io.elman.data.series.time.TimeFormat;
import io.elman.data.series.time.TimeKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Made-up daily series: target y, past column x, words in w. */
final class Waves {
    static final TimeAxis DAILY = new TimeAxis(TimeFormat.of(TimeKind.DATE), new Step(Step.Unit.DAY, 1, 1));
    static final SeriesColumns COLUMNS = new SeriesColumns("t", List.of("y"), List.of("x", "w"), Optional.of("id"));
    static final ReadingRules RULES = ReadingRules.DEFAULT.withOneHotText();

    private static final long START = DAILY.format().parse("2001-01-01").orElseThrow();

    private Waves() {}

    static SeriesSet of(int howMany, int rows) {
        return set(IntStream.range(0, howMany)
                .mapToObj(i -> series("s" + i, rows, i))
                .toList());
    }

    static SeriesSet set(List<Series> series) {
        List<Column> columns = List.of(
                new Column("y", true, List.of()),
                new Column("x", false, List.of()),
                new Column("w", false, List.of("fair", "foul", "late")));
        return new SeriesSet("waves.csv", DAILY, true, columns, series, List.of());
    }

    static Series series(String id, int rows, long seed) {
        SeededRandom random = new SeededRandom(seed);
        double[][] values = new double[3][rows];
        for (int row = 0; row < rows; row++) {
            values[0][row] = 100 + 10 * Math.sin(2 * Math.PI * row / 7) + random.nextDouble() + 50 * seed;
            values[1][row] = random.nextDouble();
            values[2][row] = random.below(2);
        }
        return new Series(id, ticks(rows), values, new boolean[3][0], lines(rows));
    }

    static long[] ticks(int rows) {
        return LongStream.range(0, rows)
                .map(row -> DAILY.step().plus(START, row))
                .toArray();
    }

    static long[] lines(int rows) {
        return LongStream.range(2, rows + 2L).toArray();
    }

    /** Returns the set with the values of rows from some row on replaced by what nobody can overlook; new arrays. */
    static SeriesSet poisoned(SeriesSet set, int from, double poison) {
        return set(set.series().stream()
                .map(series -> {
                    Series copy = series.slice(0, series.length());
                    for (int row = from; row < copy.length(); row++) {
                        copy.values()[0][row] = poison;
                        copy.values()[1][row] = poison;
                        copy.values()[2][row] = 2;
                    }
                    return copy;
                })
                .toList());
    }
}
