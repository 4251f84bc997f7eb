package io.elman.forecast;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.elman.data.series.batch.Origin;
import io.elman.data.series.scale.Transform;
import io.elman.data.series.state.SeriesState;
import io.elman.forecast.score.ConformalBand;
import java.util.ArrayList;
import java.util.List;

/**
 * Lower and upper around forecasts, from the errors on the validation part. Errors of a target whose logarithm or return is
 * forecast are taken as shares of the forecast, all others as multiples of the spread of their series.
 *
 * @param bands one a target
 */
record Intervals(List<ConformalBand> bands) {
    private static final Gson GSON = new Gson();

    Intervals {
        bands = List.copyOf(bands);
    }

    /**
     * Returns the intervals that a share of all errors lies within.
     *
     * @param origins with what came of them
     * @param forecasts one an origin
     * @throws IllegalArgumentException if a step of the horizon has no known value
     */
    static Intervals of(SeriesState state, List<Origin> origins, List<WindowForecast> forecasts, double share) {
        List<ConformalBand> bands = new ArrayList<>();
        for (int target = 0; target < state.targets(); target++) {
            double[][] residuals = new double[state.shape().horizon()][origins.size()];
            for (int i = 0; i < origins.size(); i++) {
                Origin origin = origins.get(i);
                double[] value = forecasts.get(i).value()[target];
                for (int step = 0; step < value.length; step++) {
                    double miss = Math.abs(origin.actual()[target][step] - value[step]);
                    residuals[step][i] = miss / unit(state, origin.series(), target, value[step]);
                }
            }
            bands.add(ConformalBand.of(residuals, share)
                    .orElseThrow(() -> new IllegalArgumentException("a step of the horizon has no known value")));
        }
        return new Intervals(bands);
    }

    /** Returns a forecast with its interval. */
    WindowForecast around(SeriesState state, String series, WindowForecast forecast) {
        double[][] lower = new double[bands.size()][];
        double[][] upper = new double[bands.size()][];
        for (int target = 0; target < bands.size(); target++) {
            double[] value = forecast.value()[target];
            lower[target] = value.clone();
            upper[target] = value.clone();
            for (int step = 0; step < value.length; step++) {
                double half = bands.get(target).halfWidths()[step] * unit(state, series, target, value[step]);
                lower[target][step] -= half;
                upper[target][step] += half;
            }
        }
        return new WindowForecast(forecast.value(), lower, upper);
    }

    String write() {
        return GSON.toJson(this);
    }

    /** @throws IllegalArgumentException if the text is not as {@link #write} leaves it, for so many targets and steps */
    static Intervals read(String json, int targets, int horizon) {
        try {
            Intervals intervals = GSON.fromJson(json, Intervals.class);
            boolean fits = intervals.bands.size() == targets
                    && intervals.bands.stream().allMatch(band -> band.halfWidths().length == horizon);
            if (fits) {
                return intervals;
            }
        } catch (JsonParseException | IllegalArgumentException broken) {
            throw new IllegalArgumentException("the intervals cannot be read", broken);
        } catch (RuntimeException broken) {
            // Gson wraps what a record's constructor throws.
            throw new IllegalArgumentException("the intervals cannot be read", broken);
        }
        throw new IllegalArgumentException("the intervals are of another horizon");
    }

    private static double unit(SeriesState state, String series, int target, double forecast) {
        Transform transform = state.columns().get(target).transform();
        boolean relative = transform.log() || transform.change() == Transform.Change.RETURN;
        return relative
                ? Math.abs(forecast)
                : state.scaler(series, target).fit().spread();
    }
}
