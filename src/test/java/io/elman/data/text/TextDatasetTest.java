package io.elman.data.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.elman.ElmanException;
import io.elman.data.CsvFormat;
import io.elman.data.CsvSource;
import io.elman.data.Part;
import io.elman.data.SeededRandom;
import io.elman.data.Split;
import io.elman.data.labelled.Duplicates;
import io.elman.data.labelled.LabelColumns;
import io.elman.data.labelled.Parts;
import io.elman.data.labelled.RowSource;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextDatasetTest {
    private static final Split.Fractions FRACTIONS = new Split.Fractions(0.2, 0.15);
    private static final TextDataset.Request REQUEST = new TextDataset.Request(Tokenizer.words(true), 8_000, 20);
    private static final int ROWS = 200;

    @TempDir
    Path folder;

    @Test
    void learnsTheVocabularyFromTheTrainingRowsAlone() throws IOException {
        try (TextDataset data = open(source(rows(), Optional.empty()))) {
            Set<String> trained = ownWords(data, Part.TRAIN);
            Set<String> held = ownWords(data, Part.TEST);
            held.addAll(ownWords(data, Part.VALIDATION));
            assertThat(held)
                    .hasSize(40 + 24)
                    .allSatisfy(word -> assertThat(indexOf(data, word)).isEqualTo(Vocabulary.UNKNOWN));
            // The guard: a word of a training row is known.
            assertThat(trained)
                    .hasSize(136)
                    .allSatisfy(word -> assertThat(indexOf(data, word)).isGreaterThan(Vocabulary.UNKNOWN));
        }
    }

    @Test
    void encodesEachRowAsItsEncoderDoes() throws IOException {
        try (TextDataset data = open(source(rows(), Optional.empty()))) {
            for (Part part : Part.values()) {
                EncodedRows rows = data.rows(part);
                List<String> found = new ArrayList<>();
                data.parts().forEach(part, (row, label) -> {
                    int at = found.size();
                    assertThat(rows.tokens(at)).isEqualTo(data.encoder().encode(row.item()));
                    assertThat(rows.length(at)).isEqualTo(rows.tokens(at).length);
                    assertThat(data.parts().labels().name(rows.label(at))).isEqualTo(row.label());
                    assertThat(rows.line(at)).isEqualTo(row.line());
                    found.add(row.item());
                });
                assertThat(found).hasSize(rows.size());
            }
            assertThat(data.parts().classCounts(Part.TEST)).containsExactly(20, 20);
            assertThat(data.parts().classCounts(Part.TRAIN)).containsExactly(68, 68);
            assertThat(data.parts().warnings()).isEmpty();
        }
    }

    @Test
    void encodesAnEmptyTextAsOnePaddingToken() throws IOException {
        Path file = write("text,label\n,a\nx,b\n\" \",a\ny,b\n");
        try (TextDataset data = open(source(file, Optional.empty()), new Split.Fractions(0, 0))) {
            assertThat(data.rows(Part.TRAIN).tokens(0)).containsExactly(Vocabulary.PADDING);
            assertThat(data.rows(Part.TRAIN).tokens(2)).containsExactly(Vocabulary.PADDING);
            assertThat(data.rows(Part.TEST).size()).isZero();
        }
    }

    @Test
    void keepsGroupsOnOneSide() throws IOException {
        try (TextDataset data = open(source(rows(), Optional.of("speaker")))) {
            List<Set<String>> groups = new ArrayList<>();
            for (Part part : Part.values()) {
                Set<String> seen = new HashSet<>();
                data.parts().forEach(part, (row, label) -> seen.add(row.group()));
                groups.add(seen);
            }
            assertThat(groups).allSatisfy(seen -> assertThat(seen).isNotEmpty());
            assertThat(groups.stream().mapToInt(Set::size).sum()).isEqualTo(10);
        }
    }

    @Test
    void tellsOfTextsThatStandInTwoParts() throws IOException {
        Path train = write("text,label\nsame,a\nother,b\nsame,a\nmore,b\n");
        Path test = Files.writeString(folder.resolve("test.csv"), "text,label\nnew,a\nsame,a\nsame,b\n");
        try (TextDataset data = open(train, test)) {
            assertThat(data.parts().duplicates())
                    .containsExactly(new Duplicates(
                            Part.TEST,
                            Part.TRAIN,
                            2,
                            List.of(new Duplicates.Example(3, 2), new Duplicates.Example(4, 2))));
        }
    }

    @Test
    void takesTestRowsFromTheirOwnFile() throws IOException {
        Path test = Files.writeString(folder.resolve("test.csv"), "label,text\na,unseen\n");
        try (TextDataset data = open(write("text,label\nx,a\ny,b\nz,a\nw,b\n"), test)) {
            assertThat(data.rows(Part.TEST).size()).isEqualTo(1);
            assertThat(data.rows(Part.TRAIN).size()).isEqualTo(4);
            assertThat(data.rows(Part.TEST).tokens(0)).containsExactly(Vocabulary.UNKNOWN);
        }
    }

    @Test
    void warnsOfAGroupThatIsInBothFiles() throws IOException {
        Path train = write("text,label,speaker\nx,a,ann\ny,b,bob\n");
        Path test = Files.writeString(folder.resolve("test.csv"), "text,label,speaker\nz,a,bob\nz,a,cid\n");
        Parts.Sources<String> sources = new Parts.Sources<>(
                source(train, Optional.of("speaker")),
                Optional.empty(),
                Optional.of(source(test, Optional.of("speaker"))));
        try (TextDataset data = open(sources, new Split.Fractions(0, 0))) {
            assertThat(data.parts().warnings())
                    .singleElement()
                    .asString()
                    .contains("'bob'", test.toString())
                    .doesNotContain("one of");
        }
    }

    @Test
    void tellsOfBlankAndUnknownLabelsWithTheirPlace() throws IOException {
        Path train = write("text,label\nx,good\ny,bad\n\"two\nlines\", \nz,good\n");
        assertThat(mistakes(() -> open(source(train, Optional.empty()))))
                .containsExactly(train + ":5:8: error: the label in column 'label' is blank");
        Path test = Files.writeString(folder.resolve("test.csv"), "text,label\nx,goood\nx,neutral\n");
        Path fine = Files.writeString(folder.resolve("fine.csv"), "text,label\nx,good\ny,bad\n");
        ElmanException e = catchThrowableOfType(ElmanException.class, () -> open(fine, test));
        assertThat(e.getMessage())
                .contains(test + ":2:3: error: label 'goood' is not in the training data", test + ":3:3: error:");
        assertThat(e.findings().get(0).hint()).contains("did you mean 'good'?");
        assertThat(e.findings().get(1).hint()).isEmpty();
    }

    @Test
    void tellsWhenThereIsOneClassOrNoRowForAPart() throws IOException {
        Path same = write("text,label\nx,good\ny,good\n");
        assertThat(mistakes(() -> open(source(same, Optional.empty()))))
                .containsExactly(same + ": error: every row has the label 'good': there is nothing to learn");
        Path few = Files.writeString(folder.resolve("few.csv"), "text,label\nx,good\ny,bad\n");
        assertThat(mistakes(() -> open(source(few, Optional.empty()))))
                .containsExactly(few + ": error: too few rows or groups: none is left for test");
    }

    @Test
    void tellsWhenTheScratchFolderCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "");
        Parts<String> parts = parts(
                new Parts.Sources<>(source(rows(), Optional.empty()), Optional.empty(), Optional.empty()), FRACTIONS);
        assertThat(mistakes(() -> TextDataset.open(parts, REQUEST, file)))
                .singleElement()
                .asString()
                .startsWith(file + ": error: cannot be written to");
    }

    @Test
    void deletesItsFilesWhenClosedAndWhenItFails() throws IOException {
        open(source(rows(), Optional.empty())).close();
        assertThat(scratchFiles()).isEmpty();
        Path test = Files.writeString(folder.resolve("test.csv"), "text,label\nx,neither\n");
        assertThat(mistakes(() -> open(rows(), test))).isNotEmpty();
        assertThat(scratchFiles()).isEmpty();
    }

    @Test
    void refusesToLearnFromAStream() {
        CsvSource stdin = CsvSource.stream(
                "-", new ByteArrayInputStream("label,text\nclass 1,x\n".getBytes(UTF_8)), CsvFormat.DEFAULT);
        assertThat(mistakes(() -> open(RowSource.texts(stdin, "text", new LabelColumns("label", Optional.empty())))))
                .containsExactly("-: error: training reads its data more than once: it has to be a file");
    }

    @Test
    void needsNoMemoryThatGrowsWithTheFile() throws IOException {
        long small = heldBytes(2_000);
        long large = heldBytes(200_000);
        // 8 bytes for the hash of each of the 64,000 rows held out would be half a megabyte; the texts are 12 MB.
        assertThat(large - small).isLessThan(3_000_000L);
    }

    private long heldBytes(int rows) throws IOException {
        Path file = folder.resolve(rows + ".csv");
        SeededRandom random = new SeededRandom(1);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("text,label\n");
            for (int row = 0; row < rows; row++) {
                out.write("row " + row % 1_000 + " of a file that is long enough to notice,c" + random.below(3) + "\n");
            }
        }
        try (TextDataset data = open(source(file, Optional.empty()))) {
            assertThat(data.rows(Part.TRAIN).size()).isBetween(rows / 2, rows);
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
    }

    /** Returns a file with two classes, ten speakers and a word in each row that no other row has. */
    private Path rows() throws IOException {
        StringBuilder text = new StringBuilder("id,text,label,speaker\n");
        for (int row = 0; row < ROWS; row++) {
            text.append(String.format("%d,common own%d,class %d,s%d%n", row, row, row % 2, row % 10));
        }
        return write(text.toString());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("train.csv"), text);
    }

    private Path scratch() {
        return folder.resolve("scratch");
    }

    private List<Path> scratchFiles() throws IOException {
        if (!Files.exists(scratch())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(scratch())) {
            return files.toList();
        }
    }

    private TextDataset open(RowSource<String> train) {
        return open(train, FRACTIONS);
    }

    private TextDataset open(RowSource<String> train, Split.Fractions fractions) {
        return open(new Parts.Sources<>(train, Optional.empty(), Optional.empty()), fractions);
    }

    private TextDataset open(Path train, Path test) {
        Parts.Sources<String> sources = new Parts.Sources<>(
                source(train, Optional.empty()), Optional.empty(), Optional.of(source(test, Optional.empty())));
        return open(sources, new Split.Fractions(0.2, 0));
    }

    private TextDataset open(Parts.Sources<String> sources, Split.Fractions fractions) {
        return TextDataset.open(parts(sources, fractions), REQUEST, scratch());
    }

    private static Parts<String> parts(Parts.Sources<String> sources, Split.Fractions fractions) {
        return new Parts<>(sources, fractions, 42);
    }

    private static RowSource<String> source(Path file, Optional<String> group) {
        return RowSource.texts(CsvSource.file(file, CsvFormat.DEFAULT), "text", new LabelColumns("label", group));
    }

    private static Set<String> ownWords(TextDataset data, Part part) {
        Set<String> words = new HashSet<>();
        data.parts().forEach(part, (row, label) -> words.add(row.item().split(" ")[1]));
        return words;
    }

    private static int indexOf(TextDataset data, String word) {
        return data.vocabulary().indexOf(word);
    }

    private static List<String> mistakes(ThrowingCallable call) {
        return catchThrowableOfType(ElmanException.class, call)
                .getMessage()
                .lines()
                .toList();
    }
}
