package io.elman.forecast;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The forecast from one origin, in the series' own unit.
 *
 * @param value [target][step]; not modified
 * @param lower [target][step]; without steps where there is no interval yet; not modified
 * @param upper like {@code lower}
 */
record WindowForecast(double[][] value, double[][] lower, double[][] upper) {
    /** Returns false if a number is infinite or none. */
    boolean isFinite() {
        return Stream.of(value, lower, upper)
                .flatMap(Stream::of)
                .flatMapToDouble(DoubleStream::of)
                .allMatch(Double::isFinite);
    }
}
