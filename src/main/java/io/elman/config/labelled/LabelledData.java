package io.elman.config.labelled;

import io.elman.config.reading.CsvConfig;
import io.elman.config.reading.Section;
import io.elman.config.reading.TestPart;
import java.util.Optional;

/**
 * Where labelled items are: texts, clips, sequences of numbers.
 *
 * @param train the CSV file to learn from
 * @param test what the model is judged on
 * @param validation the share of the remaining rows on which training decides when to stop
 * @param label the column with the class that comes out
 * @param group the column whose equal cells keep rows on one side of a split; empty when rows are independent
 * @param csv how both files are written
 */
public record LabelledData(
        String train, TestPart test, double validation, String label, Optional<String> group, CsvConfig csv) {
    /** @param data the section that names the files */
    public static LabelledData read(Section data) {
        return new LabelledData(
                data.text("train"),
                TestPart.read(data),
                data.decimal("validation", 0.15, TestPart.FRACTION),
                data.text("label"),
                data.optionalText("group"),
                CsvConfig.read(data));
    }
}
