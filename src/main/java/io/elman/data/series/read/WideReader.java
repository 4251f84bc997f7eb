package io.elman.data.series.read;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.data.CsvHeader;
import io.elman.data.CsvRow;
import io.elman.data.CsvRows;
import io.elman.data.CsvSource;
import io.elman.data.NumberCells;
import io.elman.data.series.Column;
import io.elman.data.series.ReadingRules;
import io.elman.data.series.SeriesColumns;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.time.TimeDetection;
import io.elman.data.series.time.TimeFormat;
import io.elman.data.series.time.TimeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Reads files in wide format: a row a series, as in the M competitions. Rows may end early; blank cells behind the last
 * value (and before the first) are no part of a series. Where the names of the value columns are time stamps they are the
 * time; else each series counts its own values from 1.
 */
final class WideReader {
    private final CsvSource csv;
    private final ReadingRules rules;
    private final NumberCells cells;
    private final Mistakes mistakes = new Mistakes();
    private final Notices notices = new Notices();
    private final DoubleStream.Builder values = DoubleStream.builder();
    private final LongStream.Builder ticks = LongStream.builder();
    private final LongStream.Builder lines = LongStream.builder();
    private final Map<String, int[]> series = new LinkedHashMap<>();
    private int count;

    private WideReader(CsvSource csv, ReadingRules rules) {
        this.csv = csv;
        this.rules = rules;
        this.cells = new NumberCells(rules.decimal());
    }

    /**
     * Returns the series of a file, checked, with one column, {@value SeriesColumns#WIDE_VALUE}.
     *
     * @param id the column with the name of each series; all others hold values
     * @throws ElmanException with up to 20 mistakes: an unknown column, a series that is there twice or has no value,
     *     cells that are no finite numbers, and unless the rules fill them, missing ones between two values
     */
    static SeriesSet read(CsvSource csv, String id, ReadingRules rules) {
        return new WideReader(csv, rules).read(id);
    }

    private SeriesSet read(String id) {
        Optional<TimeFormat> dated;
        try (CsvRows rows = csv.openRagged()) {
            CsvHeader header = rows.header();
            int idAt = header.column(id);
            List<String> names = new ArrayList<>(header.names());
            names.remove(idAt);
            dated = headerFormat(header, names);
            refuseUndated(header, dated);
            long[] columnTicks = dated.map(format -> ticks(names, format))
                    .orElseGet(() -> LongStream.rangeClosed(1, names.size()).toArray());
            while (rows.hasNext()) {
                add(rows.next(), idAt, columnTicks);
            }
        }
        if (series.isEmpty()) {
            mistakes.throwIfAny();
        }
        List<Column> columns = List.of(new Column(SeriesColumns.WIDE_VALUE, true, List.of()));
        double[][] table = {values.build().toArray()};
        FlatRows flat = new FlatRows(
                csv.name(),
                columns,
                table,
                ticks.build().toArray(),
                lines.build().toArray(),
                series);
        TimeFormat format = dated.orElse(TimeFormat.of(TimeKind.INDEX));
        return new Assembler(flat, format, rules, mistakes, notices).assemble(dated.isPresent());
    }

    /** Steps of a calendar cannot be counted in columns that have no dates. */
    private void refuseUndated(CsvHeader header, Optional<TimeFormat> dated) {
        if (dated.isEmpty()
                && rules.step().isPresent()
                && rules.time().filter(TimeFormat::hasCalendar).isPresent()) {
            throw new ElmanException(Finding.at(
                    header.location(),
                    "the names of the columns are no times such as "
                            + rules.time().get().title()));
        }
    }

    /** Names of which some are times and some are not would be counted as if none were. */
    private Optional<TimeFormat> headerFormat(CsvHeader header, List<String> names) {
        Optional<TimeFormat> format =
                rules.time().or(() -> TimeDetection.detect(names)).filter(TimeFormat::hasCalendar);
        List<String> others = names.stream()
                .filter(name ->
                        format.filter(known -> known.parse(name).isEmpty()).isPresent())
                .toList();
        boolean isGiven = rules.time().isPresent() && rules.step().isEmpty();
        if (!others.isEmpty() && (isGiven || 2 * others.size() < names.size())) {
            throw new ElmanException(
                    Finding.at(
                                    header.location(),
                                    "the column '" + others.get(0) + "' is no time such as "
                                            + format.orElseThrow().title())
                            .withHint(
                                    "in a wide file all columns but that of the series hold values: leave out those that do not"));
        }
        return format.filter(known -> others.isEmpty());
    }

    private static long[] ticks(List<String> names, TimeFormat format) {
        return names.stream()
                .mapToLong(name -> format.parse(name).orElseThrow())
                .toArray();
    }

    private void add(CsvRow row, int idAt, long[] columnTicks) {
        if (row.field(idAt).isBlank()) {
            mistakes.add(() -> Finding.at(row.location(idAt), "the name of the series is blank"));
            return;
        }
        int first = edge(row, idAt, 0, 1);
        int last = edge(row, idAt, row.fields().size() - 1, -1);
        if (first > last) {
            mistakes.add(() -> Finding.at(row.location(idAt), "series '" + row.field(idAt) + "' has no value"));
            return;
        }
        int start = count;
        for (int at = first; at <= last; at++) {
            if (at != idAt) {
                add(row, at, columnTicks[at > idAt ? at - 1 : at]);
            }
        }
        if (series.putIfAbsent(
                        row.field(idAt).strip(), IntStream.range(start, count).toArray())
                != null) {
            mistakes.add(() -> Finding.at(row.location(idAt), "series '" + row.field(idAt) + "' is there already"));
        }
    }

    private void add(CsvRow row, int at, long tick) {
        Optional<Double> number = cells.read(row.field(at));
        check(row, at, number);
        values.add(number.orElse(Double.NaN));
        ticks.add(tick);
        lines.add(row.line());
        count++;
    }

    private void check(CsvRow row, int at, Optional<Double> number) {
        if (number.isEmpty()) {
            mistakes.add(() -> {
                Finding finding = Finding.at(row.location(at), "'" + row.field(at) + "' is not a number");
                return cells.hint(row.field(at)).map(finding::withHint).orElse(finding);
            });
        } else if (Double.isInfinite(number.get())) {
            mistakes.add(() -> Finding.at(row.location(at), "this value is infinite"));
        } else if (Double.isNaN(number.get()) && rules.missing().isAnError()) {
            mistakes.add(() -> Finding.at(row.location(at), "a value is missing between two others")
                    .withHint(SeriesReader.FILL));
        }
    }

    /** Returns the first cell with something in it, from one side. */
    private static int edge(CsvRow row, int idAt, int from, int direction) {
        int at = from;
        while (at >= 0 && at < row.fields().size() && (at == idAt || NumberCells.isMissing(row.field(at)))) {
            at += direction;
        }
        return at;
    }
}
