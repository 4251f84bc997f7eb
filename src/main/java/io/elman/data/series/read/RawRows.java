package io.elman.data.series.read;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.data.CsvHeader;
import io.elman.data.CsvRow;
import io.elman.data.CsvRows;
import io.elman.data.CsvSource;
import io.elman.data.NumberCells;
import io.elman.data.series.SeriesColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The rows of a long file, column by column, before anything is known of the time. */
final class RawRows {
    private final List<String> times = new ArrayList<>();
    private final List<SourceLocation> timePlaces = new ArrayList<>();
    private final Map<String, IntStream.Builder> rowsOfSeries = new LinkedHashMap<>();
    private final List<RawColumn> columns = new ArrayList<>();

    /**
     * Reads a file to its end.
     *
     * @throws ElmanException when a column is unknown or the file is no CSV file
     */
    static RawRows read(CsvSource csv, SeriesColumns wanted, NumberCells cells) {
        RawRows raw = new RawRows();
        try (CsvRows rows = csv.open()) {
            CsvHeader header = rows.header();
            header.refuseUnknown(wanted.all());
            int timeAt = header.column(wanted.time());
            int seriesAt = wanted.series().map(header::column).orElse(-1);
            for (String name : wanted.values()) {
                boolean isTarget = wanted.targets().contains(name);
                raw.columns.add(new RawColumn(name, isTarget, header.column(name), cells));
            }
            while (rows.hasNext()) {
                raw.add(rows, rows.next(), timeAt, seriesAt);
            }
        }
        return raw;
    }

    List<RawColumn> columns() {
        return columns;
    }

    List<String> times() {
        return times;
    }

    SourceLocation timePlace(int row) {
        return timePlaces.get(row);
    }

    long line(int row) {
        return timePlaces.get(row).line().orElse(0);
    }

    /** Returns the rows of each series in the order of the file. */
    Map<String, int[]> series() {
        Map<String, int[]> rows = new LinkedHashMap<>();
        rowsOfSeries.forEach((id, builder) -> rows.put(id, builder.build().toArray()));
        return rows;
    }

    private void add(CsvRows rows, CsvRow row, int timeAt, int seriesAt) {
        String id = seriesAt < 0 ? "" : row.field(seriesAt).strip();
        if (seriesAt >= 0 && id.isEmpty()) {
            rows.findings().add(Finding.at(row.location(seriesAt), "the name of the series is blank"));
        }
        rowsOfSeries.computeIfAbsent(id, unseen -> IntStream.builder()).add(times.size());
        times.add(row.field(timeAt));
        timePlaces.add(row.location(timeAt));
        columns.forEach(column -> column.read(row));
    }
}
