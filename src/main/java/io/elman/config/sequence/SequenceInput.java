package io.elman.config.sequence;

import io.elman.config.labelled.LabelledData;
import io.elman.config.labelled.LabelledInput;
import io.elman.config.reading.CsvConfig;
import io.elman.config.reading.Section;
import java.util.List;

/**
 * What an experiment over labelled sequences of numbers reads: long format, a row a step.
 *
 * @param data where the sequences are
 * @param column the column whose equal cells make a sequence, its rows together and in order
 * @param features the columns of numbers
 * @param decimal what stands before the decimals
 */
public record SequenceInput(LabelledData data, String column, List<String> features, char decimal)
        implements LabelledInput {
    /** The key that names the column. */
    public static final String KEY = "sequence";

    /** The key that names the columns of numbers. */
    public static final String FEATURES = "features";

    /** @param root of the configuration */
    public static SequenceInput read(Section root) {
        Section data = root.section("data");
        SequenceInput input = new SequenceInput(
                LabelledData.read(data), data.text(KEY), data.texts(FEATURES), CsvConfig.decimal(data));
        if (input.features.isEmpty()) {
            data.reject(FEATURES, "is missing", "name the columns of numbers: features: [x, y]");
        } else if (input.features.stream().distinct().count() < input.features.size()) {
            data.reject(FEATURES, "names a column twice", "name each column once");
        }
        return input;
    }

    @Override
    public boolean hasTokens() {
        return false;
    }
}
