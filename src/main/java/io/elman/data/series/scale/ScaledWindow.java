package io.elman.data.series.scale;

import java.util.Arrays;

/** One column in one window: scaled inputs, scaled labels, and forecasts in the series' own unit again. */
public final class ScaledWindow {
    private final Transform transform;
    private final double level;
    private final double spread;
    private final double[] changes;
    private final double[] tail;

    /**
     * @param changes of the lookback, and what of the level lies before it; not modified
     * @param tail the last values before the horizon, logarithms where those are taken; not modified
     */
    ScaledWindow(Transform transform, double level, double spread, double[] changes, double[] tail) {
        this.transform = transform;
        this.level = level;
        this.spread = spread;
        this.changes = changes;
        this.tail = tail;
    }

    /** Returns the scaled values of all rows that the window was made of, those of the lookback last; new array. */
    public double[] inputs() {
        return scaled(changes);
    }

    /**
     * Returns the scaled values of the horizon; new array.
     *
     * @param future in the series' unit; not modified
     */
    public double[] labels(double[] future) {
        double[] all = withTail(future.length);
        for (int i = 0; i < future.length; i++) {
            all[tail.length + i] = transform.inward(future[i]);
        }
        double[] labels = new double[future.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = transform.change(all[tail.length + i], all[i]);
        }
        return scaled(labels);
    }

    /**
     * Returns forecasts in the series' unit; new array. Where a step's change starts from a step of the horizon it starts
     * from that step's forecast.
     *
     * @param forecast scaled, from the first step of the horizon on; not modified
     */
    public double[] invert(double[] forecast) {
        double[] all = withTail(forecast.length);
        double[] values = new double[forecast.length];
        for (int i = 0; i < values.length; i++) {
            all[tail.length + i] = transform.undo(forecast[i] * spread + level, all[i]);
            values[i] = transform.outward(all[tail.length + i]);
        }
        return values;
    }

    private double[] withTail(int horizon) {
        return Arrays.copyOf(tail, tail.length + horizon);
    }

    private double[] scaled(double[] values) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (values[i] - level) / spread;
        }
        return scaled;
    }
}
