package io.elman.data.series;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What happens to values and rows that are not there.
 *
 * @param fill what stands in for them
 * @param season rows a season, for {@link Fill#SEASONAL}; else any
 * @param sentinels numbers that stand for nothing; empty for those that usually do (-999 and its like), where they lie far
 *     outside the other values
 */
public record Missing(Fill fill, int season, Optional<List<Double>> sentinels) {
    public static final Missing IS_AN_ERROR = new Missing(Fill.NONE, 1, Optional.empty());

    /** What stands in for a value that is missing. */
    public enum Fill {
        /** Nothing does: it is a mistake in the file. */
        NONE,
        /** The value of the row before. */
        PREVIOUS,
        /** The straight line from the value before to the one behind. */
        LINEAR,
        /** The value one season before; in the first season as {@link #PREVIOUS}. */
        SEASONAL
    }

    public Missing {
        Objects.requireNonNull(fill);
        if (season < 1) {
            throw new IllegalArgumentException("a season of " + season + " rows");
        }
        sentinels = sentinels.map(List::copyOf);
    }

    public static Missing fill(Fill fill) {
        return new Missing(fill, 1, Optional.empty());
    }

    /** @param season rows a season */
    public static Missing seasonal(int season) {
        return new Missing(Fill.SEASONAL, season, Optional.empty());
    }

    public boolean isAnError() {
        return fill == Fill.NONE;
    }
}
