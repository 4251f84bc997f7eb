package io.elman.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.elman.ElmanException;
import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ModelZipTest {
    private static final INDArray INPUT = Nd4j.createFromArray(new float[][][] {{{2, 3, 4}}, {{1, 5, 0}}});
    private static final INDArray MASK = Nd4j.createFromArray(new float[][] {{1, 1, 1}, {1, 1, 0}});

    @TempDir
    Path folder;

    private Path zip;
    private MultiLayerNetwork network;

    @BeforeEach
    void writeModel() {
        zip = folder.resolve("model.zip");
        network = write(zip, "embedding: 3, hidden: [4]", 0);
    }

    @Test
    void holdsWhatWasPutIn() {
        Model model = ModelReader.read(zip);
        assertThat(model.text("words.txt")).isEqualTo("a\nb\n");
        assertThat(model.manifest().task()).isEqualTo("classification");
        assertThat(model.manifest().data()).containsEntry("a.csv", "0123");
        assertThat(model.manifest().versions()).containsKeys("elman", "deeplearning4j", "java");
        assertThat(output(model.layers())).isEqualTo(output(network));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "embedding: 3, hidden: [4]",
                "embedding: 3, hidden: [4], pooling: max, dropout: 0.5",
                "embedding: 3, hidden: [4, 5], pooling: last",
                "embedding: 0, hidden: [4], pooling: none",
                "embedding: 3, hidden: [4, 5], bidirectional: true"
            })
    void dl4jItselfRestoresEveryNetworkWithTheSameOutputs(String model) throws IOException {
        MultiLayerNetwork written = write(zip, model, 0.01);
        MultiLayerNetwork stock = ModelSerializer.restoreMultiLayerNetwork(new File(zip.toString()));
        boolean oneHot = model.contains("embedding: 0");
        assertThat(output(stock, oneHot).distance2(output(written, oneHot))).isLessThan(1e-6);
        assertThat(output(ModelReader.read(zip).layers(), oneHot)).isEqualTo(output(written, oneHot));
    }

    @Test
    void equalModelsGiveEqualBytes() throws IOException {
        Path again = folder.resolve("again.zip");
        write(again, "embedding: 3, hidden: [4]", 0);
        assertThat(again).hasSameBinaryContentAs(zip);
        write(again, "embedding: 3, hidden: [5]", 0);
        assertThat(Files.readAllBytes(again)).isNotEqualTo(Files.readAllBytes(zip));
    }

    /** Weights hardly shrink, and squeezing those of a large vocabulary took a fifth of the training. */
    @Test
    void aCheckpointIsNotSqueezed() throws IOException {
        Path checkpoint = folder.resolve("checkpoint.zip");
        ModelWriter.writeCheckpoint(checkpoint, ModelReader.read(zip));
        long sizes = 0;
        try (ZipFile file = new ZipFile(checkpoint.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                assertThat(entry.getCompressedSize()).isGreaterThanOrEqualTo(entry.getSize());
                sizes += entry.getSize();
            }
        }
        assertThat(sizes).isPositive();
        assertThat(output(ModelReader.read(checkpoint).layers())).isEqualTo(output(network));
    }

    @Test
    void anotherFormatIsRefused() throws IOException {
        change("elman.json", text -> text.replace("\"format\": 1", "\"format\": 2"));
        assertRefused("elman.json", "format 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"elman.json", "configuration.json", "coefficients.bin", "words.txt"})
    void aMissingEntryIsNamed(String entry) throws IOException {
        rewrite(entries -> {
            entries.remove(entry);
            return entries;
        });
        assertRefused(entry, "missing");
    }

    @Test
    void anOversizedEntryIsNamed() throws IOException {
        assertThatThrownBy(() -> new ZipArchive(zip, 1000).read())
                .isInstanceOf(ElmanException.class)
                .hasMessageMatching("(?s).*model.zip!\\S+: error: this entry is larger than.*");
        change("configuration.json", text -> text + " ".repeat(1 << 20));
        assertRefused("configuration.json", "larger than the 1048576 bytes");
    }

    /** A megabyte of zip may unpack to a gigabyte, whatever size it claims. */
    @Test
    void anEntryThatClaimsToBeSmallIsRefusedByWhatComesOut() throws IOException {
        add("words.txt", new byte[100_000]);
        byte[] bytes = Files.readAllBytes(zip);
        int claims = lastIndexOf(bytes, "words.txt".getBytes(StandardCharsets.US_ASCII)) - 22;
        assertThat(size(bytes, claims)).isEqualTo(100_000);
        bytes[claims] = 10;
        bytes[claims + 1] = bytes[claims + 2] = 0;
        Files.write(zip, bytes);
        assertThatThrownBy(() -> new ZipArchive(zip, 50_000).read())
                .isInstanceOf(ElmanException.class)
                .hasMessageContaining(zip.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"preprocessor.bin", "normalizer.bin", "readme.txt", "../../evil.txt", "a/b", "x\n"})
    void aForeignEntryIsNamed(String entry) throws IOException {
        add(entry, new byte[] {1, 2, 3});
        assertRefused(entry.trim(), "");
    }

    @Test
    void aChangedEntryIsRefused() throws IOException {
        change("words.txt", text -> "c\n");
        assertRefused("words.txt", "not as it was written");
    }

    @Test
    void serializedObjectsAreRefusedWhereverTheyStand() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(new int[0]);
        add("updaterState.bin", bytes.toByteArray());
        assertRefused("updaterState.bin", "serialized Java objects");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"@class\":\"com.evil.Gadget\"",
                "\"@class\":\"org.deeplearning4j.nn.conf.layers.ConvolutionLayer\"",
                "\"@class\":[\"com.evil.Gadget\"]",
                "\"\\u0040class\":\"com.evil.Gadget\"",
                "\"@class\":\"org.nd4j.linalg.learning.config.Adam\",\"@class\":\"com.evil.Gadget\""
            })
    void aClassThatIsNotOnTheListIsRefused(String smuggled) throws IOException {
        change(
                "configuration.json",
                text -> text.replaceFirst("\\{", "{\"x\":{" + smuggled.replace("\\", "\\\\") + "},"));
        assertRefused("configuration.json", "not one that a model may name");
    }

    @Test
    void aConfigurationThatIsNotJsonIsRefused() throws IOException {
        change("configuration.json", text -> "/* comment */" + text);
        assertRefused("configuration.json", "not JSON");
    }

    @Test
    void lengthsThatLieAreRefusedBeforeNativeCodeSeesThem() throws IOException {
        byte[] honest = entries().get("coefficients.bin");
        for (int at = 0; at < 128; at++) {
            byte[] lying = honest.clone();
            lying[at] ^= 0x41;
            rewrite(entries -> {
                entries.put("coefficients.bin", lying);
                return entries;
            });
            try {
                assertThat(output(ModelReader.read(zip).layers()).shape()).containsExactly(2, 2);
            } catch (ElmanException refused) {
                assertThat(refused).hasMessageContaining("!co");
            }
        }
        add("coefficients.bin", Arrays.copyOf(honest, honest.length - 4));
        assertRefused("coefficients.bin", "not a vector");
    }

    @Test
    void coefficientsOfAnotherNetworkAreRefused() throws IOException {
        byte[] own = entries().get("coefficients.bin");
        write(zip, "embedding: 3, hidden: [7]", 0);
        add("coefficients.bin", own);
        assertRefused("coefficients.bin", "not as it was written");
    }

    @Test
    void whatIsNoModelIsToldAsSuch() throws IOException {
        Path text = Files.writeString(folder.resolve("text.zip"), "hello");
        assertThatThrownBy(() -> ModelReader.read(text)).hasMessageContaining("not a zip file");
        assertThatThrownBy(() -> ModelReader.read(folder)).hasMessageContaining("this is a folder");
        assertThatThrownBy(() -> ModelReader.read(folder.resolve("none.zip"))).hasMessageContaining("no such model");
    }

    private void assertRefused(String entry, String message) {
        assertThatThrownBy(() -> ModelReader.read(zip))
                .isInstanceOf(ElmanException.class)
                .hasMessageContaining(zip + "!" + entry)
                .hasMessageContaining(message);
    }

    private static MultiLayerNetwork write(Path file, String model, double l2) {
        Experiment experiment = ConfigReader.parse(
                "data: {train: a.csv, text: t, label: l}\nmodel: {" + model + "}\ntraining: {l2: " + l2 + "}", "test");
        MultiLayerNetwork network =
                NetworkBuilder.build(experiment, new NetworkShape(6, new Answer.Classes(new double[] {0.5, 1.5})));
        ModelManifest manifest = ModelManifest.begin(experiment, new JsonObject(), Map.of("a.csv", "0123"));
        byte[] words = "a\nb\n".getBytes(StandardCharsets.UTF_8);
        ModelWriter.write(file, new Model(network, manifest, Map.of("words.txt", words)));
        return network;
    }

    private static INDArray output(MultiLayerNetwork network) {
        return output(network, false);
    }

    private static INDArray output(MultiLayerNetwork network, boolean oneHot) {
        INDArray input = oneHot ? Nd4j.linspace(-1, 1, 36).reshape(2, 6, 3) : INPUT;
        return network.output(input, false, MASK, null).dup();
    }

    private static int lastIndexOf(byte[] bytes, byte[] part) {
        int at = bytes.length - part.length;
        while (!Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
            at--;
        }
        return at;
    }

    private static int size(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }

    private Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                entries.put(entry.getName(), file.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    private void add(String name, byte[] content) throws IOException {
        rewrite(entries -> {
            entries.put(name, content);
            return entries;
        });
    }

    private void change(String name, UnaryOperator<String> change) throws IOException {
        rewrite(entries -> {
            String text = new String(entries.get(name), StandardCharsets.UTF_8);
            String changed = change.apply(text);
            assertThat(changed).isNotEqualTo(text);
            entries.put(name, changed.getBytes(StandardCharsets.UTF_8));
            return entries;
        });
    }

    private void rewrite(UnaryOperator<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> changed = change.apply(entries());
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Map.Entry<String, byte[]> entry : changed.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
    }
}
