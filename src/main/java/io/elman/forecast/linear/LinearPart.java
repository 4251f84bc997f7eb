package io.elman.forecast.linear;

import com.google.gson.Gson;
import io.elman.data.series.batch.SeriesDataset;
import io.elman.data.series.batch.WindowTensors;
import io.elman.data.series.state.SeriesState;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Forecasts scaled windows by weighted sums of what is in them. Where a network learns what it leaves, the two together are
 * the hybrid of G. P. Zhang, Time series forecasting using a hybrid ARIMA and neural network model, Neurocomputing 50, 2003:
 * a small network need not find out that tomorrow is like today.
 *
 * @param direct whether each step of the horizon has weights of its own for all that the window holds; else the first step
 *     has weights for the target's own rows, and the steps behind it take forecasts for values
 * @param lags how many of the last rows of a column are read
 * @param models [target][step], of the first step alone if it is not direct
 */
public record LinearPart(boolean direct, int lags, List<List<LinearWeights>> models) {
    public static final String NAME = "linear_part";

    /** Forecasts that feed on themselves are kept within so many times the farthest value that they start from. */
    private static final double REACH = 10;

    private static final Gson GSON = new Gson();

    public LinearPart {
        models = models.stream().map(List::copyOf).toList();
    }

    /** Returns what the training parts teach; no row behind them is read. */
    public static LinearPart fit(SeriesDataset dataset, boolean direct) {
        return new LinearFitting(dataset, direct).fit();
    }

    /** Returns what is read of a window to forecast a target. */
    static LinearInputs inputs(SeriesState state, boolean direct, int target, int lags) {
        return direct
                ? new LinearInputs(0, state.numbers(), lags, state.calendar().width())
                : new LinearInputs(target, 1, lags, state.calendar().width());
    }

    /** Returns scaled forecasts [window][target][step]; new arrays. */
    public double[][][] forecast(SeriesState state, WindowTensors tensors) {
        LinearInputs.Windows windows = new LinearInputs.Windows(tensors);
        double[][][] forecasts = new double[tensors.windows().size()][models.size()][];
        for (int target = 0; target < models.size(); target++) {
            LinearInputs inputs = inputs(state, direct, target, lags);
            for (int window = 0; window < forecasts.length; window++) {
                forecasts[window][target] = forecast(windows, window, inputs, models.get(target));
            }
        }
        return forecasts;
    }

    private double[] forecast(
            LinearInputs.Windows windows, int window, LinearInputs inputs, List<LinearWeights> steps) {
        double[] row = new double[inputs.size()];
        windows.lags(window, inputs, row);
        double limit = direct ? Double.POSITIVE_INFINITY : REACH * farthest(row);
        double[] forecast = new double[windows.horizon()];
        for (int step = 0; step < forecast.length; step++) {
            windows.calendar(window, step, inputs, row);
            double next = steps.get(direct ? step : 0).expect(row);
            forecast[step] = Math.max(-limit, Math.min(limit, next));
            if (!direct) {
                System.arraycopy(row, 0, row, 1, lags - 1);
                row[0] = forecast[step];
            }
        }
        return forecast;
    }

    private double farthest(double[] row) {
        return IntStream.range(0, lags).mapToDouble(lag -> Math.abs(row[lag])).reduce(1, Math::max);
    }

    public String write() {
        return GSON.toJson(this);
    }

    /** @throws IllegalArgumentException if the text is not as {@link #write} leaves it, for windows of the state */
    public static LinearPart read(String json, SeriesState state, boolean direct) {
        LinearPart part;
        try {
            part = GSON.fromJson(json, LinearPart.class);
        } catch (RuntimeException broken) {
            throw new IllegalArgumentException("the linear part cannot be read", broken);
        }
        if (part == null || part.direct != direct || !part.fits(state)) {
            throw new IllegalArgumentException("the linear part is of other windows");
        }
        return part;
    }

    private boolean fits(SeriesState state) {
        int steps = direct ? state.shape().horizon() : 1;
        int size = inputs(state, direct, 0, lags).size();
        return lags >= 1
                && lags <= state.shape().lookback()
                && models.size() == state.targets()
                && models.stream().allMatch(target -> target.size() == steps)
                && models.stream().flatMap(List::stream).allMatch(step -> step.weights().length == size);
    }
}
