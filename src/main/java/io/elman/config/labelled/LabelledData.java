package io.elman.config.labelled;

import io.elman.config.reading.CsvConfig;
import io.elman.config.reading.Section;
import io.elman.config.reading.TestPart;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where labelled items are: texts, clips, sequences of numbers.
 *
 * @param train the CSV file to learn from
 * @param testFile the CSV file to be judged on; empty when a fraction of the training file is held out
 * @param testFraction the share of the rows of {@code train} to be judged on, when there is no file
 * @param validation the share of the remaining rows on which training decides when to stop
 * @param label the column with the class that comes out
 * @param group the column whose equal cells keep rows on one side of a split; empty when rows are independent
 * @param csv how both files are written
 */
public record LabelledData(
        String train,
        Optional<String> testFile,
        OptionalDouble testFraction,
        double validation,
        String label,
        Optional<String> group,
        CsvConfig csv) {
    /** @param data the section that names the files */
    public static LabelledData read(Section data) {
        String train = data.text("train");
        TestPart test = TestPart.read(data);
        return new LabelledData(
                train,
                test.file(),
                test.fraction(),
                data.decimal("validation", 0.15, TestPart.FRACTION),
                data.text("label"),
                data.optionalText("group"),
                CsvConfig.read(data));
    }
}
