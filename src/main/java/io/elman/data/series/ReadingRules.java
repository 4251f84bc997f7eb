package io.elman.data.series;

import io.elman.data.series.time.TimeFormat;
import java.util.Optional;

/**
 * How the cells of a file are to be understood.
 *
 * @param time how time stamps are written; empty to find it out
 * @param decimal what stands before the decimals: a point or a comma
 * @param missing what happens to cells and rows that are not there
 * @param oneHotText true makes inputs of the words in past columns; false leaves such columns out
 */
public record ReadingRules(Optional<TimeFormat> time, char decimal, Missing missing, boolean oneHotText) {
    public static final ReadingRules DEFAULT = new ReadingRules(Optional.empty(), '.', Missing.IS_AN_ERROR, false);

    public ReadingRules {
        if (decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException("'" + decimal + "' stands before no decimals");
        }
    }

    public ReadingRules withTime(TimeFormat format) {
        return new ReadingRules(Optional.of(format), decimal, missing, oneHotText);
    }

    public ReadingRules withDecimal(char point) {
        return new ReadingRules(time, point, missing, oneHotText);
    }

    public ReadingRules withMissing(Missing rule) {
        return new ReadingRules(time, decimal, rule, oneHotText);
    }

    public ReadingRules withOneHotText() {
        return new ReadingRules(time, decimal, missing, true);
    }
}
