package io.elman.forecast.score;

/**
 * Errors of one series as the M4 competition measures them (Makridakis, Spiliotis and Assimakopoulos, The M4 Competition,
 * 2020), next to those of {@code Naive2} on the same rows.
 *
 * @param smape mean 200 |y-f|/(|y|+|f|), in percent
 * @param mase mean |y-f| in units of the seasonal naive forecast's error within the training part; NaN if that is 0
 * @param naive2Smape the same of Naive2
 * @param naive2Mase the same of Naive2
 */
public record M4(double smape, double mase, double naive2Smape, double naive2Mase) {
    /**
     * Judges a forecast that was made from the last training row. No array is modified.
     *
     * @param training in the series' unit, at least one value
     * @param actual [horizon]; NaN where it is not known
     * @param forecast [horizon]
     * @param season rows until things repeat; 1 for none
     */
    public static M4 of(double[] training, double[] actual, double[] forecast, int season) {
        ForecastScores scores = scores(training, actual, forecast, season);
        ForecastScores naive2 = scores(training, actual, naive2(training, season, actual.length), season);
        return new M4(scores.figure("smape"), scores.figure("mase"), naive2.figure("smape"), naive2.figure("mase"));
    }

    /**
     * Returns the overall weighted average: the mean of both errors in units of those of Naive2, below 1 if better. Over
     * several series the four errors are averaged first.
     */
    public double owa() {
        return (smape / naive2Smape + mase / naive2Mase) / 2;
    }

    /**
     * Returns the forecast of Naive2: the last value, or where the series is seasonal (by its autocorrelation, at 90 %) that
     * value divided by its classical multiplicative seasonal factor and multiplied by the factor of each step. A series with
     * a value that is not above zero, or shorter than three seasons, counts as not seasonal.
     *
     * @param training in the series' unit, at least one value; not modified
     * @return [horizon]; new array
     */
    public static double[] naive2(double[] training, int season, int horizon) {
        return Naive2.forecast(training, season, horizon);
    }

    private static ForecastScores scores(double[] training, double[] actual, double[] forecast, int season) {
        ForecastScores scores = new ForecastScores(actual.length);
        double[] none = {};
        scores.add(actual, forecast, none, none, ForecastScores.scale(training, season));
        return scores;
    }
}
