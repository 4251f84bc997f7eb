package io.elman.data.series.read;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.data.CsvSource;
import io.elman.data.NumberCells;
import io.elman.data.series.Column;
import io.elman.data.series.ReadingRules;
import io.elman.data.series.SeriesColumns;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.time.TimeDetection;
import io.elman.data.series.time.TimeFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Reads series from a CSV file, in long format (a row a time stamp, several series below one another) or in wide. */
public final class SeriesReader {
    /** What to do about anything that is missing. */
    static final String FILL = "train with data.missing set to previous, linear or seasonal to have it filled in";

    private final CsvSource csv;
    private final SeriesColumns wanted;
    private final ReadingRules rules;
    private final Mistakes mistakes = new Mistakes();
    private final Notices notices = new Notices();

    private SeriesReader(CsvSource csv, SeriesColumns wanted, ReadingRules rules) {
        this.csv = csv;
        this.wanted = wanted;
        this.rules = rules;
    }

    /**
     * Returns the series of a file, checked, sorted, at equal steps, with nothing missing. The file is read once, so it may
     * be a stream.
     *
     * @throws ElmanException with up to 20 mistakes: unknown columns, time stamps that cannot be read or are there twice,
     *     rows that are not a step apart, cells that are no finite numbers, and unless the rules fill them, missing ones
     */
    public static SeriesSet read(CsvSource csv, SeriesColumns columns, ReadingRules rules) {
        columns.repeated().ifPresent(name -> {
            throw new ElmanException(
                    Finding.at(SourceLocation.of(csv.name()), "column '" + name + "' is asked for twice"));
        });
        return columns.isWide()
                ? WideReader.read(csv, columns.series().orElseThrow(), rules)
                : new SeriesReader(csv, columns, rules).read();
    }

    private SeriesSet read() {
        RawRows raw = RawRows.read(csv, wanted, new NumberCells(rules.decimal()));
        TimeFormat format = timeFormat(raw);
        long[] ticks = ticks(raw, format);
        List<RawColumn> columns = raw.columns().stream().filter(this::isKept).toList();
        columns.forEach(this::check);
        // Sentinels are looked for and gaps told together with these, unless the rows have no time.
        long[] lines = IntStream.range(0, ticks.length).mapToLong(raw::line).toArray();
        List<Column> known = columns.stream().map(RawColumn::column).toList();
        double[][] values = columns.stream().map(RawColumn::values).toArray(double[][]::new);
        FlatRows rows = new FlatRows(csv.name(), known, values, ticks, lines, raw.series());
        return new Assembler(rows, format, rules, mistakes, notices).assemble(true);
    }

    private TimeFormat timeFormat(RawRows raw) {
        return rules.time()
                // A whole axis comes from another file, and with it that file's clock.
                .map(given -> rules.step().isPresent() ? given : TimeDetection.onFirstClock(given, raw.times()))
                .or(() -> TimeDetection.detect(raw.times()))
                .orElseThrow(() -> new ElmanException(Finding.at(
                                raw.timePlace(0),
                                "'" + raw.times().get(0) + "' in column '" + wanted.time() + "' is no time")
                        .withHint("write it as 2012-01-31 or 2012-01-31T12:00, or set data.time-format, for example to"
                                + " dd.MM.yyyy")));
    }

    private long[] ticks(RawRows raw, TimeFormat format) {
        long[] ticks = new long[raw.times().size()];
        Mistakes unreadable = new Mistakes();
        for (int row = 0; row < ticks.length; row++) {
            OptionalLong tick = format.parse(raw.times().get(row));
            if (tick.isEmpty()) {
                Finding finding = wrongTime(raw, row, format);
                unreadable.add(() -> finding);
            }
            ticks[row] = tick.orElse(0);
        }
        mistakes.addAll(unreadable);
        if (!unreadable.isEmpty()) {
            raw.columns().forEach(this::check);
            mistakes.throwIfAny();
        }
        return ticks;
    }

    private Finding wrongTime(RawRows raw, int row, TimeFormat format) {
        String text = raw.times().get(row);
        boolean isGiven = rules.time().isPresent() && rules.step().isEmpty();
        String wrong = isGiven ? "is not written as " + format.title() : "is no time such as the others";
        String message = text.isBlank()
                ? "the time in column '" + wanted.time() + "' is blank"
                : "'" + text + "' in column '" + wanted.time() + "' " + wrong;
        return Finding.at(raw.timePlace(row), message).withHint(aboutTimes(format, isGiven));
    }

    private String aboutTimes(TimeFormat format, boolean isGiven) {
        if (isGiven) {
            return "data.time-format says so: correct it, or leave it out to have the format found out";
        }
        return rules.step().isPresent()
                ? "the model learned from " + format.title() + " in this column"
                : "this column was taken for " + format.title() + ": set data.time-format if it is not";
    }

    /** Returns false for a column of words that is left out. */
    private boolean isKept(RawColumn column) {
        if (column.isText() && !rules.oneHotText()) {
            notices.tell("column '" + column.name() + "' holds text and is left out (one-hot makes inputs of it)");
            return false;
        }
        return true;
    }

    private void check(RawColumn column) {
        if (!column.isText()) {
            mistakes.addAll(column.mistakes());
            if (rules.missing().isAnError()) {
                mistakes.addAll(column.missing());
            }
        } else if (rules.oneHotText() && column.hasTooManyWords()) {
            mistakes.add(() -> Finding.at(
                    SourceLocation.of(csv.name()),
                    "column '" + column.name() + "' holds more than " + RawColumn.MOST_WORDS
                            + " different words: too many to make an input of each"));
        }
    }
}
