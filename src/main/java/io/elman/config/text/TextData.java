package io.elman.config.text;

import io.elman.config.reading.CsvConfig;
import io.elman.config.reading.Section;
import io.elman.config.reading.TestPart;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where the labelled texts are.
 *
 * @param train the CSV file to learn from
 * @param testFile the CSV file to be judged on; empty when a fraction of the training file is held out
 * @param testFraction the share of the rows of {@code train} to be judged on, when there is no file
 * @param validation the share of the remaining rows on which training decides when to stop
 * @param columns which column is what
 * @param csv how both files are written
 */
public record TextData(
        String train,
        Optional<String> testFile,
        OptionalDouble testFraction,
        double validation,
        TextColumns columns,
        CsvConfig csv) {
    static TextData read(Section data) {
        String train = data.text("train");
        TestPart test = TestPart.read(data);
        return new TextData(
                train,
                test.file(),
                test.fraction(),
                data.decimal("validation", 0.15, TestPart.FRACTION),
                TextColumns.read(data),
                CsvConfig.read(data));
    }
}
