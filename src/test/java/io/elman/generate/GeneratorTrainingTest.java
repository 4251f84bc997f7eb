package io.elman.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.ElmanException;
import io.elman.config.ConfigException;
import io.elman.model.Model;
import io.elman.model.ModelReader;
import io.elman.report.Evaluation;
import io.elman.report.MemoryShown;
import io.elman.train.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTrainingTest {
    @TempDir
    static Path folder;

    private static Outcome<Evaluation> outcome;
    private static TextGenerator generator;

    @BeforeAll
    static void train() throws IOException {
        outcome = new GeneratorTraining(TinyText.experiment(folder)).run(false);
        generator = TextGenerator.load(outcome.zip());
    }

    @Test
    void anEntryThatIsOfNoUseIsRefused() {
        Model model = ModelReader.read(outcome.zip());
        Map<String, byte[]> entries = new TreeMap<>(model.entries());
        entries.put("evil.txt", new byte[1]);
        Model changed = new Model(model.network(), model.manifest(), entries);
        assertThatThrownBy(() -> TextGenerator.of(changed, "a.zip"))
                .isInstanceOf(ElmanException.class)
                .hasMessageContaining("the entry evil.txt does not belong to it");
    }

    @Test
    void itLearnsTheTextAndEvaluationSaysTheSame() {
        double nats = nats(outcome.evaluation());
        assertThat(nats).isLessThan(0.8);
        assertThat((Double) outcome.evaluation().metrics().get("bits_per_character"))
                .isCloseTo(nats / Math.log(2), within(1e-12));
        Model model = ModelReader.read(outcome.zip());
        Evaluation again = new GeneratorEvaluation(model, outcome.zip().toString()).on(Optional.empty());
        assertThat(nats(again)).isCloseTo(nats, within(1e-6));
        assertThat(again.baselines())
                .isEqualTo(outcome.evaluation().baselines())
                .containsOnlyKeys("3-gram", "6-gram");
        assertThat(again.rows()).isEqualTo(outcome.evaluation().rows());
    }

    @Test
    void anotherFileIsJudgedFromItsSecondCharacterOn() throws IOException {
        GeneratorEvaluation evaluation = new GeneratorEvaluation(
                ModelReader.read(outcome.zip()), outcome.zip().toString());
        Path two = Files.writeString(folder.resolve("two.txt"), "su");
        assertThat(evaluation.on(Optional.of(two)).rows()).isEqualTo(1);
        Path strange = Files.writeString(folder.resolve("strange.txt"), "xyzzy".repeat(100));
        assertThat(nats(evaluation.on(Optional.of(strange)))).isGreaterThan(2);
        Path one = Files.writeString(folder.resolve("one.txt"), "s");
        assertThatThrownBy(() -> evaluation.on(Optional.of(one))).hasMessageContaining("two characters");
    }

    @Test
    void itWritesWordsOfTheText() {
        String text = generator.generate(Continuation.of("sun ", 200, Sampling.at(0.5, 1)));
        assertThat(text.codePointCount(0, text.length())).isEqualTo(200);
        assertThat(text).contains("moon ", "\u4e2d\u6587", "\ud83d\ude00\n").doesNotContain("\uFFFD");
        assertThat(generator.generate(Continuation.of("sun ", 200, Sampling.at(0.5, 1))))
                .isEqualTo(text);
        assertThat(generator.generate(Continuation.of("sun ", 200, Sampling.at(0.5, 2))))
                .isNotEqualTo(text);
        assertThat(generator.generate(Continuation.of("mo", 3, Sampling.at(0, 9))))
                .isEqualTo("on ");
    }

    @Test
    void itEndsWithTheTextToStopAt() {
        String text = generator.generate(new Continuation("", 10_000, Optional.of("oon"), Sampling.at(0.7, 1)));
        assertThat(text).endsWith("oon");
        assertThat(text.indexOf("oon")).isEqualTo(text.length() - 3);
    }

    @Test
    void theReaderMayHaveEnough() {
        StringBuilder text = new StringBuilder();
        generator.generate(
                Continuation.of("", 1000, Sampling.at(1, 1)),
                symbol -> text.append(symbol).length() < 5);
        assertThat(text.length()).isBetween(5, 6);
    }

    @Test
    void unknownSymbolsOfAPromptAreSkipped() {
        assertThat(generator.unknown("s\u00e9u\u03a9n\u00e9\r\n")).containsExactly("\u00e9", "\u03a9");
        assertThat(generator.readable("s\u00e9un\r\n")).isEqualTo("sun\n");
        assertThat(generator.generate(Continuation.of("m\u03a9o", 50, Sampling.at(0.5, 1))))
                .isEqualTo(generator.generate(Continuation.of("mo", 50, Sampling.at(0.5, 1))));
        assertThat(generator.generate(Continuation.of("\u03a9", 50, Sampling.at(0.5, 1))))
                .isEqualTo(generator.generate(Continuation.of("", 50, Sampling.at(0.5, 1))));
    }

    @Test
    void threadsShareAGenerator() {
        List<String> texts = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> generator.generate(Continuation.of("sun ", 500, Sampling.at(1, 3))))
                .distinct()
                .toList();
        assertThat(texts).hasSize(1);
    }

    @Test
    void theSameSeedLeavesTheSameBytes() throws IOException {
        Path again = folder.resolve("again/tiny.zip");
        new GeneratorTraining(TinyText.experiment(folder, "output=" + again)).run(false);
        // The output's own name is a part of the zip.
        MultiLayerNetwork first = ModelReader.read(outcome.zip()).layers();
        assertThat(ModelReader.read(again).network().params()).isEqualTo(first.params());
        byte[] before = Files.readAllBytes(outcome.zip());
        new GeneratorTraining(TinyText.experiment(folder)).run(false);
        assertThat(Files.readAllBytes(outcome.zip())).isEqualTo(before);
    }

    @Test
    void aRunThatWasStoppedGoesOnToTheSameWeights() throws IOException {
        String output = "output=" + folder.resolve("resumed/tiny.zip");
        boolean[] stop = {false};
        new GeneratorTraining(TinyText.experiment(folder, output))
                .checkpointEvery(0)
                .reportTo(new io.elman.train.Progress() {
                    @Override
                    public void epochDone(io.elman.train.Epoch epoch, boolean best) {
                        stop[0] = epoch.number() == 2;
                    }
                })
                .stopWhen(() -> stop[0])
                .run(false);
        Outcome<Evaluation> resumed = new GeneratorTraining(TinyText.experiment(folder, output)).run(true);
        assertThat(resumed.runs().get(0).epochs()).hasSize(4);
        assertThat(ModelReader.read(resumed.zip()).network().params())
                .isEqualTo(ModelReader.read(outcome.zip()).network().params());
    }

    @Test
    void stockDeeplearning4jTellsTheSame() throws IOException {
        MultiLayerNetwork stock =
                ModelSerializer.restoreMultiLayerNetwork(outcome.zip().toFile());
        assertThat(stock.getLayer(1).getClass().getName()).startsWith("org.deeplearning4j.");
        var reader = generator.network().stepper();
        double[] scores = new double[generator.symbols().size()];
        for (int point : "sun moon".codePoints().toArray()) {
            int symbol = generator.symbols().indexOf(point);
            reader.read(symbol);
            reader.scores(scores);
            var output = stock.rnnTimeStep(
                    org.nd4j.linalg.factory.Nd4j.scalar((float) symbol).reshape(1, 1, 1));
            double sum = java.util.Arrays.stream(scores).map(Math::exp).sum();
            for (int next = 0; next < scores.length; next++) {
                assertThat(Math.exp(scores[next]) / sum).isCloseTo(output.getDouble(0, next, 0), within(1e-5));
            }
        }
    }

    @Test
    void thePageShowsSamplesAndUnits() throws IOException {
        String page = Files.readString(outcome.folder().resolve("report.html"));
        assertThat(page)
                .contains("Samples", "temperature", "0.3", "0.7", "1.0")
                .contains("Hidden units", "place in the word, r", "white space, r")
                .contains("6-gram", "Learning curve", "text.minimum-count");
    }

    @Test
    void theMemoryOfTheNetworkIsShown() throws IOException {
        MemoryShown.isIn(outcome.folder(), "layer 1");
    }

    /** A first-order Markov chain cannot be foretold better than by its entropy rate, and a network comes close. */
    @Test
    void aChainIsLearnedUpToItsEntropyRate() throws IOException {
        Random random = new Random(11);
        StringBuilder chain = new StringBuilder();
        int state = 0;
        for (int i = 0; i < 30_000; i++) {
            state = random.nextDouble() < 0.8 ? (state + 1) % 3 : (state + 2) % 3;
            chain.append((char) ('a' + state));
        }
        Path file = Files.writeString(folder.resolve("chain.txt"), chain);
        Evaluation evaluation = new GeneratorTraining(TinyText.experiment(
                        folder,
                        "data.file=" + file,
                        "output=" + folder.resolve("chain.zip"),
                        "training.epochs=2",
                        "training.learning-rate=0.01",
                        "model.dropout=0"))
                .run(false)
                .evaluation();
        double rate = -0.8 * Math.log(0.8) - 0.2 * Math.log(0.2);
        assertThat(nats(evaluation)).isCloseTo(rate, within(0.025));
        assertThat((Double) evaluation.baselines().get("3-gram").get("nats_per_character"))
                .isCloseTo(rate, within(0.025));
    }

    @Test
    void aTextThatIsTooShortIsToldAndNothingIsWritten() throws IOException {
        assertRefused("su".repeat(18), "29 of its 36 characters", "needs 33", "lower training.batch");
        assertRefused("s".repeat(500), "one character only, 's'", "take another text");
        assertRefused("", "empty", "");
        StringBuilder allDifferent = new StringBuilder();
        IntStream.range(0x4e00, 0x4e00 + 200).forEach(allDifferent::appendCodePoint);
        assertRefused(allDifferent.toString(), "no character is frequent enough", "lower text.minimum-count");
    }

    private void assertRefused(String text, String... parts) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.txt"), text);
        Path zip = folder.resolve("bad.zip");
        Files.writeString(zip, "before");
        assertThatThrownBy(
                        () -> new GeneratorTraining(TinyText.experiment(folder, "data.file=" + file, "output=" + zip))
                                .run(false))
                .isInstanceOfSatisfying(
                        ElmanException.class,
                        e -> assertThat(e.render()).contains(parts).contains("bad.txt"));
        assertThat(zip).hasContent("before");
        assertThat(folder.resolve("bad")).doesNotExist();
    }

    @Test
    void anotherTextUnderTheSameNameIsNotJudged() throws IOException {
        Path file = Files.writeString(folder.resolve("changing.txt"), TinyText.text(300, 3));
        Path zip = folder.resolve("changing.zip");
        new GeneratorTraining(TinyText.experiment(folder, "data.file=" + file, "output=" + zip, "training.epochs=1"))
                .run(false);
        Files.writeString(file, TinyText.text(300, 4));
        assertThatThrownBy(() -> new GeneratorEvaluation(ModelReader.read(zip), zip.toString()).on(Optional.empty()))
                .hasMessageContaining("not what it was");
    }

    @Test
    void whatTheEngineCannotLearnIsRefusedWithTheReason() {
        assertThatThrownBy(() -> TinyText.experiment(folder, "model.engine=stock", "model.bidirectional=true"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("wrong gradient")
                .hasMessageContaining("backward network");
        assertThatThrownBy(() -> TinyText.experiment(folder, "training.ensemble=2"))
                .hasMessageContaining("unknown key 'training.ensemble'");
    }

    private static double nats(Evaluation evaluation) {
        return (Double) evaluation.metrics().get("nats_per_character");
    }
}
