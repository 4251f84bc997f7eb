package io.elman.data.series.scale;

/**
 * Scales one column of one series, window by window.
 *
 * @param transform what is done to it
 * @param fit what was learned from its training part
 * @param levelRows whose mean is a window's level
 */
public record ColumnScaler(Transform transform, Fit fit, int levelRows) {
    /**
     * Returns a scaler that has seen the given values and nothing else.
     *
     * @param values of the training part, in the series' unit; not modified
     */
    public static ColumnScaler fit(double[] values, Transform transform, int levelRows) {
        return new ColumnScaler(transform, Fit.of(values, transform, levelRows), levelRows);
    }

    /**
     * Returns a window that ends with the last of the given values.
     *
     * @param past {@link Transform#history()} values that only the change needs, then those of the lookback, or of the
     *     level if that takes more; in the series' unit; not modified
     */
    public ScaledWindow window(double[] past) {
        double[] changes = transform.changes(past);
        double level = transform.scaling() == Transform.Scaling.WINDOW
                ? Fit.mean(changes, Math.max(0, changes.length - levelRows), changes.length)
                : fit.mean();
        return new ScaledWindow(transform, level, fit.spread(), changes, tail(past));
    }

    /** Returns the last values, before any change: what the horizon is reckoned from. */
    private double[] tail(double[] past) {
        double[] tail = new double[transform.history()];
        for (int i = 0; i < tail.length; i++) {
            tail[i] = transform.inward(past[past.length - tail.length + i]);
        }
        return tail;
    }
}
