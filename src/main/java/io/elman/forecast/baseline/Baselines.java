package io.elman.forecast.baseline;

import java.util.ArrayList;
import java.util.List;

/** The simple models that stand beside a forecaster of one target, fitted to the same training rows. */
public final class Baselines {
    private final int season;
    private final List<Autoregression> autoregressions;

    /** @param autoregressions one a series in training, and behind them one for all others */
    Baselines(int season, List<Autoregression> autoregressions) {
        this.season = season;
        this.autoregressions = List.copyOf(autoregressions);
    }

    /**
     * Fits them.
     *
     * @param training [series][time] of one target in the series' own units, none missing; a series may be empty; not
     *     modified
     * @param season rows until things repeat; 0 or 1 for none
     * @param mostLags that the autoregression may look back; it has fewer where they tell more
     */
    public static Baselines fit(double[][] training, int season, int mostLags) {
        return new Baselines(season, new AutoregressionTrainer(training, mostLags).train());
    }

    /** Returns how many series were in training. */
    public int series() {
        return autoregressions.size() - 1;
    }

    /** Returns the models of a series by its number in training: naive, seasonal naive and naive2 if there is a
     * season, drift, autoregression. */
    public List<Baseline> ofSeries(int series) {
        if (series < 0 || series >= series()) {
            throw new IllegalArgumentException("series " + series + " of " + series());
        }
        return with(autoregressions.get(series));
    }

    /** Returns the models of a series that was not in training. */
    public List<Baseline> ofOtherSeries() {
        return with(autoregressions.get(series()));
    }

    /** Returns all that is in it as JSON; the same baselines give the same text. */
    public String write() {
        return BaselinesJson.write(this);
    }

    /** @throws IllegalArgumentException if the text is not as {@link #write} leaves it */
    public static Baselines read(String json) {
        return BaselinesJson.read(json);
    }

    int season() {
        return season;
    }

    /** Returns one a series in training, and behind them one for all others. */
    List<Autoregression> autoregressions() {
        return autoregressions;
    }

    private List<Baseline> with(Autoregression autoregression) {
        List<Baseline> baselines = new ArrayList<>(List.of(new Naive()));
        if (season > 1) {
            baselines.addAll(List.of(new SeasonalNaive(season), new Naive2(season)));
        }
        baselines.addAll(List.of(new Drift(), autoregression));
        return List.copyOf(baselines);
    }
}
