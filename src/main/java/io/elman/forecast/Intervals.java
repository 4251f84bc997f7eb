package io.elman.forecast;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.elman.data.series.batch.Origin;
import io.elman.data.series.scale.Course;
import io.elman.data.series.scale.Transform;
import io.elman.data.series.state.SeriesState;
import io.elman.data.series.time.TimeFormat;
import io.elman.forecast.score.ConformalBand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Intervals around forecasts, from the errors on the validation part, and, where these are too few, on the training part too.
 * Errors of a target whose logarithm or return is
 * forecast are taken as shares of the forecast, all others as multiples of the spread of their series. Where the course of
 * the year is taken off a target, and the validation part tells a year, the errors are measured by what is usual at their
 * time of the year: the winter's are not the summer's.
 *
 * @param bands one a target
 * @param seasons one a target: how much larger errors are at a time of the year than their mean, as a share of it
 */
record Intervals(List<ConformalBand> bands, List<Course> seasons) {
    private static final Gson GSON = new Gson();

    /** No time of the year has errors below this share of their mean: the wave is a rough one. */
    private static final double LEAST_SHARE = 0.25;

    Intervals {
        bands = List.copyOf(bands);
        seasons = List.copyOf(seasons);
    }

    /**
     * Returns the intervals that a share of all errors lies within, nowhere narrower than those of the errors alone that the
     * network was not fitted to.
     *
     * @param origins with what came of them
     * @param forecasts one an origin
     * @param held how many of the origins, the first ones, the network was not fitted to
     * @throws IllegalArgumentException if a step of the horizon has no known value
     */
    static Intervals of(
            SeriesState state, List<Origin> origins, List<WindowForecast> forecasts, int held, double share) {
        List<ConformalBand> bands = new ArrayList<>();
        List<Course> seasons = new ArrayList<>();
        TimeFormat format = state.axis().format();
        for (int target = 0; target < state.targets(); target++) {
            double[][] residuals = residuals(state, origins, forecasts, target);
            boolean yearly = state.columns().get(target).transform().yearly();
            Course season = yearly ? season(origins, residuals, format) : Course.NONE;
            for (int i = 0; i < origins.size(); i++) {
                double[] sizes = sizes(season, origins.get(i), format);
                for (int step = 0; step < sizes.length; step++) {
                    residuals[step][i] /= sizes[step];
                }
            }
            seasons.add(season);
            bands.add(band(residuals, share).atLeast(band(firstOf(residuals, held), share)));
        }
        return new Intervals(bands, seasons);
    }

    private static ConformalBand band(double[][] residuals, double share) {
        return ConformalBand.of(residuals, share)
                .orElseThrow(() -> new IllegalArgumentException("a step of the horizon has no known value"));
    }

    private static double[][] firstOf(double[][] rows, int count) {
        return Arrays.stream(rows).map(row -> Arrays.copyOf(row, count)).toArray(double[][]::new);
    }

    /** Returns whether errors are enough for the share, at every step of every target. */
    static boolean areEnough(List<Origin> origins, double share) {
        int targets = origins.isEmpty() ? 0 : origins.get(0).actual().length;
        boolean enough = targets > 0;
        for (int target = 0; target < targets; target++) {
            for (int step = 0; step < origins.get(0).actual()[target].length; step++) {
                enough &= ConformalBand.holds(known(origins, target, step), share);
            }
        }
        return enough;
    }

    private static int known(List<Origin> origins, int target, int step) {
        return (int) origins.stream()
                .filter(origin -> !Double.isNaN(origin.actual()[target][step]))
                .count();
    }

    /** Returns how far forecasts of a target were off, in its unit, [step][origin]; NaN where nothing is known. */
    private static double[][] residuals(
            SeriesState state, List<Origin> origins, List<WindowForecast> forecasts, int target) {
        double[][] residuals = new double[state.shape().horizon()][origins.size()];
        for (int i = 0; i < origins.size(); i++) {
            Origin origin = origins.get(i);
            double[] value = forecasts.get(i).value()[target];
            for (int step = 0; step < value.length; step++) {
                double miss = Math.abs(origin.actual()[target][step] - value[step]);
                residuals[step][i] = miss / unit(state, origin.series(), target, value[step]);
            }
        }
        return residuals;
    }

    /**
     * Returns what the time of the year says of the size of errors; nothing if less than a year is known.
     *
     * @param residuals [step][origin], NaN where nothing is known; not modified
     */
    private static Course season(List<Origin> origins, double[][] residuals, TimeFormat format) {
        double[] means = Arrays.stream(residuals).mapToDouble(Intervals::mean).toArray();
        List<Long> ticks = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < origins.size(); i++) {
            for (int step = 0; step < means.length; step++) {
                if (!Double.isNaN(residuals[step][i]) && means[step] > 0) {
                    ticks.add(origins.get(i).ticks()[step]);
                    shares.add(residuals[step][i] / means[step]);
                }
            }
        }
        long[] times = ticks.stream().mapToLong(Long::longValue).toArray();
        long first = Arrays.stream(times).min().orElse(0);
        long last = Arrays.stream(times).max().orElse(0);
        return times.length > 0 && Course.isTold(first, last, format)
                ? Course.fitOneWave(
                        times, shares.stream().mapToDouble(Double::doubleValue).toArray(), format)
                : Course.NONE;
    }

    private static double mean(double[] residuals) {
        return Arrays.stream(residuals)
                .filter(residual -> !Double.isNaN(residual))
                .average()
                .orElse(0);
    }

    /** Returns how large errors usually are at each step, 1 where the time of the year says nothing; new array. */
    private static double[] sizes(Course season, Origin origin, TimeFormat format) {
        return Arrays.stream(season.at(origin.ticks(), format))
                .map(more -> Math.max(LEAST_SHARE, 1 + more))
                .toArray();
    }

    /** Returns a forecast with its interval. */
    WindowForecast around(SeriesState state, Origin origin, WindowForecast forecast) {
        double[][] lower = new double[bands.size()][];
        double[][] upper = new double[bands.size()][];
        for (int target = 0; target < bands.size(); target++) {
            double[] value = forecast.value()[target];
            double[] sizes = sizes(seasons.get(target), origin, state.axis().format());
            lower[target] = value.clone();
            upper[target] = value.clone();
            for (int step = 0; step < value.length; step++) {
                double unit = unit(state, origin.series(), target, value[step]);
                double half = bands.get(target).halfWidths()[step] * sizes[step] * unit;
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
                    && intervals.seasons.size() == targets
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
