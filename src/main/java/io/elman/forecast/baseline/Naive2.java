package io.elman.forecast.baseline;

import io.elman.forecast.score.M4;
import java.util.Arrays;

/**
 * The last value of the seasonally adjusted series with the season put back: what the M4 competition measures against. S.
 * Makridakis, E. Spiliotis and V. Assimakopoulos, The M4 Competition, International Journal of Forecasting 36, 2020.
 *
 * @param season rows until things repeat, above 1
 */
record Naive2(int season) implements Baseline {
    /** More of them would change the season's shares by next to nothing, and would be gone through for every origin. */
    private static final int SEASONS = 50;

    @Override
    public String name() {
        return "naive2";
    }

    @Override
    public double[] forecast(double[] values, int origin, int horizon) {
        int from = Math.max(0, origin + 1 - SEASONS * season);
        return M4.naive2(Arrays.copyOfRange(values, from, origin + 1), season, horizon);
    }
}
