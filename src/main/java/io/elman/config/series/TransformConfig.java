package io.elman.config.series;

import io.elman.config.reading.Range;
import io.elman.config.reading.Section;
import java.util.List;

/**
 * What is done to columns of numbers before the network sees them; each list names columns.
 *
 * @param log those whose logarithm is taken
 * @param yearly those that what the time of the year says is taken off
 * @param difference those of which the change over some rows is forecast
 * @param lag rows between the two values of a difference
 * @param returns those of which the return is forecast, y_t / y_{t-1} - 1
 * @param windowLevel those that are measured from the mean of the window's last rows
 * @param unscaled those that are left as they are; all others are measured from the mean of their training part
 */
public record TransformConfig(
        List<String> log,
        List<String> yearly,
        List<String> difference,
        int lag,
        List<String> returns,
        List<String> windowLevel,
        List<String> unscaled) {
    static TransformConfig read(Section transform) {
        TransformConfig config = new TransformConfig(
                transform.texts("log"),
                transform.texts("yearly"),
                transform.texts("difference"),
                transform.integer("lag", 1, Range.between(1, 1_000_000)),
                transform.texts("return"),
                transform.texts("window-level"),
                transform.texts("unscaled"));
        refuseBoth(transform, "return", config.returns, "difference", config.difference);
        refuseBoth(transform, "return", config.returns, "log", config.log);
        refuseBoth(transform, "return", config.returns, "yearly", config.yearly);
        refuseBoth(transform, "unscaled", config.unscaled, "window-level", config.windowLevel);
        return config;
    }

    private static void refuseBoth(
            Section transform, String key, List<String> columns, String otherKey, List<String> others) {
        columns.stream()
                .filter(others::contains)
                .forEach(column -> transform.reject(
                        key,
                        "has column '" + column + "', and so has 'transform." + otherKey + "'",
                        "only one of the two can be done to it"));
    }
}
