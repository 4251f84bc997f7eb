package io.elman.data.series.time;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Milliseconds that a clock without zone has counted since 1970-01-01T00:00. */
final class Ticks {
    static final long SECOND = 1_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private Ticks() {}

    static long of(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    static LocalDateTime dateTime(long tick) {
        int nanos = (int) Math.floorMod(tick, SECOND) * 1_000_000;
        return LocalDateTime.ofEpochSecond(Math.floorDiv(tick, SECOND), nanos, ZoneOffset.UTC);
    }
}
