package io.elman.report.chart.time.axis;

import io.elman.report.drawing.Range;
import io.elman.report.drawing.Tick;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** What the ticks of a series count, and how they are told. */
public sealed interface TimeAxis permits DateAxis, IndexAxis {
    /** Returns an axis of dates: a tick is a millisecond since 1970-01-01T00:00 on a clock without zone. */
    static TimeAxis dates() {
        return new DateAxis();
    }

    /**
     * Returns an axis of plain numbers.
     *
     * @param title what is numbered: {@code day}
     */
    static TimeAxis index(String title) {
        return new IndexAxis(title);
    }

    /**
     * Returns labelled places in the range, none between days where the given ticks are days, and so on.
     *
     * @param ticks of the series
     * @param fit whether labels have room beside one another
     */
    List<Tick> ticks(Range range, LongStream ticks, Predicate<List<Tick>> fit);

    /** Returns how a tick is told, as exactly as any of the given ones needs. */
    LongFunction<String> wording(LongStream ticks);

    /** Returns what stands below the axis of a chart from one time to another, both in words. */
    String title(String first, String last);

    /** Returns what stands below the axis of a chart of nothing. */
    String title();

    /** Returns the room on both sides of a chart of a single tick. */
    long around();
}
