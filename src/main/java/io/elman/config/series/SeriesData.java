package io.elman.config.series;

import io.elman.config.reading.CsvConfig;
import io.elman.config.reading.Range;
import io.elman.config.reading.Section;

/**
 * Where the series are, and how they are split by time.
 *
 * @param file a CSV file
 * @param names of its columns
 * @param calendar what is told of every time stamp
 * @param test how much of the end is held out: below 1 a fraction of all rows, from 1 on a number of rows
 * @param validation how much in front of the test training stops by: below 1 a fraction of the rows that are left
 * @param csv how the file is written
 * @param reading how its cells are understood
 */
public record SeriesData(
        String file,
        SeriesNames names,
        CalendarConfig calendar,
        double test,
        double validation,
        CsvConfig csv,
        ReadingConfig reading) {
    private static final Range AMOUNT = Range.aboveZeroTo(1e9);

    static SeriesData read(Section data) {
        return new SeriesData(
                data.text("file"),
                SeriesNames.read(data),
                CalendarConfig.read(data),
                amount(data, "test", 0.2),
                amount(data, "validation", 0.1),
                CsvConfig.read(data),
                ReadingConfig.read(data));
    }

    private static double amount(Section data, String key, double otherwise) {
        double amount = data.decimal(key, otherwise, AMOUNT);
        if (amount >= 1 && amount != Math.rint(amount)) {
            data.reject(key, "is neither a fraction nor a number of rows", "0.2 is a fifth, 36 are so many rows");
        }
        return amount;
    }
}
