package io.elman.data.series.time;

/** How a time stamp is written. */
public enum TimeKind {
    /** {@code 2012-01-31}. */
    DATE,
    /** {@code 2012-01-31T12:00}, also with a blank for the T, with seconds or parts of one. */
    DATE_TIME,
    /** {@code 2012-01-31T12:00+01:00}; {@code Z}, {@code +0100} and a region in brackets are read, too. */
    OFFSET_DATE_TIME,
    /** {@code 2012-01}. */
    YEAR_MONTH,
    /** {@code 2012}. */
    YEAR,
    /** A whole number that counts rows, days or anything else; it has no calendar. */
    INDEX,
    /** Seconds since 1970-01-01T00:00Z. */
    EPOCH_SECONDS,
    /** Milliseconds since 1970-01-01T00:00Z. */
    EPOCH_MILLIS,
    /** As a pattern of {@link java.time.format.DateTimeFormatter} says. */
    PATTERN
}
