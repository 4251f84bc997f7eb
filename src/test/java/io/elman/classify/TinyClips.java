package io.elman.classify;

import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import io.elman.data.audio.signal.Wav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Clips whose pitch rises, falls or stays, and a network that tells which in a second or two. */
public final class TinyClips {
    static final List<String> LABELS = List.of("falls", "rises", "stays");
    static final int RATE = 8_000;
    private static final int SAMPLES = RATE * 16 / 100;

    private TinyClips() {}

    /** Returns the configuration of a run in a folder, whose files are made. */
    public static Path in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("clips"));
        Random random = new Random(3);
        StringBuilder csv = new StringBuilder("file,other,pitch,speaker\n");
        for (int row = 0; row < 60; row++) {
            int label = row % LABELS.size();
            byte[] wav = Wav.of(Wav.Sample.PCM_16, RATE, padded(clip(label, random), row % 4 * 200));
            Files.write(folder.resolve("clips/" + row + ".wav"), wav);
            csv.append("clips/%d.wav,clips/%d.wav,%s,s%d%n".formatted(row, row / 2, LABELS.get(label), row / 10));
        }
        Files.writeString(folder.resolve("clips.csv"), csv.toString().replace("\r", ""));
        return Files.writeString(folder.resolve("clips.yaml"), """
                seed: 7
                output: %1$s/clips.zip
                data: {train: %1$s/clips.csv, test: 0.3, validation: 0.2, audio: file, label: pitch}
                audio: {sample-rate: 8000, mel-bands: 20, coefficients: 8}
                model: {hidden: [10], bidirectional: true}
                training: {epochs: 14, batch: 8, learning-rate: 0.02, patience: 14}
                """.formatted(folder));
    }

    static Experiment experiment(Path folder, String... overrides) throws IOException {
        return ConfigReader.read(in(folder), List.of(overrides));
    }

    /** Returns a clip of a class, with a little noise. */
    static float[] clip(int label, Random random) {
        double start = 700 + random.nextInt(200);
        double bend = new double[] {-3_000, 4_000, 0}[label];
        float[] clip = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            double time = (double) i / RATE;
            double phase = 2 * Math.PI * (start * time + bend * time * time / 2);
            clip[i] = (float) (0.5 * Math.sin(phase) + 0.2 * Math.sin(2 * phase) + 0.003 * random.nextGaussian());
        }
        return clip;
    }

    /** Returns a clip with silence at both ends. */
    static float[] padded(float[] clip, int silence) {
        float[] padded = new float[clip.length + 2 * silence];
        System.arraycopy(clip, 0, padded, silence, clip.length);
        return padded;
    }
}
