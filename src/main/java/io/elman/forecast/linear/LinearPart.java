package io.elman.forecast.linear;

import com.google.gson.Gson;
import io.elman.config.series.AnswerConfig.Linear;
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
 * <p>Whether a level returns to its mean or stays where it went is hard to tell from few rows, and matters far ahead. The mean
 * of a regression of values and one of changes need not decide it (B. E. Hansen, Averaging estimators for autoregressions
 * with a near unit root, Journal of Econometrics 158, 2010).
 *
 * @param direct whether each step of the horizon has weights of its own for all that the window holds; else there are
 *     weights of the first step for the target's own rows, and the steps behind it take forecasts for values
 * @param lags how many of the last rows of a column are read
 * @param models [target][step]; if it is not direct, [target] those of the first step whose forecasts' mean is taken
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
    public static LinearPart fit(SeriesDataset dataset, Linear kind) {
        return new LinearFitting(dataset, kind).fit();
    }

    /** Returns how many weights a target has. */
    static int models(SeriesState state, Linear kind) {
        return switch (kind) {
            case NONE -> 0;
            case ITERATED -> 1;
            case AVERAGED -> 2;
            case DIRECT -> state.shape().horizon();
        };
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
            LinearInputs.Windows windows, int window, LinearInputs inputs, List<LinearWeights> models) {
        double[] row = new double[inputs.size()];
        double[] forecast = new double[windows.horizon()];
        if (direct) {
            windows.lags(window, inputs, row);
            for (int step = 0; step < forecast.length; step++) {
                windows.calendar(window, step, inputs, row);
                forecast[step] = models.get(step).expect(row);
            }
            return forecast;
        }
        for (LinearWeights model : models) {
            windows.lags(window, inputs, row);
            double limit = REACH * farthest(row);
            for (int step = 0; step < forecast.length; step++) {
                windows.calendar(window, step, inputs, row);
                double next = Math.max(-limit, Math.min(limit, model.expect(row)));
                System.arraycopy(row, 0, row, 1, lags - 1);
                row[0] = next;
                forecast[step] += next / models.size();
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
    public static LinearPart read(String json, SeriesState state, Linear kind) {
        LinearPart part;
        try {
            part = GSON.fromJson(json, LinearPart.class);
        } catch (RuntimeException broken) {
            throw new IllegalArgumentException("the linear part cannot be read", broken);
        }
        if (part == null || part.direct != (kind == Linear.DIRECT) || !part.fits(state, kind)) {
            throw new IllegalArgumentException("the linear part is of other windows");
        }
        return part;
    }

    private boolean fits(SeriesState state, Linear kind) {
        int ofTarget = models(state, kind);
        int size = inputs(state, direct, 0, lags).size();
        return lags >= 1
                && lags <= state.shape().lookback()
                && models.size() == state.targets()
                && models.stream().allMatch(target -> target.size() == ofTarget)
                && models.stream().flatMap(List::stream).allMatch(one -> one.weights().length == size);
    }
}
