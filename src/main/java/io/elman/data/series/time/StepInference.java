package io.elman.data.series.time;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Finds the step of a series from its time stamps, also where rows are missing: the distance that most rows have. */
public final class StepInference {
    /** Fewer rows may lie between two weekends by chance. */
    private static final int FEWEST_BUSINESS_DAYS = 6;

    private static final int LAST_DAY = 31;

    private final long[] ticks;

    private StepInference(long[] ticks) {
        this.ticks = ticks;
    }

    /**
     * Returns the step; empty for fewer than two time stamps.
     *
     * @param ticks ascending, no two the same; not modified
     */
    public static Optional<Step> infer(long[] ticks, TimeFormat format) {
        if (ticks.length < 2) {
            return Optional.empty();
        }
        StepInference rows = new StepInference(ticks);
        return Optional.of(
                format.hasCalendar() ? rows.onCalendar() : Step.of(Step.Unit.INDEX, rows.usual(tick -> tick)));
    }

    private Step onCalendar() {
        if (LongStream.of(ticks)
                        .map(tick -> Math.floorMod(tick, Ticks.DAY))
                        .distinct()
                        .count()
                > 1) {
            return Step.of(Step.Unit.MILLISECOND, usual(tick -> tick));
        }
        return months().orElseGet(this::days);
    }

    /** Returns a step of months if every row stands on the same day of its month, month ends included. */
    private Optional<Step> months() {
        boolean ends = days(ticks).allMatch(day -> day.getDayOfMonth() == day.lengthOfMonth());
        int anchor = ends
                ? LAST_DAY
                : days(ticks).mapToInt(LocalDate::getDayOfMonth).max().orElse(1);
        boolean anchored = days(ticks).allMatch(day -> day.getDayOfMonth() == Math.min(anchor, day.lengthOfMonth()));
        long months = anchored ? usual(StepInference::month) : 0;
        return months > 0 ? Optional.of(new Step(Step.Unit.MONTH, months, anchor)) : Optional.empty();
    }

    private Step days() {
        long days = usual(tick -> Math.floorDiv(tick, Ticks.DAY));
        boolean weekend = days(ticks).anyMatch(day -> day.getDayOfWeek().getValue() > 5);
        return days == 1 && !weekend && ticks.length >= FEWEST_BUSINESS_DAYS
                ? Step.of(Step.Unit.BUSINESS_DAY, 1)
                : Step.of(Step.Unit.DAY, days);
    }

    /** Returns the most frequent distance, the smallest of equally frequent ones. */
    private long usual(LongUnaryOperator ordinal) {
        Map<Long, Integer> counts = new HashMap<>();
        IntStream.range(1, ticks.length)
                .mapToLong(i -> ordinal.applyAsLong(ticks[i]) - ordinal.applyAsLong(ticks[i - 1]))
                .forEach(distance -> counts.merge(distance, 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Comparator.comparingInt((Map.Entry<Long, Integer> entry) -> entry.getValue())
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .orElseThrow()
                .getKey();
    }

    private static Stream<LocalDate> days(long[] ticks) {
        return LongStream.of(ticks).mapToObj(tick -> Ticks.dateTime(tick).toLocalDate());
    }

    private static long month(long tick) {
        LocalDate day = Ticks.dateTime(tick).toLocalDate();
        return day.getYear() * 12L + day.getMonthValue();
    }
}
