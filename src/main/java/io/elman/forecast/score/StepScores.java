package io.elman.forecast.score;

import java.util.LinkedHashMap;
import java.util.Map;

/** The errors of forecasts that are judged together: those of one step, or of all. */
final class StepScores {
    private final RootMeanSquare errors = new RootMeanSquare();
    private final Mean absoluteErrors = new Mean();
    private final Mean percentages = new Mean();
    private final Mean symmetricPercentages = new Mean();
    private final Mean scaledErrors = new Mean();
    private final Mean covered = new Mean();
    private final Mean widths = new Mean();

    /** @param scale of the series' errors; 0 or NaN if it has none */
    void add(double actual, double forecast, double scale) {
        double distance = Math.abs(actual - forecast);
        errors.add(distance);
        absoluteErrors.add(distance);
        if (actual != 0) {
            percentages.add(100 * (distance / Math.abs(actual)));
        }
        symmetricPercentages.add(symmetricPercentage(actual, forecast));
        if (scale > 0 && Double.isFinite(scale)) {
            scaledErrors.add(distance / scale);
        }
    }

    void addInterval(double actual, double lower, double upper) {
        covered.add(actual >= lower && actual <= upper ? 1 : 0);
        widths.add(upper - lower);
    }

    /** Returns each figure by its name; one that is not defined is NaN or infinite. */
    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("rmse", errors.value());
        figures.put("mae", absoluteErrors.value());
        figures.put("mape", percentages.value());
        figures.put("smape", symmetricPercentages.value());
        figures.put("mase", scaledErrors.value());
        figures.put("coverage", covered.value());
        figures.put("interval_width", widths.value());
        return figures;
    }

    private static double symmetricPercentage(double actual, double forecast) {
        // Halves, because the sum of two large values would be infinite.
        double size = Math.abs(actual) / 2 + Math.abs(forecast) / 2;
        return size == 0 ? 0 : 100 * (Math.abs(actual - forecast) / size);
    }
}
