package io.elman.data.series.calendar;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.data.series.time.TimeFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is told of every time stamp, past or future.
 *
 * <p>Holidays become three numbers (this day is one, the next is, the one before was: people act around a holiday, too)
 * and one more for each name, since Christmas is not Columbus Day.
 *
 * @param inputs what of the calendar
 * @param holidays none for no such inputs
 */
public record Calendar(List<CalendarInput> inputs, Holidays holidays) {
    public static final Calendar NONE = new Calendar(List.of(), Holidays.NONE);

    private static final int AROUND = 3;

    /** Days that may pass between two holidays. */
    private static final int LONGEST_WITHOUT = 120;

    public Calendar {
        inputs = List.copyOf(inputs);
        Objects.requireNonNull(holidays);
    }

    /** Returns how many numbers a time stamp becomes. */
    public int width() {
        return names().size();
    }

    /** Returns a name a number, in order. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        inputs.forEach(input -> names.addAll(input.names()));
        if (!holidays.days().isEmpty()) {
            names.addAll(List.of("holiday", "holiday:eve", "holiday:after"));
            holidays.names().forEach(name -> names.add("holiday=" + name));
        }
        return names;
    }

    /** @throws ElmanException when something is asked of an index, which has no calendar */
    public void refuseUnlessDated(TimeFormat format, SourceLocation file) {
        if (!format.hasCalendar() && width() > 0) {
            throw new ElmanException(
                    Finding.at(file, "calendar inputs need dates, and the time column counts rows")
                            .withHint(
                                    "leave 'data.calendar' and 'data.holidays' out, or give the column with the date as 'time'"));
        }
    }

    /** Returns what the user should know if forecasts reach further than the list of holidays; else empty. */
    public Optional<String> noticeUpTo(long lastTick, TimeFormat format) {
        return holidays.last()
                .filter(day ->
                        day.isBefore(format.dateTime(lastTick).toLocalDate().minusDays(LONGEST_WITHOUT)))
                .map(day ->
                        "the list of holidays ends with " + day + ", forecasts reach to " + format.format(lastTick));
    }

    /** Returns the numbers of each time stamp, [time][width]; new arrays. */
    public float[][] encode(long[] ticks, TimeFormat format) {
        int width = width();
        List<String> names = holidays.names();
        float[][] rows = new float[ticks.length][width];
        for (int i = 0; width > 0 && i < ticks.length; i++) {
            encode(format.dateTime(ticks[i]), rows[i], names);
        }
        return rows;
    }

    /** @param out modified */
    private void encode(LocalDateTime time, float[] out, List<String> names) {
        int at = 0;
        for (CalendarInput input : inputs) {
            input.encode(time, out, at);
            at += input.width();
        }
        if (!holidays.days().isEmpty()) {
            LocalDate day = time.toLocalDate();
            out[at] = flag(day);
            out[at + 1] = flag(day.plusDays(1));
            out[at + 2] = flag(day.minusDays(1));
            int name = names.indexOf(holidays.days().getOrDefault(day, ""));
            if (name >= 0) {
                out[at + AROUND + name] = 1;
            }
        }
    }

    private float flag(LocalDate day) {
        return holidays.days().containsKey(day) ? 1 : 0;
    }
}
