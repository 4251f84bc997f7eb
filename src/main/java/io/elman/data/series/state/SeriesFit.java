package io.elman.data.series.state;

import io.elman.data.series.scale.Fit;
import java.util.List;

/**
 * What was learned from one series.
 *
 * @param through the tick of the last row that was seen: a later one may be forecast, this one may not
 * @param columns the fit of each input column, in their order
 */
public record SeriesFit(long through, List<Fit> columns) {
    public SeriesFit {
        columns = List.copyOf(columns);
    }
}
