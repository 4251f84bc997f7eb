package io.elman.forecast.baseline;

/** A simple model of one series that a network has to beat to be worth its trouble. */
public interface Baseline {
    /** Returns the name under which its metrics are reported. */
    String name();

    /**
     * Returns the values behind the origin as they are expected.
     *
     * @param values [time] in the series' unit, none missing up to the origin; nothing behind the origin is read; not
     *     modified
     * @param origin the last row that is known, counted from 0
     * @param horizon steps ahead
     * @return [horizon], step 1 first, in the series' unit; new array
     */
    double[] forecast(double[] values, int origin, int horizon);
}
