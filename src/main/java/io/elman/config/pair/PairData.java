package io.elman.config.pair;

import io.elman.config.reading.CsvConfig;
import io.elman.config.reading.Section;
import io.elman.config.reading.TestPart;

/**
 * Where the pairs of texts are.
 *
 * @param train the CSV file to learn from
 * @param test what the model is judged on
 * @param validation the share of the remaining sources on which training decides when to stop
 * @param source the column of what goes in
 * @param target the column of what should come out
 * @param csv how both files are written
 */
public record PairData(String train, TestPart test, double validation, String source, String target, CsvConfig csv) {
    static PairData read(Section data) {
        PairData pairs = new PairData(
                data.text("train"),
                TestPart.read(data),
                data.decimal("validation", 0.1, TestPart.FRACTION),
                data.text("source"),
                data.text("target"),
                CsvConfig.read(data));
        if (!pairs.source.isEmpty() && pairs.source.equals(pairs.target)) {
            data.reject("target", "is the column of the source, too", "name the column that holds the translation");
        }
        return pairs;
    }
}
