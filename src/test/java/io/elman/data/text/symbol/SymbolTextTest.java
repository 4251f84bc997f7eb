package io.elman.data.text.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.elman.ElmanException;
import io.elman.data.text.Vocabulary;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.dataset.DataSet;

/** A text on its way from bytes to batches. */
class SymbolTextTest {
    private static final int STREAMS = 3;
    private static final int STEPS = 4;

    @TempDir
    Path folder;

    @Test
    void anyCodePointIsOneSymbolAndAnyEndOfALineALineFeed() throws IOException {
        String text = "\uFEFFA\r\nb\rc\n\n\ud83d\ude00\u4e2d\u0627";
        assertThat(read(text, StandardCharsets.UTF_8))
                .containsExactly('A', '\n', 'b', '\n', 'c', '\n', '\n', 0x1F600, 0x4e2d, 0x627);
        assertThat(read("Stra\u00dfe", StandardCharsets.ISO_8859_1)).containsExactly('S', 't', 'r', 'a', 0xdf, 'e');
    }

    @Test
    void aLongTextIsReadWhole() throws IOException {
        String text = "\ud83d\ude00x\r\n".repeat(40_000);
        assertThat(read(text, StandardCharsets.UTF_8))
                .isEqualTo(PlainText.of(text))
                .hasSize(120_000);
    }

    @Test
    void whatIsNoTextIsToldWithItsLine() throws IOException {
        Path file = folder.resolve("old.txt");
        Files.write(file, "one\ntwo \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> PlainText.read(file, StandardCharsets.UTF_8))
                .isInstanceOf(ElmanException.class)
                .hasMessageContaining("old.txt:2:5: error: bytes that are not UTF-8");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> PlainText.read(file, StandardCharsets.UTF_8)).hasMessageContaining("empty");
        assertThatThrownBy(() -> PlainText.read(folder.resolve("odl.txt"), StandardCharsets.UTF_8))
                .isInstanceOfSatisfying(
                        ElmanException.class,
                        e -> assertThat(e.render()).contains("no such file", "did you mean", "old.txt"));
        assertThatThrownBy(() -> PlainText.read(folder, StandardCharsets.UTF_8)).hasMessageContaining("a folder");
    }

    @Test
    void rareSymbolsAndThoseBeyondTheCountAreUnknown() {
        int[] points = PlainText.of("aaabbc\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00zzzzz");
        Symbols symbols = Symbols.count(points, 10, 100, 2);
        assertThat(symbols.size()).isEqualTo(5);
        assertThat(symbols.encode(PlainText.of("\ud83d\ude00abcz"))).containsExactly(2, 3, 4, 1, 1);
        assertThat(symbols.symbol(2)).isEqualTo("\ud83d\ude00");
        assertThat(symbols.symbol(Vocabulary.UNKNOWN)).isEqualTo("\uFFFD");
        assertThat(Symbols.count(points, 10, 4, 1).size()).isEqualTo(4);
    }

    @Test
    void aVocabularyOfWordsIsRefused() {
        Vocabulary words = Vocabulary.read("v", "<padding>\n<unknown>\nab\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Symbols.of(words))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'ab'");
        Vocabulary none = Vocabulary.read("v", "<padding>\n<unknown>\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Symbols.of(none)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void partsFollowOneAnother() {
        assertThat(Parts.of(1000, 0.1, 0.2)).isEqualTo(new Parts(720, 900, 1000));
        assertThat(Parts.of(3, 0.001, 0.001)).isEqualTo(new Parts(1, 2, 3));
    }

    @Test
    void segmentsOfAStreamFollowOneAnotherAndLabelsAreWhatComesNext() {
        int[] text = IntStream.range(0, 31).toArray();
        Segments segments = new Segments(text, 31, new Segments.Shape(STREAMS, STEPS, 31, false), 7);
        assertThat(segments.count()).isEqualTo(2);
        Set<Integer> begins = new HashSet<>();
        for (int epoch = 1; epoch < 30; epoch++) {
            int begin = -1;
            int done = 0;
            for (Iterator<DataSet> batches = segments.epoch(epoch); batches.hasNext(); done++) {
                DataSet batch = batches.next();
                begin = begin < 0 ? batch.getFeatures().getInt(0, 0, 0) : begin;
                assertBatch(batch, begin + done * STEPS, 2 * STEPS);
            }
            assertThat(done).isEqualTo(2);
            begins.add(begin);
        }
        assertThat(begins).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
    }

    private static void assertBatch(DataSet batch, int from, int stream) {
        assertThat(batch.getFeatures().shape()).containsExactly(STREAMS, 1, STEPS);
        assertThat(batch.getLabels().shape()).containsExactly(STREAMS, 1, STEPS);
        assertThat(batch.getLabelsMaskArray().sumNumber().intValue()).isEqualTo(STREAMS * STEPS);
        for (int row = 0; row < STREAMS; row++) {
            for (int step = 0; step < STEPS; step++) {
                int at = from + row * stream + step;
                assertThat(batch.getFeatures().getInt(row, 0, step)).isEqualTo(at);
                assertThat(batch.getLabels().getInt(row, 0, step)).isEqualTo(at + 1);
            }
        }
    }

    @Test
    void oneHotSymbolsAreTheLabelsOfAStepBefore() {
        int[] text = {0, 1, 2, 1, 0, 2, 1, 0, 1, 2, 0, 1, 2};
        Segments segments = new Segments(text, 13, new Segments.Shape(STREAMS, 2, 3, true), 7);
        DataSet batch = null;
        for (Iterator<DataSet> batches = segments.epoch(1); batches.hasNext(); ) {
            batch = batches.next();
            assertThat(batch.getFeatures().sumNumber().intValue()).isEqualTo(STREAMS * 2);
        }
        List<Integer> next = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int row = 0; row < STREAMS; row++) {
            next.add(batch.getFeatures().slice(row).getColumn(1).argMax().getInt(0));
            labels.add(batch.getLabels().getInt(row, 0, 0));
        }
        assertThat(next).isEqualTo(labels);
    }

    @Test
    void tooFewSymbolsForABatchAreRefused() {
        Segments.Shape shape = new Segments.Shape(STREAMS, STEPS, 5, false);
        assertThat(new Segments(new int[13], 13, shape, 1).count()).isEqualTo(1);
        assertThatThrownBy(() -> new Segments(new int[13], 12, shape, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12 symbols");
    }

    private int[] read(String text, Charset charset) throws IOException {
        Path file = folder.resolve("text.txt");
        Files.write(file, text.getBytes(charset));
        int[] points = PlainText.read(file, charset);
        assertThat(Arrays.stream(points)).noneMatch(point -> point == '\r');
        return points;
    }
}
