package io.elman.data.series;

import io.elman.data.series.time.Step;
import io.elman.data.series.time.TimeAxis;
import io.elman.data.series.time.TimeFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * How the cells of a file are to be understood.
 *
 * @param time how time stamps are written; empty to find it out
 * @param step from row to row; empty to find it out
 * @param decimal what stands before the decimals: a point or a comma
 * @param missing what happens to cells and rows that are not there
 * @param oneHotText true makes inputs of the words in past columns; false leaves such columns out
 * @param repeated what happens to rows of the same time
 */
public record ReadingRules(
        Optional<TimeFormat> time,
        Optional<Step> step,
        char decimal,
        Missing missing,
        boolean oneHotText,
        Repeated repeated) {
    public static final ReadingRules DEFAULT =
            new ReadingRules(Optional.empty(), Optional.empty(), '.', Missing.IS_AN_ERROR, false, Repeated.ERROR);

    public ReadingRules {
        Objects.requireNonNull(time);
        Objects.requireNonNull(step);
        Objects.requireNonNull(missing);
        // Models of before it could be chosen do not say.
        repeated = repeated == null ? Repeated.ERROR : repeated;
        if (decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException("'" + decimal + "' stands before no decimals");
        }
    }

    public ReadingRules withTime(TimeFormat format) {
        return new ReadingRules(Optional.of(format), step, decimal, missing, oneHotText, repeated);
    }

    /** Returns rules for a file whose time runs as in another: for a few rows a step is hard to tell. */
    public ReadingRules withAxis(TimeAxis axis) {
        return new ReadingRules(
                Optional.of(axis.format()), Optional.of(axis.step()), decimal, missing, oneHotText, repeated);
    }

    public ReadingRules withDecimal(char point) {
        return new ReadingRules(time, step, point, missing, oneHotText, repeated);
    }

    public ReadingRules withMissing(Missing rule) {
        return new ReadingRules(time, step, decimal, rule, oneHotText, repeated);
    }

    public ReadingRules withOneHotText() {
        return new ReadingRules(time, step, decimal, missing, true, repeated);
    }

    public ReadingRules withRepeated(Repeated rule) {
        return new ReadingRules(time, step, decimal, missing, oneHotText, rule);
    }
}
