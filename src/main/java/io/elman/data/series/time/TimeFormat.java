package io.elman.data.series.time;

import io.elman.ElmanException;
import io.elman.Finding;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Text to <i>ticks</i> and back. A tick is the number itself where the time is an index, and elsewhere the milliseconds
 * that a clock without zone has counted since 1970-01-01T00:00: days and months are then the user's own.
 *
 * @param kind how the text is written
 * @param pattern of a {@link DateTimeFormatter}; blank unless the kind is {@link TimeKind#PATTERN}
 * @param offsetSeconds of the clock from UTC, for text that has a zone: the first row's, kept for all rows, so that steps
 *     stay equal when summer time begins
 * @param language of the names in a pattern, as in {@code de}
 */
public record TimeFormat(TimeKind kind, String pattern, int offsetSeconds, String language) {
    private static final String ENGLISH = "en";

    /** Beyond it a sum of two indices might overflow; nobody counts that far. */
    private static final long LARGEST_INDEX = 1L << 52;

    private static final Pattern LOOSE_ZONE = Pattern.compile(" ?([+-]\\d\\d):?(\\d\\d)$");

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);

    public TimeFormat {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(pattern);
        ZoneOffset.ofTotalSeconds(offsetSeconds);
        // Models of before it could be chosen do not say.
        language = language == null ? ENGLISH : language;
        if (kind == TimeKind.PATTERN) {
            formatter(pattern, language);
        }
    }

    public static TimeFormat of(TimeKind kind) {
        return new TimeFormat(kind, "", 0, ENGLISH);
    }

    /** @throws ElmanException when it is no pattern of a {@link DateTimeFormatter} */
    public static TimeFormat pattern(String pattern) {
        return pattern(pattern, ENGLISH);
    }

    /**
     * @param language of its names, as in {@code de}
     * @throws ElmanException when it is no pattern of a {@link DateTimeFormatter}
     */
    public static TimeFormat pattern(String pattern, String language) {
        return new TimeFormat(TimeKind.PATTERN, pattern, 0, language);
    }

    /** Returns false for an index, which knows no days. */
    public boolean hasCalendar() {
        return kind != TimeKind.INDEX;
    }

    /** Returns the format in words: {@code date (2012-01-31)}. */
    public String title() {
        return switch (kind) {
            case DATE -> "a date (2012-01-31)";
            case DATE_TIME -> "date and time (2012-01-31T12:00)";
            case OFFSET_DATE_TIME -> "date and time with a zone (2012-01-31T12:00Z)";
            case YEAR_MONTH -> "year and month (2012-01)";
            case YEAR -> "a year (2012)";
            case INDEX -> "a row number";
            case EPOCH_SECONDS -> "seconds since 1970";
            case EPOCH_MILLIS -> "milliseconds since 1970";
            case PATTERN -> "'" + pattern + "'";
        };
    }

    /** Returns the tick of a text; empty when the text is not written in this way. */
    public OptionalLong parse(String text) {
        try {
            return OptionalLong.of(tick(text.strip()));
        } catch (DateTimeException | ArithmeticException | NumberFormatException otherwise) {
            return OptionalLong.empty();
        }
    }

    /** Returns a tick as text that {@link #parse} reads again. */
    public String format(long tick) {
        LocalDateTime time = kind == TimeKind.INDEX ? null : dateTime(tick);
        return switch (kind) {
            case DATE -> time.toLocalDate().toString();
            case DATE_TIME -> clock(time);
            case OFFSET_DATE_TIME -> clock(time) + offset();
            case YEAR_MONTH -> YearMonth.from(time).toString();
            case YEAR -> Year.from(time).toString();
            case INDEX, EPOCH_MILLIS -> Long.toString(tick);
            case EPOCH_SECONDS -> Long.toString(Math.floorDiv(tick, 1000));
            case PATTERN -> formatter(pattern, language).format(time.atOffset(offset()));
        };
    }

    /**
     * Returns the date and the hour on the user's clock.
     *
     * @throws IllegalStateException for an index, which has none
     */
    public LocalDateTime dateTime(long tick) {
        if (kind == TimeKind.INDEX) {
            throw new IllegalStateException("an index has no date");
        }
        return Ticks.dateTime(tick);
    }

    /** Returns this format on the clock of a text that has a zone; this format itself where there is none. */
    TimeFormat onClockOf(String text) {
        try {
            TemporalAccessor time = best(text.strip());
            return time instanceof OffsetDateTime zoned
                    ? new TimeFormat(kind, pattern, zoned.getOffset().getTotalSeconds(), language)
                    : this;
        } catch (DateTimeException | NumberFormatException otherwise) {
            return this;
        }
    }

    private long tick(String text) {
        return switch (kind) {
            case INDEX -> index(text);
            case EPOCH_SECONDS -> Math.multiplyExact(index(text), 1000L);
            case EPOCH_MILLIS -> index(text);
            default -> tick(best(text));
        };
    }

    private long tick(TemporalAccessor time) {
        if (time instanceof OffsetDateTime zoned) {
            return Ticks.of(zoned.withOffsetSameInstant(offset()).toLocalDateTime());
        }
        if (time instanceof LocalDateTime local) {
            return Ticks.of(local);
        }
        if (time instanceof LocalDate date) {
            return Ticks.of(date.atStartOfDay());
        }
        return time instanceof YearMonth month
                ? Ticks.of(month.atDay(1).atStartOfDay())
                : Ticks.of(Year.from(time).atDay(1).atStartOfDay());
    }

    private TemporalAccessor best(String text) {
        return switch (kind) {
            case DATE -> LocalDate.parse(text);
            case DATE_TIME -> LocalDateTime.parse(withT(text));
            case OFFSET_DATE_TIME -> ZonedDateTime.parse(withColon(withT(text))).toOffsetDateTime();
            case YEAR_MONTH -> YearMonth.parse(text);
            case YEAR -> year(text);
            case INDEX, EPOCH_SECONDS, EPOCH_MILLIS -> Instant.ofEpochMilli(index(text));
            case PATTERN ->
                formatter(pattern, language)
                        .parseBest(
                                text,
                                OffsetDateTime::from,
                                LocalDateTime::from,
                                LocalDate::from,
                                YearMonth::from,
                                TimeFormat::quarter,
                                Year::from);
        };
    }

    private ZoneOffset offset() {
        return ZoneOffset.ofTotalSeconds(offsetSeconds);
    }

    /** Returns the first month of a quarter. */
    private static YearMonth quarter(TemporalAccessor time) {
        return YearMonth.of(
                Year.from(time).getValue(), Math.toIntExact(3 * time.getLong(IsoFields.QUARTER_OF_YEAR) - 2));
    }

    private static Year year(String text) {
        if (text.length() != 4) {
            throw new DateTimeException("a year has four digits");
        }
        return Year.parse(text);
    }

    private static long index(String text) {
        long index = Long.parseLong(text);
        if (Math.abs(index) > LARGEST_INDEX) {
            throw new ArithmeticException("too large");
        }
        return index;
    }

    private static String withT(String text) {
        return text.length() > 10 && text.charAt(10) == ' '
                ? text.substring(0, 10) + "T" + text.substring(11).strip()
                : text;
    }

    /** A zone is written +02:00, +0200 or, with a blank before it, +02:00. */
    private static String withColon(String text) {
        return LOOSE_ZONE.matcher(text).replaceFirst("$1:$2");
    }

    private static String clock(LocalDateTime time) {
        return (time.getNano() == 0 ? SECONDS : MILLIS).format(time);
    }

    private static DateTimeFormatter formatter(String pattern, String language) {
        try {
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .toFormatter(Locale.forLanguageTag(language));
        } catch (IllegalArgumentException wrong) {
            throw new ElmanException(Finding.of("'" + pattern + "' is no pattern of a time: " + wrong.getMessage())
                    .withHint("for example dd.MM.yyyy, MM/dd/yyyy HH:mm or yyyyMMdd"));
        }
    }
}
