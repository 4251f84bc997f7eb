package io.elman.data.series.window;

import io.elman.ElmanException;
import io.elman.Finding;

/**
 * How many rows a window has.
 *
 * @param lookback rows that go in
 * @param horizon rows that come out, all at once
 * @param season rows until things repeat; 0 for none
 * @param carry of how many last rows the targets stand in for those that are to come, again and again; 0 for none
 * @param level how many of the last rows make a window's level, which may be more than go in
 */
public record WindowShape(int lookback, int horizon, int season, int carry, int level) {
    /** @throws ElmanException when a window would have nothing to go in or come out */
    public WindowShape {
        refuseBelow(1, lookback, "lookback");
        refuseBelow(1, horizon, "horizon");
        refuseBelow(0, season, "season");
        refuseBelow(1, level, "level");
        if (carry < 0 || carry > lookback) {
            throw new IllegalArgumentException("the last " + carry + " of " + lookback + " rows");
        }
    }

    /** Carries the last season and takes its level, if the lookback holds one. */
    public WindowShape(int lookback, int horizon, int season) {
        this(
                lookback,
                horizon,
                season,
                within(season, lookback) ? season : 0,
                within(season, lookback) ? season : lookback);
    }

    public WindowShape(int lookback, int horizon) {
        this(lookback, horizon, 0);
    }

    private static boolean within(int season, int lookback) {
        return season > 0 && season <= lookback;
    }

    private static void refuseBelow(int least, int value, String name) {
        if (value < least) {
            throw new ElmanException(Finding.of("'" + name + "' has to be at least " + least + ", not " + value)
                    .withHint("a window is so many rows back (lookback) and so many ahead (horizon)"));
        }
    }
}
