package io.elman.report.chart.time.axis;

import io.elman.report.drawing.Numbers;
import io.elman.report.drawing.Range;
import io.elman.report.drawing.Tick;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** Time as a plain number: the day of trading, the number of a step. */
record IndexAxis(String title) implements TimeAxis {
    private static final int MOST = 10;

    @Override
    public List<Tick> ticks(Range range, LongStream given, Predicate<List<Tick>> fit) {
        int most = MOST;
        List<Tick> ticks = Tick.within(range, most, true);
        while (most > Tick.FEWEST && !fit.test(ticks)) {
            ticks = Tick.within(range, --most, true);
        }
        return ticks;
    }

    @Override
    public LongFunction<String> wording(LongStream ticks) {
        return Numbers::count;
    }

    @Override
    public String title(String first, String last) {
        return title;
    }

    @Override
    public long around() {
        return 1;
    }
}
