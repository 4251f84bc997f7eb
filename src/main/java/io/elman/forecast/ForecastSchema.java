package io.elman.forecast;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.elman.data.series.SeriesSet;
import io.elman.data.series.state.SeriesState;
import java.util.List;

/**
 * What goes into a forecaster and what comes out.
 *
 * @param time the column of time stamps
 * @param step from row to row
 * @param targets what is forecast
 * @param past what else goes in
 * @param calendar what is told of each time stamp
 * @param lookback rows that go in
 * @param horizon rows that come out
 */
record ForecastSchema(
        String time,
        String step,
        List<String> targets,
        List<String> past,
        List<String> calendar,
        int lookback,
        int horizon) {
    static ForecastSchema of(SeriesState state, SeriesSet set) {
        return new ForecastSchema(
                state.source().time(),
                set.axis().step().title(),
                state.source().targets(),
                state.source().past(),
                state.calendar().names(),
                state.shape().lookback(),
                state.shape().horizon());
    }

    JsonObject toJson() {
        return new Gson().toJsonTree(this).getAsJsonObject();
    }
}
