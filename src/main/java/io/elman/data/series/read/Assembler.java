package io.elman.data.series.read;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.data.series.ReadingRules;
import io.elman.data.series.Repeated;
import io.elman.data.series.Series;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.time.Step;
import io.elman.data.series.time.StepInference;
import io.elman.data.series.time.TimeAxis;
import io.elman.data.series.time.TimeFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes series at equal steps of rows in any order. */
final class Assembler {
    private final FlatRows rows;
    private final TimeFormat format;
    private final ReadingRules rules;
    private final Mistakes mistakes;
    private final Notices notices;

    Assembler(FlatRows rows, TimeFormat format, ReadingRules rules, Mistakes mistakes, Notices notices) {
        this.rows = rows;
        this.format = format;
        this.rules = rules;
        this.mistakes = mistakes;
        this.notices = notices;
    }

    /**
     * Returns the checked series.
     *
     * @param sharesClock see {@link SeriesSet}
     * @throws io.elman.ElmanException with everything that was found until here, if anything was
     */
    SeriesSet assemble(boolean sharesClock) {
        takeOutSentinels();
        Map<String, int[]> sorted = new LinkedHashMap<>();
        rows.series().forEach((id, order) -> sorted.put(id, rows.ascending(order)));
        tellOrder();
        if (rules.repeated() == Repeated.ERROR) {
            refuseDuplicates(sorted.values());
        } else {
            SameTimes same = new SameTimes(rows, rules.repeated(), notices);
            sorted.replaceAll((id, order) -> same.once(order));
        }
        rules.step().ifPresent(given -> refuseOtherStep(given, ticks(longest(sorted))));
        TimeAxis axis = new TimeAxis(format, rules.step().orElseGet(() -> step(sorted)));
        List<Series> series = new ArrayList<>();
        Grid grid = new Grid(rows, axis, rules.missing(), mistakes, notices);
        sorted.forEach((id, order) -> grid.lay(id, order).ifPresent(series::add));
        mistakes.throwIfAny();
        return new SeriesSet(rows.file(), axis, sharesClock, rows.columns(), series, notices.all());
    }

    private void takeOutSentinels() {
        for (int column = 0; column < rows.columns().size(); column++) {
            if (!rows.columns().get(column).isText()) {
                takeOutSentinels(rows.columns().get(column).name(), rows.values()[column]);
            }
        }
    }

    /** @param values modified: NaN instead of what stands for nothing */
    private void takeOutSentinels(String name, double[] values) {
        List<Double> sentinels = Sentinels.in(values, rules.missing().sentinels());
        for (int row = 0; row < values.length && !sentinels.isEmpty(); row++) {
            if (sentinels.contains(values[row])) {
                String value = Double.toString(values[row]).replaceFirst("\\.0$", "");
                SourceLocation place = rows.place(row);
                values[row] = Double.NaN;
                if (rules.missing().isAnError()) {
                    mistakes.add(() -> Finding.at(
                                    place,
                                    "the value " + value + " in column '" + name + "' seems to stand for a missing one")
                            .withHint(SeriesReader.FILL + "; if it is a value, set data.sentinels to []"));
                } else {
                    notices.count("times " + value + " in column '" + name + "' was taken for a missing value", 1);
                }
            }
        }
    }

    private void tellOrder() {
        List<int[]> unsorted = rows.series().values().stream()
                .filter(order -> !rows.isSorted(order, 1))
                .toList();
        if (unsorted.isEmpty()) {
            return;
        }
        boolean newestFirst = unsorted.stream().allMatch(order -> rows.isSorted(order, -1));
        notices.tell(
                newestFirst
                        ? "the newest row comes first: the rows were sorted by time"
                        : "the rows are in no order of time: they were sorted");
    }

    /** Throws at once: where a time is there twice, gaps mean nothing. */
    private void refuseDuplicates(Collection<int[]> orders) {
        Mistakes duplicates = new Mistakes();
        orders.forEach(order -> findDuplicates(order, duplicates));
        if (!duplicates.isEmpty()) {
            mistakes.addAll(duplicates);
            mistakes.throwIfAny();
        }
    }

    private void findDuplicates(int[] order, Mistakes duplicates) {
        for (int i = 1; i < order.length; i++) {
            int row = order[i];
            int before = order[i - 1];
            if (rows.ticks()[row] == rows.ticks()[before]) {
                duplicates.add(() -> Finding.at(
                                rows.place(row),
                                "the time '" + format.format(rows.ticks()[row]) + "' is in line " + rows.lines()[before]
                                        + " already")
                        .withHint(
                                "if the file holds several series, say in 'series' which column tells them apart; else set"
                                        + " data.duplicates to first, last or mean"));
            }
        }
    }

    private Step step(Map<String, int[]> sorted) {
        int[] longest = longest(sorted);
        return StepInference.infer(ticks(longest), format).orElseGet(() -> {
            mistakes.add(() -> Finding.at(rows.place(longest[0]), "a single row has no step: more are needed"));
            mistakes.throwIfAny();
            throw new IllegalStateException("a mistake was just added");
        });
    }

    /** Rows of another step are no rows with gaps: nothing may be filled in between them. */
    private void refuseOtherStep(Step given, long[] ticks) {
        long apart = IntStream.range(1, ticks.length)
                .filter(i -> given.between(ticks[i - 1], ticks[i]).orElse(0) != 1)
                .count();
        Optional<Step> own = StepInference.infer(ticks, format).filter(step -> !step.equals(given));
        if (own.isPresent() && 2 * apart >= ticks.length) {
            String title = own.get().title();
            throw new ElmanException(Finding.at(
                    SourceLocation.of(rows.file()),
                    title.equals(given.title())
                            ? "the rows are " + title + ", but not on the day of the month that the model learned from"
                            : "the rows are " + title + ", the model learned from " + given.title() + " ones"));
        }
    }

    private static int[] longest(Map<String, int[]> sorted) {
        return sorted.values().stream()
                .max(Comparator.comparingInt((int[] order) -> order.length))
                .orElseThrow();
    }

    private long[] ticks(int[] order) {
        return IntStream.of(order).mapToLong(row -> rows.ticks()[row]).toArray();
    }
}
