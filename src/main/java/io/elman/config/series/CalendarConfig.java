package io.elman.config.series;

import io.elman.config.reading.Section;
import java.util.List;
import java.util.Optional;

/**
 * What is told of every time stamp, past or future.
 *
 * @param parts of the date and the hour
 * @param holidays a file with a date a line, and a name behind a comma; empty for none
 */
public record CalendarConfig(List<Part> parts, Optional<String> holidays) {
    /** What a calendar says of a time stamp. */
    public enum Part {
        HOUR,
        DAY_OF_WEEK,
        DAY_OF_MONTH,
        DAY_OF_YEAR,
        WEEK,
        MONTH
    }

    static CalendarConfig read(Section data) {
        return new CalendarConfig(data.manyOf("calendar", Part.class), data.optionalText("holidays"));
    }
}
