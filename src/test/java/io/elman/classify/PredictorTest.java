package io.elman.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import io.elman.ElmanException;
import io.elman.model.Model;
import io.elman.model.ModelManifest;
import io.elman.model.ModelReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictorTest {
    /** More than are answered together, twice over. */
    private static final int MANY = 12_000;

    @TempDir
    static Path folder;

    private static Path zip;

    @BeforeAll
    static void train() throws IOException {
        zip = new ClassifierTraining(TinyReviews.experiment(folder, "training.epochs=2", "training.ensemble=2"))
                .run(false)
                .zip();
    }

    @Test
    void manyRowsKeepTheirOrder() throws IOException {
        Path file = folder.resolve("many.csv");
        TinyReviews.writeRows(file, MANY, 3);
        List<String> lines = answers(file, new StringWriter()).lines().toList();
        assertThat(lines).hasSize(MANY + 1);
        for (int row = 0; row < MANY; row++) {
            assertThat(lines.get(row + 1)).startsWith(row + ",");
        }
    }

    @Test
    void rowsBeforeAWrongOneAreAnswered() throws IOException {
        Path file = folder.resolve("wrong.csv");
        TinyReviews.writeRows(file, MANY, 3);
        Files.writeString(file, Files.readString(file) + "1,too,few\n");
        StringWriter out = new StringWriter();
        assertThatThrownBy(() -> answers(file, out))
                .isInstanceOf(ElmanException.class)
                .hasMessageContaining("expected 4 cells");
        assertThat(out.toString().lines().count()).isGreaterThan(MANY / 2);
    }

    /** The way of training, through DataVec and DL4J's tensors, gives the same answers. */
    @Test
    void tensorsGiveTheSameAnswers() throws IOException {
        Model model = ModelReader.read(zip);
        model.manifest().config().getAsJsonObject("model").addProperty("engine", "stock");
        ItemClassifier<String> stock = Classifier.of(model, "stock").items().of(String.class);
        ItemClassifier<String> own = Classifier.load(zip).items().of(String.class);
        List<String> texts = texts(700);
        double[][] expected = stock.probabilities(texts);
        double[][] actual = own.probabilities(texts);
        for (int text = 0; text < texts.size(); text++) {
            assertThat(actual[text]).containsExactly(expected[text], within(1e-6));
        }
    }

    @Test
    void theNumberOfCoresDoesNotChangeABit() throws Exception {
        ItemClassifier<String> classifier = Classifier.load(zip).items().of(String.class);
        List<String> texts = texts(3000);
        double[][] expected = classifier.probabilities(texts);
        for (int cores : new int[] {1, 3}) {
            ForkJoinPool pool = new ForkJoinPool(cores);
            assertThat(pool.submit(() -> classifier.probabilities(texts)).get()).isDeepEqualTo(expected);
            pool.shutdown();
        }
    }

    @Test
    void probabilitiesAreWrittenAsFormatWritesThem() {
        Random random = new Random(5);
        double[] special = {0, 1, 0.5, 0.9999995, 0.99999949, 0.0000005, 4.9e-7, 1e-300, 0.1234565, 0.0000015, 0.25};
        IntStream.range(0, 20_000)
                .mapToDouble(i -> i < special.length ? special[i] : Math.pow(random.nextDouble(), 1 + i % 9))
                .forEach(p -> assertThat(PredictionFormat.number(p)).isEqualTo(String.format(Locale.ROOT, "%.6f", p)));
        assertThat(PredictionFormat.number(Double.NaN)).isEqualTo("NaN");
    }

    @Test
    void aTextIsAnsweredWithALineAClassTheMostProbableFirst() {
        Map<String, Double> given = new LinkedHashMap<>();
        given.put("a", 0.1);
        given.put("line\nbreak", 0.7);
        given.put("\u001b[2J", 0.2);
        Prediction prediction = new Prediction("line\nbreak", given);
        assertThat(new PredictionFormat(false, 0).lines(prediction).lines())
                .containsExactly("0.700000  line?break", "0.200000  ?[2J", "0.100000  a");
        assertThat(new PredictionFormat(false, 1).lines(prediction).lines()).containsExactly("0.700000  line?break");
    }

    @Test
    void anEntryThatIsOfNoUseIsRefused() {
        Model model = ModelReader.read(zip);
        Map<String, byte[]> entries = new TreeMap<>(model.entries());
        entries.put("evil.txt", new byte[1]);
        assertRefused(model.manifest(), entries, "the entry evil.txt does not belong to it");
    }

    @Test
    void classesOfOneNameOrOutOfOrderAreRefused() {
        Model model = ModelReader.read(zip);
        for (List<String> labels : List.of(List.of("a", "a", "b"), List.of("b", "a", "c"))) {
            JsonArray names = new JsonArray();
            labels.forEach(names::add);
            model.manifest().schema().add("labels", names);
            assertRefused(model.manifest(), model.entries(), "its classes are not in order, or two of them");
        }
    }

    private static void assertRefused(ModelManifest manifest, Map<String, byte[]> entries, String message) {
        Model changed = new Model(ModelReader.read(zip).network(), manifest, entries);
        assertThatThrownBy(() -> Classifier.of(changed, "a.zip"))
                .isInstanceOf(ElmanException.class)
                .hasMessageStartingWith("a.zip: error: this is not the model of a classifier: " + message);
    }

    private static String answers(Path file, StringWriter out) {
        new Predictor(Classifier.load(zip), new PredictionFormat(false, 0), note -> {}).answerFile(file, out);
        return out.toString();
    }

    /** Returns texts of up to ten words, some empty. */
    private static List<String> texts(int count) {
        Random random = new Random(6);
        return IntStream.range(0, count)
                .mapToObj(text -> "word" + random.nextInt(30) + " fine lovely x y z ?! a b c")
                .map(text -> text.substring(0, random.nextInt(text.length())))
                .toList();
    }
}
