package io.elman.forecast;

import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A CSV file of a daily series with a week in it, and a network that learns it in a second. */
public final class TinySeries {
    private static final LocalDate FIRST = LocalDate.of(2021, 1, 1);

    private TinySeries() {}

    /** Returns the configuration of a run in a folder, whose files are made. */
    public static Path in(Path folder) throws IOException {
        writeRows(folder.resolve("days.csv"), 0, 260, 1);
        Files.writeString(folder.resolve("holidays.csv"), "2021-02-01,feast\n2021-05-03,feast\n2021-09-06,rest\n");
        return Files.writeString(folder.resolve("tiny.yaml"), """
                task: forecasting
                seed: 7
                output: %1$s/tiny.zip
                data: {file: %1$s/days.csv, time: day, target: visitors, past: [rain], test: 0.2, validation: 0.2}
                window: {lookback: 10, horizon: 3, season: 7}
                transform: {window-level: [visitors]}
                model: {hidden: [12]}
                training: {epochs: 12, batch: 16, learning-rate: 0.02, patience: 12}
                """.formatted(folder));
    }

    public static Experiment experiment(Path folder, String... overrides) throws IOException {
        return ConfigReader.read(in(folder), List.of(overrides));
    }

    /** Returns the date of a day counted from 0. */
    public static LocalDate day(int number) {
        return FIRST.plusDays(number);
    }

    /** Writes days with more visitors on Saturdays, fewer in the rain, and a slow growth. */
    public static void writeRows(Path file, int from, int to, long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("day,visitors,rain,sky,shop\n");
        for (int day = 0; day < to; day++) {
            double rain = random.nextInt(3);
            double visitors = 100 + 0.05 * day + (day % 7 == 1 ? 40 : 0) - 5 * rain + random.nextGaussian();
            String sky = rain == 0 ? "clear" : "grey";
            if (day >= from) {
                csv.append(String.format(
                        Locale.ROOT,
                        "%s,%.2f,%.0f,%s,%s%n",
                        FIRST.plusDays(day),
                        visitors,
                        rain,
                        sky,
                        day % 2 == 0 ? "north" : "south"));
            }
        }
        Files.writeString(file, csv);
    }
}
