package io.elman.forecast;

/**
 * A value of the future, in the target's own unit.
 *
 * @param series which one; blank where there is only one
 * @param target the column that is forecast
 * @param time as the file writes it
 * @param value the forecast
 * @param lower the end of the interval
 * @param upper the end of the interval
 */
public record Forecast(String series, String target, String time, double value, double lower, double upper) {}
