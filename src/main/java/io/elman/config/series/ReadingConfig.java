package io.elman.config.series;

import io.elman.config.reading.CsvConfig;
import io.elman.config.reading.Range;
import io.elman.config.reading.Section;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How the cells of a file are understood.
 *
 * @param decimal what stands before the decimals
 * @param timeFormat a pattern of the time column; empty to find it out
 * @param timeLanguage of the names of months and days in that pattern, as in {@code de}
 * @param duplicates what happens to rows of the same time
 * @param missing what happens to cells and rows that are not there
 * @param sentinels numbers that stand for nothing; empty for those that usually do
 * @param text what happens to past columns of words
 */
public record ReadingConfig(
        char decimal,
        Optional<String> timeFormat,
        String timeLanguage,
        Duplicates duplicates,
        Gaps missing,
        Optional<List<Double>> sentinels,
        Words text) {
    /** What happens to rows of the same time. */
    public enum Duplicates {
        /** They are mistakes in the file. */
        ERROR,
        /** The first in the file counts. */
        FIRST,
        /** The last in the file counts. */
        LAST,
        /** Their mean counts. */
        MEAN
    }

    /** What happens to cells and rows that are not there. */
    public enum Gaps {
        /** They are mistakes in the file. */
        ERROR,
        /** The value of the row before stands in. */
        PREVIOUS,
        /** The straight line from the value before to the one behind. */
        LINEAR,
        /** The value one season before. */
        SEASONAL
    }

    /** What happens to past columns of words. */
    public enum Words {
        /** They are left out, with a notice. */
        IGNORE,
        /** Each word becomes an input. */
        ONE_HOT
    }

    private static final String PATTERNS = "for example dd.MM.yyyy, MM/dd/yyyy HH:mm or yyyyMMdd; small m are minutes";

    static ReadingConfig read(Section data) {
        return new ReadingConfig(
                CsvConfig.decimal(data),
                timeFormat(data),
                timeLanguage(data),
                data.oneOf("duplicates", Duplicates.ERROR),
                data.oneOf("missing", Gaps.ERROR),
                data.optionalDecimals("sentinels", Range.between(-1e300, 1e300)),
                data.oneOf("text-columns", Words.IGNORE));
    }

    private static Optional<String> timeFormat(Section data) {
        Optional<String> pattern = data.optionalText("time-format");
        pattern.flatMap(ReadingConfig::mistakeIn).ifPresent(mistake -> data.reject("time-format", mistake, PATTERNS));
        return pattern;
    }

    private static String timeLanguage(Section data) {
        String language = data.text("time-language", "en");
        if (!Set.of(Locale.getISOLanguages()).contains(language)) {
            data.reject("time-language", "is no language: '" + language + "'", "use its two letters: en, de, fr, …");
        }
        return language;
    }

    /** Letters that are often meant to be others: read as they stand they would lose the month, or half of the day. */
    private static Optional<String> mistakeIn(String pattern) {
        try {
            DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        } catch (IllegalArgumentException wrong) {
            return Optional.of("is no pattern of a time: " + wrong.getMessage());
        }
        String letters = pattern.replaceAll("'[^']*'", "");
        boolean hasMonth = letters.contains("M") || letters.contains("L");
        if (letters.contains("d") && !hasMonth) {
            return Optional.of("has days and no month: '" + pattern + "'");
        }
        if (letters.contains("D") && hasMonth) {
            return Optional.of("has the day of the year (D) beside a month: '" + pattern + "'");
        }
        if (letters.contains("Y") && hasMonth) {
            return Optional.of("has the year of a week (Y) beside a month: '" + pattern + "'");
        }
        boolean halfDay = letters.matches(".*[hK].*") && !letters.matches(".*[aB].*");
        return halfDay
                ? Optional.of("has hours up to 12 (h) and no half of the day (a): '" + pattern + "'")
                : Optional.empty();
    }
}
