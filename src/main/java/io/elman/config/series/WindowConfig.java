package io.elman.config.series;

import io.elman.config.reading.Range;
import io.elman.config.reading.Section;

/**
 * How many rows a window has.
 *
 * @param lookback rows that go in
 * @param horizon rows that come out
 * @param season rows until things repeat; 0 for none
 */
public record WindowConfig(int lookback, int horizon, int season) {
    private static final int MOST = 1_000_000;

    /** Input of a quarter more than the longer of season and horizon: Hewamalage, Bergmeir and Bandara, 2021. */
    private static final double LOOKBACK = 1.25;

    static WindowConfig read(Section window) {
        int horizon = window.integer("horizon", 1, Range.between(1, MOST));
        int season = window.integer("season", 0, Range.between(0, MOST));
        int usual = (int) Math.ceil(LOOKBACK * Math.max(horizon, season));
        return new WindowConfig(window.integer("lookback", usual, Range.between(1, MOST)), horizon, season);
    }
}
