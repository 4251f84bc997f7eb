package io.elman.forecast;

/**
 * The forecast from one origin, in the series' own unit.
 *
 * @param value [target][step]; not modified
 * @param lower [target][step]; without steps where there is no interval yet; not modified
 * @param upper like {@code lower}
 */
record WindowForecast(double[][] value, double[][] lower, double[][] upper) {}
