package io.elman.forecast;

import io.elman.data.series.batch.SeriesDataset;
import io.elman.forecast.linear.LinearPart;
import io.elman.train.TrainingRun;
import java.util.List;
import java.util.Optional;

/**
 * What training found.
 *
 * @param network that forecasts
 * @param linear what forecasts first; empty if the network forecasts alone
 * @param dataset the rows that it was fitted to, and those to judge it by
 * @param intervals around its forecasts; empty if it gives them itself
 * @param runs how the training of each network went
 */
record Trained(
        ForecastNetwork network,
        Optional<LinearPart> linear,
        SeriesDataset dataset,
        Optional<Intervals> intervals,
        List<TrainingRun> runs) {}
