package io.elman.config.series;

import io.elman.config.reading.Range;
import io.elman.config.reading.Section;
import java.util.List;
import java.util.Optional;

/**
 * How the cells of a file are understood.
 *
 * @param decimal what stands before the decimals
 * @param timeFormat a pattern of the time column; empty to find it out
 * @param missing what happens to cells and rows that are not there
 * @param sentinels numbers that stand for nothing; empty for those that usually do
 * @param text what happens to past columns of words
 */
public record ReadingConfig(
        char decimal, Optional<String> timeFormat, Gaps missing, Optional<List<Double>> sentinels, Words text) {
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

    static ReadingConfig read(Section data) {
        return new ReadingConfig(
                decimal(data),
                data.optionalText("time-format"),
                data.oneOf("missing", Gaps.ERROR),
                data.optionalDecimals("sentinels", Range.between(-1e300, 1e300)),
                data.oneOf("text-columns", Words.IGNORE));
    }

    private static char decimal(Section data) {
        String text = data.text("decimal", ".");
        if (!text.equals(".") && !text.equals(",")) {
            data.reject("decimal", "must be '.' or ',', not '" + text + "'", "it is what stands before the decimals");
            return '.';
        }
        return text.charAt(0);
    }
}
