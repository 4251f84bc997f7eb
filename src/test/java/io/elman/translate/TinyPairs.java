package io.elman.translate;

import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/** A CSV file of words that are translated letter by letter, and a network that learns some of it in a second. */
public final class TinyPairs {
    private TinyPairs() {}

    /** Returns the configuration of a run in a folder, whose files are made. */
    public static Path in(Path folder) throws IOException {
        writeRows(folder.resolve("pairs.csv"), 80, 1);
        return Files.writeString(folder.resolve("tiny.yaml"), """
                task: translation
                seed: 7
                output: %1$s/tiny.zip
                data: {train: %1$s/pairs.csv, source: low, target: high, test: 0.2, validation: 0.2}
                text: {tokens: characters, length: 12}
                model: {embedding: 6, hidden: [12]}
                training: {epochs: 6, batch: 8, learning-rate: 0.02, patience: 6}
                decoding: {beam: 2}
                """.formatted(folder));
    }

    static Experiment experiment(Path folder, String... overrides) throws IOException {
        return ConfigReader.read(in(folder), List.of(overrides));
    }

    static void writeRows(Path file, int count, long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("low,high,other\n");
        for (int row = 0; row < count; row++) {
            String low = random.ints(2 + random.nextInt(4), 'a', 'f')
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining(row % 2 == 0 ? "" : " ", "", row % 5 == 0 ? "é" : ""));
            csv.append(low + "," + low.toUpperCase(Locale.ROOT) + "," + low.substring(0, 1) + "é\n");
        }
        Files.writeString(file, csv);
    }
}
