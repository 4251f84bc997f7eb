package io.elman.classify;

import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Sequences of two numbers, of which one rises or falls, and a network that tells which in a second. */
public final class TinySequences {
    static final List<String> LABELS = List.of("falls", "rises");

    private TinySequences() {}

    /** Returns the configuration of a run in a folder, whose files are made. */
    public static Path in(Path folder) throws IOException {
        Random random = new Random(4);
        StringBuilder csv = new StringBuilder("id,x,y,z,kind,person\n");
        for (int sequence = 0; sequence < 60; sequence++) {
            double[][] steps = steps(sequence % 2, 4 + random.nextInt(9), random);
            for (double[] step : steps) {
                csv.append(String.format(
                        Locale.ROOT,
                        "q%d,%.3f,%.3f,%.3f,%s,p%d\n",
                        sequence,
                        step[0],
                        step[1],
                        step[0] * step[0],
                        LABELS.get(sequence % 2),
                        sequence / 6));
            }
        }
        Files.writeString(folder.resolve("steps.csv"), csv);
        return Files.writeString(folder.resolve("steps.yaml"), """
                seed: 7
                output: %1$s/steps.zip
                data:
                  {train: %1$s/steps.csv, test: 0.3, validation: 0.2, sequence: id, features: [x, y], label: kind}
                model: {hidden: [6], pooling: last}
                training: {epochs: 25, batch: 8, learning-rate: 0.02, patience: 25}
                """.formatted(folder));
    }

    static Experiment experiment(Path folder, String... overrides) throws IOException {
        return ConfigReader.read(in(folder), List.of(overrides));
    }

    /** Returns steps of a class: far from zero and of different sizes, so that scaling matters. */
    static double[][] steps(int label, int count, Random random) {
        double start = 1_000 + 100 * random.nextGaussian();
        double[][] steps = new double[count][];
        for (int step = 0; step < count; step++) {
            double slope = label == 0 ? -30 : 30;
            steps[step] = new double[] {start + slope * step + random.nextGaussian(), 0.01 * random.nextGaussian()};
        }
        return steps;
    }
}
