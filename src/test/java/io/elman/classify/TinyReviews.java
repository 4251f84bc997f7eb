package io.elman.classify;

import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** A CSV file of texts in which one word decides the class, and a network that learns it in a second. */
public final class TinyReviews {
    public static final List<String> LABELS = List.of("great", "so, so", "\u0448\u043b\u044f\u043f\u0430");
    private static final List<String> MARKS = List.of("lovely", "fine", "\u0433\u0430\u0434\u043e\u0441\u0442\u044c");

    private TinyReviews() {}

    /** Returns the configuration of a run in a folder, whose files are made. */
    public static Path in(Path folder) throws IOException {
        writeRows(folder.resolve("train.csv"), 90, 1);
        writeRows(folder.resolve("test.csv"), 30, 2);
        return Files.writeString(folder.resolve("tiny.yaml"), """
                seed: 7
                output: %1$s/tiny.zip
                data: {train: %1$s/train.csv, test: %1$s/test.csv, text: text, label: label, group: shop}
                text: {vocabulary: 40, length: 8}
                model: {embedding: 6, hidden: [8], dropout: 0.1}
                training: {epochs: 6, batch: 8, learning-rate: 0.03, word-dropout: 0.1, patience: 6}
                """.formatted(folder));
    }

    static Experiment experiment(Path folder, String... overrides) throws IOException {
        return ConfigReader.read(in(folder), List.of(overrides));
    }

    static void writeRows(Path file, int count, long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("id,text,label,shop\n");
        for (int row = 0; row < count; row++) {
            int label = row % LABELS.size();
            String words = "Word" + random.nextInt(20) + " " + MARKS.get(label) + " word" + random.nextInt(20);
            csv.append(row + ",\"" + words + "\",\"" + LABELS.get(label) + "\",shop" + seed + row / 5 + "\n");
        }
        Files.writeString(file, csv);
    }
}
