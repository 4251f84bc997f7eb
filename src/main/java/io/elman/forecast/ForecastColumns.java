package io.elman.forecast;

import io.elman.data.series.SeriesColumns;
import io.elman.data.series.state.SeriesState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/**
 * What the columns of forecasts are called.
 *
 * @param series the column with the name of each series; none where the file is one series
 * @param time the column with the time stamp
 * @param targets what is forecast
 */
record ForecastColumns(List<String> series, String time, List<String> targets) {
    private static final int DIGITS = 7;

    static ForecastColumns of(SeriesState state) {
        SeriesColumns source = state.source();
        return new ForecastColumns(
                source.series().stream().toList(), source.isWide() ? "row" : source.time(), source.targets());
    }

    /** Returns a name that says which target is meant, where there are several. */
    String named(String what, int target) {
        return targets.size() == 1 ? what : what + "_" + targets.get(target);
    }

    /** Returns the names of a forecast and its interval. */
    List<String> answer(int target) {
        return List.of(named("forecast", target), named("lower", target), named("upper", target));
    }

    /** Returns the cells of a forecast and its interval. */
    static List<String> cells(WindowForecast forecast, int target, int step) {
        return List.of(
                number(forecast.value()[target][step]),
                number(forecast.lower()[target][step]),
                number(forecast.upper()[target][step]));
    }

    /** Returns seven digits, which is what the network's numbers are good for; all those before the point. */
    static String number(double value) {
        double magnitude = Math.abs(value);
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (magnitude != 0 && (magnitude >= 1e15 || magnitude < 1e-9)) {
            return String.format(Locale.ROOT, "%.6e", value);
        }
        int whole = magnitude < 1 ? 0 : (int) Math.floor(Math.log10(magnitude)) + 1;
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(Math.max(DIGITS, whole), RoundingMode.HALF_UP));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
