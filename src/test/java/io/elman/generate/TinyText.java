package io.elman.generate;

import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** A text in which most symbols follow from the one before, and a network that learns it in a second. */
public final class TinyText {
    private static final String[] WORDS = {"sun ", "moon ", "\u4e2d\u6587 ", "\ud83d\ude00\n", "Stra\u00dfe "};

    private TinyText() {}

    /** Returns the configuration of a run in a folder, whose files are made. */
    public static Path in(Path folder) throws IOException {
        Files.writeString(folder.resolve("text.txt"), text(900, 1));
        return Files.writeString(folder.resolve("tiny.yaml"), """
                task: generation
                seed: 7
                output: %1$s/tiny.zip
                data: {file: %1$s/text.txt, validation: 0.1}
                model: {embedding: 5, hidden: [12], dropout: 0.1}
                training: {epochs: 4, batch: 4, truncate: 8, learning-rate: 0.02, patience: 4}
                """.formatted(folder));
    }

    static Experiment experiment(Path folder, String... overrides) throws IOException {
        return ConfigReader.read(in(folder), List.of(overrides));
    }

    static String text(int words, long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < words; word++) {
            text.append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text + "\u00e9";
    }
}
