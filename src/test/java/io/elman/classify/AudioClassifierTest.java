package io.elman.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.elman.ElmanException;
import io.elman.classify.input.LabelledFiles;
import io.elman.classify.input.Modality;
import io.elman.config.Experiment;
import io.elman.data.Part;
import io.elman.data.audio.signal.Resampler;
import io.elman.data.audio.signal.Wav;
import io.elman.data.labelled.Parts;
import io.elman.model.ModelReader;
import io.elman.report.Evaluation;
import io.elman.train.Outcome;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioClassifierTest {
    @TempDir
    static Path shared;

    private static Outcome<Evaluation> outcome;
    private static Classifier classifier;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() throws IOException {
        outcome = new ClassifierTraining(TinyClips.experiment(shared)).run(false);
        classifier = Classifier.load(outcome.zip());
    }

    @Test
    void learnsWhatCanBeHeard() {
        assertThat((Double) outcome.evaluation().metrics().get("accuracy")).isGreaterThan(0.85);
        assertThat(outcome.evaluation().baselines()).containsOnlyKeys("nearest_neighbour", "majority_class");
        assertThat(outcome.folder().resolve("predictions.csv"))
                .content()
                .startsWith("line,clip,label,predicted,probability_falls,")
                .contains(",clips/");
    }

    @Test
    void evaluationOfTheZipGivesTheFiguresOfTheRun() {
        assertThat(new ClassifierEvaluation(
                                ModelReader.read(outcome.zip()), outcome.zip().toString())
                        .on(Optional.empty()))
                .isEqualTo(outcome.evaluation());
    }

    /** Variants are drawn by the seed alone, whatever the cores do. */
    @Test
    void sameSeedGivesTheSameZipAlsoWithVariedClips() throws IOException {
        String[] varied = {
            "audio.noise=0.2", "audio.speed=0.1", "audio.shift=0.02", "training.epochs=1", "output=" + folder + "/v.zip"
        };
        Path zip = new ClassifierTraining(TinyClips.experiment(shared, varied))
                .run(false)
                .zip();
        byte[] first = Files.readAllBytes(zip);
        new ClassifierTraining(TinyClips.experiment(shared, varied)).run(false);
        assertThat(Files.readAllBytes(zip)).isEqualTo(first);
    }

    @Test
    void threeLinesOfJavaClassifyAFileOrSamples() throws IOException {
        float[] clip = TinyClips.clip(1, new Random(9));
        Prediction samples = classifier.classify(clip, TinyClips.RATE);
        assertThat(samples.label()).isEqualTo("rises");
        Path file = wav(Wav.Sample.FLOAT_32, TinyClips.RATE, clip);
        assertThat(classifier.classify(file)).isEqualTo(samples);
        assertThatThrownBy(() -> classifier.classify("a text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("classifies a clip");
        assertThatThrownBy(() -> classifier.classify(new float[0], 8_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> classifier.classify(new float[] {Float.NaN}, 8_000))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void threadsMayShareAClassifier() {
        Random random = new Random(10);
        List<float[]> clips = IntStream.range(0, 24)
                .mapToObj(i -> TinyClips.clip(i % 3, random))
                .toList();
        List<Prediction> expected = clips.stream()
                .map(clip -> classifier.classify(clip, TinyClips.RATE))
                .toList();
        assertThat(clips.parallelStream()
                        .map(clip -> classifier.classify(clip, TinyClips.RATE))
                        .toList())
                .isEqualTo(expected);
    }

    @Test
    void anyRecordingGetsASensibleAnswer() throws IOException {
        float[] clip = TinyClips.clip(0, new Random(11));
        Prediction plain = classifier.classify(clip, TinyClips.RATE);
        assertThat(plain.label()).isEqualTo("falls");
        assertThat(sum(classifier.classify(new float[8_000], 8_000))).isCloseTo(1, within(1e-6));
        assertThat(sum(classifier.classify(Arrays.copyOf(clip, 80), 8_000))).isCloseTo(1, within(1e-6));
        assertThat(sum(classifier.classify(new float[1], 8_000))).isCloseTo(1, within(1e-6));
        // Silence of five seconds is cut off both ends.
        assertThat(classifier.classify(TinyClips.padded(clip, 5 * TinyClips.RATE), TinyClips.RATE))
                .isEqualTo(plain);
        float[] fine = Resampler.resample(clip, 44_100.0 / TinyClips.RATE);
        Prediction stereo = classifier.classify(wav(Wav.Sample.PCM_24, 44_100, fine, fine));
        assertThat(stereo.label()).isEqualTo(plain.label());
    }

    @Test
    void aBrokenRecordingIsTold() throws IOException {
        byte[] wav = Files.readAllBytes(shared.resolve("clips/0.wav"));
        Path cut = Files.write(folder.resolve("cut.wav"), Arrays.copyOf(wav, 30));
        assertThatThrownBy(() -> classifier.classify(cut))
                .isInstanceOf(ElmanException.class)
                .hasMessageContaining("the file ends inside its header");
    }

    @Test
    void allPathsThatAreWrongAreToldAtOnce() throws IOException {
        Experiment experiment = TinyClips.experiment(folder);
        Files.write(folder.resolve("clips/5.wav"), "ID3\4 and so on".getBytes());
        String csv = Files.readString(folder.resolve("clips.csv"))
                .replace("\nclips/3.wav", "\nclips/none.wav")
                .replace("\nclips/8.wav", "\n")
                .replace("\nclips/9.wav,clips/4.wav,falls", "\nclips/gone.wav,clips/4.wav, ");
        Files.writeString(folder.resolve("clips.csv"), csv);
        ElmanException told =
                catchThrowableOfType(ElmanException.class, () -> new ClassifierTraining(experiment).run(false));
        String file = folder.resolve("clips.csv").toString();
        assertThat(told.getMessage().lines())
                .containsExactly(
                        file + ":5:1: error: 'clips/none.wav': no such file",
                        file + ":7:1: error: 'clips/5.wav': is an MP3 file, not WAV",
                        file + ":10:1: error: '': is a folder, not a WAV file",
                        file + ":11:28: error: the label in column 'pitch' is blank",
                        file + ":11:1: error: 'clips/gone.wav': no such file");
        assertThat(Files.exists(folder.resolve("clips.zip"))).isFalse();
    }

    @Test
    void aSpeakerStaysOnOneSide() throws IOException {
        Experiment experiment = TinyClips.experiment(folder, "data.group=speaker");
        Set<String> seen = new HashSet<>();
        Parts<?> parts = new LabelledFiles(experiment.labelled().data()).parts(Modality.of(experiment), experiment);
        for (Part part : Part.values()) {
            Set<String> own = new HashSet<>();
            parts.forEach(part, (row, label) -> own.add(row.group()));
            assertThat(own).isNotEmpty();
            assertThat(Collections.disjoint(own, seen)).isTrue();
            seen.addAll(own);
        }
        assertThat(seen).hasSize(6);
    }

    @Test
    void aFileOfPathsAndARecordingAreAnswered() throws IOException {
        StringWriter rows = new StringWriter();
        new Predictor(classifier, new PredictionFormat(false, 1), note -> {})
                .answerFile(shared.resolve("clips.csv"), rows);
        assertThat(rows.toString().lines()).hasSize(61);
        assertThat(rows.toString()).startsWith("file,other,pitch,speaker,predicted_1,probability_1\nclips/0.wav,");
        StringWriter one = new StringWriter();
        new Predictor(classifier, new PredictionFormat(false, 1), note -> {})
                .answerFile(shared.resolve("clips/1.wav"), one);
        assertThat(one.toString()).matches("\\d\\.\\d{6}  rises\\R");
    }

    @Test
    void silenceIsAnsweredAndTold() throws IOException {
        List<String> notes = new ArrayList<>();
        Predictor predictor = new Predictor(classifier, new PredictionFormat(false, 1), notes::add);
        StringWriter answer = new StringWriter();
        predictor.answerFile(wav(Wav.Sample.PCM_16, 8_000, new float[4_000]), answer);
        assertThat(answer.toString()).matches("\\d\\.\\d{6}  \\w+\\R");
        assertThat(notes).containsExactly("1 recording is nothing but silence, which tells no class");
        Path list = Files.writeString(
                folder.resolve("list.csv"),
                "file\none.wav\none.wav\n%s\n"
                        .formatted(shared.resolve("clips/1.wav").toAbsolutePath()));
        predictor.answerFile(list, new StringWriter());
        assertThat(notes.get(1)).startsWith("2 recordings are nothing but silence");
    }

    private Path wav(Wav.Sample sample, int rate, float[]... channels) throws IOException {
        return Files.write(folder.resolve("one.wav"), Wav.of(sample, rate, channels));
    }

    private static double sum(Prediction prediction) {
        return prediction.probabilities().values().stream().mapToDouble(p -> p).sum();
    }
}
