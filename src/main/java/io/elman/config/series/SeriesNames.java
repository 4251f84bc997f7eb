package io.elman.config.series;

import io.elman.config.reading.Section;
import java.util.List;
import java.util.Optional;

/**
 * The columns of a file of series.
 *
 * @param layout whether a row is a time stamp or a whole series
 * @param time of each row; blank in a wide file
 * @param targets to forecast; empty in a wide file
 * @param past known up to now and not for the future
 * @param series whose equal cells make the rows of one series; empty when the file is one series
 */
public record SeriesNames(
        Layout layout, String time, List<String> targets, List<String> past, Optional<String> series) {
    /** How series stand in a file. */
    public enum Layout {
        /** A row is a time stamp; series stand below one another. */
        LONG,
        /** A row is a series; its values stand side by side. */
        WIDE
    }

    static SeriesNames read(Section data) {
        Layout layout = data.oneOf("layout", Layout.LONG);
        SeriesNames names = new SeriesNames(
                layout,
                layout == Layout.LONG ? data.text("time") : "",
                layout == Layout.LONG ? data.texts("target") : List.of(),
                layout == Layout.LONG ? data.texts("past") : List.of(),
                layout == Layout.LONG ? data.optionalText("series") : Optional.of(data.text("series")));
        if (layout == Layout.LONG && names.targets.isEmpty()) {
            data.reject("target", "names no column", "name the column that is to be forecast");
        }
        return names;
    }
}
