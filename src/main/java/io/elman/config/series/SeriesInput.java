package io.elman.config.series;

import io.elman.config.reading.Input;
import io.elman.config.reading.Section;

/**
 * What an experiment over time series reads, and what it answers.
 *
 * @param data where the series are
 * @param window how many rows go in and come out
 * @param transform what is done to the columns
 * @param answer what is learned of the future
 */
public record SeriesInput(SeriesData data, WindowConfig window, TransformConfig transform, AnswerConfig answer)
        implements Input {
    /** @param root of the configuration */
    public static SeriesInput read(Section root) {
        return new SeriesInput(
                SeriesData.read(root.section("data")),
                WindowConfig.read(root.section("window")),
                TransformConfig.read(root.section("transform")),
                AnswerConfig.read(root.section("model")));
    }

    @Override
    public boolean hasTokens() {
        return false;
    }
}
