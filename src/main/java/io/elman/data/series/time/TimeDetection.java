package io.elman.data.series.time;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out how a column of time stamps is written. */
public final class TimeDetection {
    /** Of equally good ones the first: 2012 is rather a year than an index, 20120131 rather a date. */
    private static final List<TimeFormat> KNOWN = List.of(
            TimeFormat.of(TimeKind.DATE),
            TimeFormat.of(TimeKind.YEAR_MONTH),
            TimeFormat.of(TimeKind.DATE_TIME),
            TimeFormat.of(TimeKind.OFFSET_DATE_TIME),
            TimeFormat.pattern("uuuuMMdd"),
            TimeFormat.pattern("uuuu-'Q'q"),
            TimeFormat.pattern("uuuu'Q'q"),
            TimeFormat.of(TimeKind.YEAR),
            TimeFormat.of(TimeKind.EPOCH_SECONDS),
            TimeFormat.of(TimeKind.EPOCH_MILLIS),
            TimeFormat.of(TimeKind.INDEX));

    /** 1973 to 5138 in seconds: from there on a number is rather a time than a count. */
    private static final long FIRST_EPOCH_SECOND = 100_000_000L;

    private static final long FIRST_EPOCH_MILLI = 100_000_000_000L;

    private TimeDetection() {}

    /**
     * Returns the format that reads most of the cells, blank ones aside; empty when none reads any.
     *
     * @param cells not modified
     */
    public static Optional<TimeFormat> detect(List<String> cells) {
        return KNOWN.stream()
                .filter(format ->
                        cells.stream().filter(cell -> !cell.isBlank()).limit(20).anyMatch(cell -> reads(format, cell)))
                .max(Comparator.comparingLong((TimeFormat format) -> read(format, cells))
                        .thenComparing(KNOWN::indexOf, Comparator.reverseOrder()))
                .map(format -> onFirstClock(format, cells));
    }

    /** Returns a given format, on the clock of the first cell where the cells have a zone. */
    public static TimeFormat onFirstClock(TimeFormat format, List<String> cells) {
        return first(cells).map(format::onClockOf).orElse(format);
    }

    private static Optional<String> first(List<String> cells) {
        return nonBlank(cells).findFirst();
    }

    private static long read(TimeFormat format, List<String> cells) {
        return nonBlank(cells).filter(cell -> reads(format, cell)).count();
    }

    private static Stream<String> nonBlank(List<String> cells) {
        return cells.stream().filter(cell -> !cell.isBlank());
    }

    private static boolean reads(TimeFormat format, String cell) {
        return format.parse(cell).isPresent() && (!isEpoch(format) || isLikelyEpoch(format, cell));
    }

    private static boolean isEpoch(TimeFormat format) {
        return format.kind() == TimeKind.EPOCH_SECONDS || format.kind() == TimeKind.EPOCH_MILLIS;
    }

    private static boolean isLikelyEpoch(TimeFormat format, String cell) {
        long number = Long.parseLong(cell.strip());
        return format.kind() == TimeKind.EPOCH_SECONDS
                ? number >= FIRST_EPOCH_SECOND && number < FIRST_EPOCH_MILLI
                : number >= FIRST_EPOCH_MILLI;
    }
}
