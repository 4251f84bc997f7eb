package io.elman.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.ElmanException;
import io.elman.config.ConfigException;
import io.elman.config.Experiment;
import io.elman.data.Part;
import io.elman.data.text.pair.PairDataset;
import io.elman.model.Model;
import io.elman.model.ModelReader;
import io.elman.report.Evaluation;
import io.elman.report.MemoryShown;
import io.elman.train.Epoch;
import io.elman.train.Outcome;
import io.elman.train.TaskTraining;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TranslationTrainingTest {
    @TempDir
    static Path folder;

    private static Experiment experiment;
    private static Outcome<Evaluation> outcome;

    @BeforeAll
    static void train() throws IOException {
        experiment = TinyPairs.experiment(
                folder, "training.epochs=20", "training.patience=20", "training.learning-rate=0.03");
        outcome = new TranslationTraining(experiment).run(false);
    }

    @Test
    void anEntryThatIsOfNoUseIsRefused() {
        Model model = ModelReader.read(outcome.zip());
        Map<String, byte[]> entries = new TreeMap<>(model.entries());
        entries.put("evil.txt", new byte[1]);
        Model changed = new Model(model.network(), model.manifest(), entries);
        assertThatThrownBy(() -> Translator.of(changed, "a.zip"))
                .isInstanceOf(ElmanException.class)
                .hasMessageContaining("the entry evil.txt does not belong to it");
    }

    @Test
    void itLearnsAndIsJudgedBesideTheNearestSource() {
        Evaluation evaluation = outcome.evaluation();
        assertThat(evaluation.rows()).isBetween(14L, 18L);
        List<Epoch> epochs = outcome.runs().get(0).epochs();
        assertThat(epochs.get(epochs.size() - 1).validationLoss())
                .isLessThan(0.8 * epochs.get(0).validationLoss());
        assertThat((Double) evaluation.metrics().get("loss")).isLessThan(Math.log(8));
        assertThat(evaluation.baselines().get("nearest_source").get("exact_match"))
                .isEqualTo(0.0);
        assertThat(outcome.folder().resolve("report.html"))
                .content(StandardCharsets.UTF_8)
                .contains("Attention", "Heat map of", "should be");
        assertThat(outcome.folder().resolve("predictions.csv"))
                .content(StandardCharsets.UTF_8)
                .startsWith("line,source,target,translation,exact\n");
    }

    @Test
    void theMemoryOfEncoderAndDecoderIsShown() throws IOException {
        MemoryShown.isIn(outcome.folder(), "encoder layer 1 forward", "encoder layer 1 backward", "decoder layer 1");
    }

    @Test
    void noSourceIsOnTwoSides() {
        List<Set<String>> parts = new ArrayList<>();
        try (PairDataset dataset = new TranslationInputs(experiment).open(folder.resolve("scratch"))) {
            for (Part part : Part.values()) {
                Set<String> sources = new HashSet<>();
                dataset.forEach(part, pair -> sources.add(pair.source()));
                parts.forEach(other -> assertThat(other).doesNotContainAnyElementsOf(sources));
                parts.add(sources);
            }
        }
        assertThat(parts).allSatisfy(part -> assertThat(part).isNotEmpty());
    }

    @Test
    void stockReadersRestoreTheNetworkWithTheSameOutputs() throws IOException {
        assertStockGivesTheSame(outcome.zip());
        Experiment general = TinyPairs.experiment(
                folder, "model.attention=general", "training.epochs=2", "output=" + folder.resolve("general.zip"));
        assertStockGivesTheSame(new TranslationTraining(general).run(false).zip());
    }

    @Test
    void stockReadersRestoreAdditiveAttentionToPaddedSources() throws IOException {
        Path zip = new TranslationTraining(additive("additive.zip", "training.epochs=2"))
                .run(false)
                .zip();
        assertStockGivesTheSame(zip, 12);
        // The stock vertices of another length do not fit.
        assertThatThrownBy(() -> assertStockGivesTheSame(zip, 11)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void stockLayersTrainAdditiveAttentionToTheSameLosses() throws IOException {
        List<Epoch> ours = new TranslationTraining(additive("ours.zip", "training.epochs=2"))
                .run(false)
                .runs()
                .get(0)
                .epochs();
        List<Epoch> stock = new TranslationTraining(additive("theirs.zip", "training.epochs=2", "model.engine=stock"))
                .run(false)
                .runs()
                .get(0)
                .epochs();
        for (int epoch = 0; epoch < 2; epoch++) {
            assertThat(stock.get(epoch).trainingLoss())
                    .isCloseTo(ours.get(epoch).trainingLoss(), within(1e-3));
            assertThat(stock.get(epoch).validationLoss())
                    .isCloseTo(ours.get(epoch).validationLoss(), within(1e-3));
        }
    }

    @Test
    void additiveAttentionIsDrawnAndGoesOnWhereItStopped() throws IOException {
        Outcome<Evaluation> whole = new TranslationTraining(additive("whole.zip")).run(false);
        assertThat(whole.folder().resolve("report.html"))
                .content(StandardCharsets.UTF_8)
                .contains("Attention", "Heat map of");
        byte[] bytes = Files.readAllBytes(whole.zip());
        int[] batches = {0};
        TaskTraining<Evaluation> stopped = new TranslationTraining(additive("whole.zip")).checkpointEvery(0);
        stopped.reportTo(new io.elman.train.Progress() {
            @Override
            public void batchDone(double loss) {
                batches[0]++;
            }
        });
        stopped.stopWhen(() -> batches[0] >= 10).run(false);
        assertThat(whole.zip()).binaryContent().isNotEqualTo(bytes);
        new TranslationTraining(additive("whole.zip")).run(true);
        assertThat(whole.zip()).hasBinaryContent(bytes);
    }

    private static Experiment additive(String zip, String... overrides) throws IOException {
        List<String> all = new ArrayList<>(
                List.of("model.attention=additive", "training.epochs=4", "output=" + folder.resolve(zip)));
        all.addAll(List.of(overrides));
        return TinyPairs.experiment(folder, all.toArray(String[]::new));
    }

    private static void assertStockGivesTheSame(Path zip) throws IOException {
        assertStockGivesTheSame(zip, 0);
    }

    /** @param steps the source is padded to, if it has fewer */
    private static void assertStockGivesTheSame(Path zip, int steps) throws IOException {
        ComputationGraph stock = ModelSerializer.restoreComputationGraph(zip.toFile(), true);
        assertThat(stock.getConfiguration().toJson()).doesNotContain("io.elman");
        Translator translator = Translator.load(zip);
        int[] source = translator.sources().encode("b c a");
        int[] target = translator.targets().encode("B C A");
        float[] late = new float[target.length + 1];
        for (int step = 0; step < target.length; step++) {
            late[step + 1] = target[step];
        }
        int[] padded = Arrays.copyOf(source, Math.max(steps, source.length));
        INDArray mask = Nd4j.zeros(1, padded.length);
        for (int step = 0; step < source.length; step++) {
            mask.putScalar(step, 1);
        }
        INDArray out = stock.output(
                        false,
                        new INDArray[] {
                            Nd4j.createFromArray(new int[][] {padded})
                                    .castTo(Nd4j.dataType())
                                    .reshape(1, 1, padded.length),
                            Nd4j.createFromArray(late).reshape(1, 1, late.length)
                        },
                        new INDArray[] {mask, Nd4j.ones(1, late.length)})[0];
        double loss = 0;
        for (int step = 0; step < late.length; step++) {
            loss -= Math.log(out.getDouble(0, step < target.length ? target[step] : 0, step));
        }
        assertThat(translator.loss(new int[][] {source}, new int[][] {target}).sum())
                .isCloseTo(loss, within(1e-4));
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAStoppedRunGoesOn() throws IOException {
        Path first = run("first.zip", false, 100);
        Path second = run("second.zip", false, 100);
        assertThat(second).hasSameBinaryContentAs(first);
        Path stopped = run("stopped.zip", false, 40);
        Path resumed = run("stopped.zip", true, 100);
        assertThat(resumed).isEqualTo(stopped).hasSameBinaryContentAs(first);
    }

    private static Path run(String name, boolean resume, int mostBatches) throws IOException {
        // The name of the zip stands in it.
        Path own = Files.createDirectories(folder.resolve(name));
        Files.copy(
                folder.resolve("pairs.csv"),
                folder.resolve("same.csv"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Experiment same = TinyPairs.experiment(
                folder, "output=" + folder.resolve("same.zip"), "data.train=" + folder.resolve("same.csv"));
        int[] batches = {0};
        TaskTraining<Evaluation> training = new TranslationTraining(same).checkpointEvery(0);
        training.reportTo(new io.elman.train.Progress() {
            @Override
            public void batchDone(double loss) {
                batches[0]++;
            }
        });
        Path zip =
                training.stopWhen(() -> batches[0] >= mostBatches).run(resume).zip();
        return Files.copy(zip, own.resolve("copy.zip"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void evaluationOfTheZipGivesTheMetricsOfTraining() throws IOException {
        TranslationEvaluation evaluation = new TranslationEvaluation(
                ModelReader.read(outcome.zip()), outcome.zip().toString());
        assertThat(evaluation.on(Optional.empty()).result())
                .isEqualTo(outcome.evaluation().result());
        TinyPairs.writeRows(folder.resolve("others.csv"), 12, 5);
        Evaluation others = evaluation.on(Optional.of(folder.resolve("others.csv")));
        assertThat(others.rows()).isEqualTo(12);
        assertThat(others.baselines()).containsKey("nearest_source");
    }

    @Test
    void rowsAreAnsweredBesideTheirColumnsAndTheBestFewOnDemand() throws IOException {
        Translator translator = Translator.load(outcome.zip());
        Path rows = Files.writeString(folder.resolve("rows.csv"), "id,low,translation\n7,a b,x\n8,\"e, e\",\n9,,y\n");
        List<String> notes = new ArrayList<>();
        StringWriter plain = new StringWriter();
        new TranslationPredictor(translator, false, 0, notes::add).translateRows(rows, plain);
        assertThat(plain.toString()).startsWith("id,low,translation,translation_\n7,a b,x,");
        assertThat(plain.toString().lines()).hasSize(4);
        StringWriter json = new StringWriter();
        new TranslationPredictor(translator, true, 3, notes::add).translateRows(rows, json);
        assertThat(json.toString()).contains("\"translations\": [", "\"log_probability\": -");
        StringWriter best = new StringWriter();
        new TranslationPredictor(translator, false, 3, notes::add).translateText("a b", best);
        assertThat(best.toString().lines()).hasSize(3);
        assertThat(translator.translate(List.of("a b", "c d")).get(0).text())
                .isEqualTo(translator.translate("a b").text());
        assertThat(plain.toString()).endsWith("\n9,,y,\n");
        assertThat(notes).isEmpty();
    }

    @Test
    void whoGivesMoreThanIsReadIsTold() throws IOException {
        List<String> notes = new ArrayList<>();
        TranslationPredictor predictor = new TranslationPredictor(Translator.load(outcome.zip()), false, 0, notes::add);
        predictor.translateText("a".repeat(12), new StringWriter());
        assertThat(notes).isEmpty();
        predictor.translateText("a".repeat(13), new StringWriter());
        assertThat(notes)
                .containsExactly(
                        "1 text has more than text.length = 12 tokens, of which only these are read and translated");
        Path rows = Files.writeString(
                folder.resolve("long.csv"), "low\nab\n%s\n%s\n".formatted("a".repeat(20), "b".repeat(30)));
        predictor.translateRows(rows, new StringWriter());
        assertThat(notes.get(1)).startsWith("2 texts have more than");
    }

    @Test
    void mistakesInTheFileAreToldWithTheirPlaces() throws IOException {
        assertRefused("low,high\na,A\nb,\n,C\nd\n", "pairs.csv:3:3: error: the target in column 'high' is blank");
        assertRefused("low,high\na,A\nb,\n,C\nd\n", "pairs.csv:4:1: error: the source in column 'low' is blank");
        assertRefused("low,high\na,A\nb,\n,C\nd\n", "pairs.csv:5:");
        assertRefused("low,hihg\na,A\n", "no column 'high'; the columns are 'low', 'hihg'");
        assertRefused("low,high\na,A\nb,B\n", "there are only 2 different sources");
        assertRefused(
                "low,high\naa,A\nbb,B\ncc,C\ndd,D\n", "too few pairs of at most text.length = 1", "text.length=1");
        assertThat(folder.resolve("bad/tiny.zip")).doesNotExist();
    }

    private static void assertRefused(String csv, String message, String... overrides) throws IOException {
        Path bad = Files.createDirectories(folder.resolve("bad"));
        Experiment refused = TinyPairs.experiment(bad, overrides);
        Files.writeString(bad.resolve("pairs.csv"), csv);
        assertThatThrownBy(() -> new TranslationTraining(refused).run(false))
                .isInstanceOf(ElmanException.class)
                .hasMessageContaining(message);
    }

    @Test
    void pairsThatAreTooLongAreLeftOutAndCounted() throws IOException {
        Experiment shorter = TinyPairs.experiment(folder, "text.length=5", "output=" + folder.resolve("shorter.zip"));
        List<String> notes = new ArrayList<>();
        new TranslationTraining(shorter).notify(notes::add).run(false);
        assertThat(notes)
                .anySatisfy(note -> assertThat(note).matches("\\d+ pairs are left out of training.*= 5 tokens"));
    }

    @Test
    void whatCannotGoTogetherIsRefused() {
        assertThatThrownBy(() -> TinyPairs.experiment(folder, "model.engine=stock"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("the gradient of DL4J's attention is wrong");
        assertThatThrownBy(() -> TinyPairs.experiment(folder, "model.hidden=[5]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("must be even");
        assertThatThrownBy(() -> TinyPairs.experiment(folder, "data.target=low"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("is the column of the source, too");
    }
}
