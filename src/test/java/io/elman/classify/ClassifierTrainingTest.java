package io.elman.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.elman.ElmanException;
import io.elman.config.Experiment;
import io.elman.model.Model;
import io.elman.model.ModelReader;
import io.elman.report.Browser;
import io.elman.report.Evaluation;
import io.elman.report.MemoryShown;
import io.elman.train.Epoch;
import io.elman.train.Outcome;
import io.elman.train.Progress;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTrainingTest {
    @TempDir
    static Path shared;

    private static Outcome<Evaluation> outcome;

    @TempDir
    Path folder;

    private static synchronized Outcome<Evaluation> outcome() throws IOException {
        if (outcome == null) {
            outcome = new ClassifierTraining(TinyReviews.experiment(shared)).run(false);
        }
        return outcome;
    }

    @Test
    void learnsWhatCanBeLearned() throws IOException {
        assertThat(outcome().evaluation().metrics()).containsEntry("accuracy", 1.0);
        assertThat(outcome().evaluation().baselines()).containsOnlyKeys("bag_of_words", "majority_class");
        assertThat(outcome().evaluation().baselines().get("majority_class").get("balanced_accuracy"))
                .isEqualTo(1 / 3.0);
    }

    @Test
    void leavesTheRunsFilesAndNothingElse() throws IOException {
        outcome();
        try (Stream<Path> files = Files.walk(shared)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> shared.relativize(file).toString()))
                    .containsExactlyInAnyOrder(
                            "train.csv",
                            "test.csv",
                            "tiny.yaml",
                            "tiny.zip",
                            "tiny/metrics.json",
                            "tiny/predictions.csv",
                            "tiny/report.html");
        }
    }

    @Test
    void theMemoryOfTheNetworkIsShown() throws IOException {
        MemoryShown.isIn(outcome().folder(), "layer 1");
    }

    @Test
    void sameSeedConfigAndDataGiveTheSameZip() throws IOException {
        byte[] first = Files.readAllBytes(outcome().zip());
        Path again = folder.resolve("again.zip");
        new ClassifierTraining(TinyReviews.experiment(shared)).run(false);
        assertThat(Files.readAllBytes(outcome().zip())).isEqualTo(first);
        new ClassifierTraining(TinyReviews.experiment(shared, "seed=8", "output=" + again)).run(false);
        assertThat(Files.readAllBytes(again)).isNotEqualTo(first);
    }

    @Test
    void evaluationOfTheZipGivesTheFiguresOfTheRun() throws IOException {
        Model model = ModelReader.read(outcome().zip());
        Evaluation again = new ClassifierEvaluation(model, outcome().zip().toString()).on(Optional.empty());
        assertThat(again).isEqualTo(outcome().evaluation());
        JsonObject stored = model.manifest().result();
        assertThat(stored.getAsJsonObject("metrics").get("accuracy").getAsDouble())
                .isEqualTo(1.0);
    }

    @Test
    void aHeldOutFractionIsFoundAgain() throws IOException {
        Path zip = folder.resolve("fraction.zip");
        Outcome<Evaluation> run =
                new ClassifierTraining(TinyReviews.experiment(folder, "data.test=0.3", "output=" + zip)).run(false);
        ClassifierEvaluation evaluation = new ClassifierEvaluation(ModelReader.read(zip), zip.toString());
        assertThat(evaluation.on(Optional.empty())).isEqualTo(run.evaluation());
        TinyReviews.writeRows(folder.resolve("train.csv"), 80, 5);
        assertThatThrownBy(() -> evaluation.on(Optional.empty()))
                .isInstanceOf(ElmanException.class)
                .hasMessageContaining("not what it was");
    }

    @Test
    void threeLinesOfJavaClassifyAText() throws IOException {
        Classifier classifier = Classifier.load(outcome().zip());
        Prediction prediction = classifier.classify("a LOVELY day");
        assertThat(prediction.label()).isEqualTo("great");
        assertThat(prediction.probability()).isGreaterThan(0.5);
        assertThat(prediction.probabilities()).containsOnlyKeys(TinyReviews.LABELS);
        assertThat(prediction.probabilities().values().stream()
                        .mapToDouble(p -> p)
                        .sum())
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void threadsMayShareAClassifier() throws IOException {
        Classifier classifier = Classifier.load(outcome().zip());
        List<String> texts = IntStream.range(0, 64)
                .mapToObj(i -> "word" + i % 20 + (i % 2 == 0 ? " lovely" : " fine") + " x".repeat(i % 5))
                .toList();
        List<Prediction> alone = texts.stream().map(classifier::classify).toList();
        assertThat(texts.parallelStream().map(classifier::classify).toList()).isEqualTo(alone);
    }

    @Test
    void aTextGetsTheSameAnswerAloneAndAmongOthers() throws IOException {
        Classifier classifier = Classifier.load(outcome().zip());
        List<String> texts = List.of("fine", "", "word1 word2 word3 lovely word4 word5 word6 word7 word8 word9", "?!");
        List<Prediction> together = classifier.classify(texts);
        for (int i = 0; i < texts.size(); i++) {
            Prediction alone = classifier.classify(texts.get(i));
            assertThat(together.get(i).label()).isEqualTo(alone.label());
            assertThat(together.get(i).probability()).isCloseTo(alone.probability(), within(1e-5));
        }
    }

    @Test
    void aStoppedRunGoesOnToTheSameModel() throws IOException {
        byte[] uninterrupted = Files.readAllBytes(outcome().zip());
        String wanted = outcome().zip().toString();
        int[] epochs = {0};
        Experiment experiment = TinyReviews.experiment(shared);
        new ClassifierTraining(experiment)
                .checkpointEvery(0)
                .reportTo(new Progress() {
                    @Override
                    public void epochDone(Epoch epoch, boolean best) {
                        epochs[0]++;
                    }
                })
                .stopWhen(() -> epochs[0] == 3)
                .run(false);
        assertThat(Files.readAllBytes(Path.of(wanted))).isNotEqualTo(uninterrupted);
        List<Integer> numbers = new ArrayList<>();
        new ClassifierTraining(experiment)
                .reportTo(new Progress() {
                    @Override
                    public void epochDone(Epoch epoch, boolean best) {
                        numbers.add(epoch.number());
                    }
                })
                .run(true);
        assertThat(numbers).containsExactly(4, 5, 6);
        assertThat(Files.readAllBytes(Path.of(wanted))).isEqualTo(uninterrupted);
    }

    @ParameterizedTest
    @CsvSource({"adam, 0, 0", "adam, 0, 1000", "adam, 2, 0", "adam, 2, 1000", "sgd, 2, 1000"})
    void aRunThatWasStoppedWithinAnEpochGoesOnFromTheLastWholeOne(
            String updater, int wholeEpochs, double secondsBetweenCheckpoints) throws IOException {
        Experiment experiment = TinyReviews.experiment(
                folder,
                "training.epochs=4",
                "training.updater=" + updater,
                "model.dropout=0.2",
                "output=" + folder.resolve("stopped.zip"));
        byte[] uninterrupted =
                Files.readAllBytes(new ClassifierTraining(experiment).run(false).zip());
        Reached stopped = new Reached(wholeEpochs);
        new ClassifierTraining(experiment)
                .checkpointEvery(secondsBetweenCheckpoints)
                .reportTo(stopped)
                .stopWhen(() -> stopped.isWithinNextEpoch)
                .run(false);
        Reached reached = new Reached(4);
        Outcome<Evaluation> resumed =
                new ClassifierTraining(experiment).reportTo(reached).run(true);
        assertThat(reached.epochs)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(wholeEpochs + 1, 4).boxed().toList());
        assertThat(Files.readAllBytes(resumed.zip())).isEqualTo(uninterrupted);
    }

    /** The epochs of a run, and whether it has come to one behind the first ones. */
    private static final class Reached implements Progress {
        private final List<Integer> epochs = new ArrayList<>();
        private final int first;
        private boolean isWithinNextEpoch;

        Reached(int first) {
            this.first = first;
        }

        @Override
        public void batchDone(double loss) {
            isWithinNextEpoch |= epochs.size() == first;
        }

        @Override
        public void epochDone(Epoch epoch, boolean best) {
            epochs.add(epoch.number());
        }
    }

    @Test
    void anEnsembleIsOneModelThatGoesOnWhereItWasStopped() throws IOException {
        Experiment experiment = TinyReviews.experiment(
                folder, "training.ensemble=3", "training.epochs=3", "output=" + folder.resolve("three.zip"));
        Outcome<Evaluation> whole = new ClassifierTraining(experiment).run(false);
        byte[] uninterrupted = Files.readAllBytes(whole.zip());
        assertThat(whole.runs()).hasSize(3).doesNotHaveDuplicates();
        assertThat(whole.evaluation().metrics()).containsEntry("accuracy", 1.0);
        int[] epochs = {0};
        Progress counting = new Progress() {
            @Override
            public void epochDone(Epoch epoch, boolean best) {
                epochs[0]++;
            }
        };
        new ClassifierTraining(experiment)
                .checkpointEvery(0)
                .reportTo(counting)
                .stopWhen(() -> epochs[0] == 5)
                .run(false);
        new ClassifierTraining(experiment).reportTo(counting).run(true);
        assertThat(epochs[0]).isEqualTo(9);
        assertThat(Files.readAllBytes(whole.zip())).isEqualTo(uninterrupted);
    }

    @Test
    void aCheckpointOfAnotherConfigurationIsRefused() throws IOException {
        String zip = "output=" + folder.resolve("x.zip");
        int[] epochs = {0};
        new ClassifierTraining(TinyReviews.experiment(folder, zip))
                .checkpointEvery(0)
                .reportTo(new Progress() {
                    @Override
                    public void epochDone(Epoch epoch, boolean best) {
                        epochs[0]++;
                    }
                })
                .stopWhen(() -> epochs[0] == 1)
                .run(false);
        Experiment other = TinyReviews.experiment(folder, zip, "training.learning-rate=0.1");
        assertThatThrownBy(() -> new ClassifierTraining(other).run(true))
                .isInstanceOf(ElmanException.class)
                .hasMessageContaining("another configuration");
    }

    @Test
    void everyRowGetsAnAnswerBesideItsCells() throws IOException {
        StringWriter out = new StringWriter();
        Classifier classifier = Classifier.load(outcome().zip());
        new Predictor(classifier, new PredictionFormat(false, 0), note -> {})
                .answerFile(shared.resolve("test.csv"), out);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(31);
        assertThat(lines.get(0))
                .isEqualTo("id,text,label,shop,predicted,probability_great,\"probability_so, so\",probability_"
                        + TinyReviews.LABELS.get(2));
        assertThat(lines.get(2)).startsWith("1,").contains("\"so, so\"");
    }

    @Test
    void theReportShowsItsFiguresInABrowserWithoutAComplaint() throws IOException, InterruptedException {
        Browser.Visit visit = Browser.orSkip().open(outcome().folder().resolve("report.html"));
        assertThat(visit.console()).isEmpty();
        assertThat(visit.dom()).contains("Learning curve", "Confusion matrix", "1.0000", "bag of words", "<svg");
    }

    @Test
    void metricsOfTheRunAreThereForPrograms() throws IOException {
        JsonObject json = JsonParser.parseString(
                        Files.readString(outcome().folder().resolve("metrics.json")))
                .getAsJsonObject();
        assertThat(json.getAsJsonArray("networks").get(0).getAsJsonObject().getAsJsonArray("epochs"))
                .hasSize(6);
        assertThat(json.get("rows").getAsInt()).isEqualTo(30);
        assertThat(json.getAsJsonObject("metrics").has("confusion_matrix")).isTrue();
    }
}
