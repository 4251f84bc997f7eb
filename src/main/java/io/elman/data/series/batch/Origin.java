package io.elman.data.series.batch;

import java.util.List;

/**
 * The place from which one forecast is made, and what came of it.
 *
 * @param series its id; blank where the file is one series
 * @param time of the last known row, as the file writes it
 * @param ticks [horizon] of the steps to forecast; not modified
 * @param times of those steps, as the file writes them
 * @param actual [targets][horizon] in the series' own unit, NaN where the file has no value; not modified
 */
public record Origin(String series, String time, long[] ticks, List<String> times, double[][] actual) {
    public Origin {
        times = List.copyOf(times);
    }
}
