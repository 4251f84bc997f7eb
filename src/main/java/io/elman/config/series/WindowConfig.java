package io.elman.config.series;

import io.elman.config.reading.Range;
import io.elman.config.reading.Section;

/**
 * How many rows a window has.
 *
 * @param lookback rows that go in
 * @param horizon rows that come out
 * @param season rows until things repeat; 0 for none
 * @param carry which known values of the targets stand in for those that are to come
 * @param level rows whose mean is a window's level: by default a season, so that the level does not sway with its phase
 */
public record WindowConfig(int lookback, int horizon, int season, Carry carry, int level) {
    /** Which known values of the targets go in where the future is not known. */
    public enum Carry {
        /** The one a season before. */
        SEASON,
        /** The last one. */
        LAST,
        /** None: zero. */
        NONE
    }

    private static final int MOST = 1_000_000;

    /** Input of a quarter more than the longer of season and horizon: Hewamalage, Bergmeir and Bandara, 2021. */
    private static final double LOOKBACK = 1.25;

    static WindowConfig read(Section window) {
        int horizon = window.integer("horizon", 1, Range.between(1, MOST));
        int season = window.integer("season", 0, Range.between(0, MOST));
        int usual = (int) Math.ceil(LOOKBACK * Math.max(horizon, season));
        int lookback = window.integer("lookback", usual, Range.between(1, MOST));
        boolean held = season > 0 && season <= lookback;
        Carry carry = window.oneOf("carry", held ? Carry.SEASON : Carry.LAST);
        if (carry == Carry.SEASON && !held) {
            window.reject(
                    "carry",
                    "needs a season within the lookback, not " + season + " of " + lookback + " rows",
                    "use last, or set window.season and a window.lookback that is not shorter");
        }
        int level = window.integer("level", held ? season : lookback, Range.between(1, MOST));
        return new WindowConfig(lookback, horizon, season, carry, level);
    }

    /** Returns of how many last rows the targets are carried into the future. */
    public int carriedRows() {
        return switch (carry) {
            case SEASON -> season;
            case LAST -> 1;
            case NONE -> 0;
        };
    }
}
