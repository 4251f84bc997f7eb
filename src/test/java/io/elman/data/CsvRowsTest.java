package io.elman.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.elman.ElmanException;
import io.elman.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsEveryKindOfLineEnd(String end) {
        List<CsvRow> rows = read(String.join(end, "a,b", "1,2", "", "  ", "\"x" + end + "y\",3", "\"\",", ""));
        assertThat(rows)
                .extracting(CsvRow::fields)
                .containsExactly(List.of("1", "2"), List.of("x" + end + "y", "3"), List.of("", ""));
        assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 5L, 7L);
    }

    @Test
    void readsQuotesAndDelimitersInsideCells() {
        assertThat(read("a,b\n\"say \"\"hi\"\", you\",it's \"5\"\n").get(0).fields())
                .containsExactly("say \"hi\", you", "it's \"5\"");
    }

    @Test
    void skipsAByteOrderMark() throws IOException {
        assertThat(header("\uFEFFa,b\n1,2\n".getBytes(UTF_8), UTF_8)).containsExactly("a", "b");
        assertThat(header("a,b\n1,2\n".getBytes(UTF_16), UTF_16)).containsExactly("a", "b");
    }

    @Test
    void tellsTheExactPlaceOfACell() {
        CsvRow row = read("a,b,c\n\"x \"\"y\"\"\",\"two\nlines\",end\n").get(0);
        assertThat(row.location(0)).hasToString("-:2:1");
        assertThat(row.location(1)).hasToString("-:2:11");
        assertThat(row.location(2)).hasToString("-:3:8");
    }

    @Test
    void tellsOfEveryRowWithTooFewOrTooManyCells() {
        assertThat(mistakes("a,b\n1\n1,2\n1,2,3,4\n"))
                .containsExactly(
                        "-:2:2: expected 2 cells as in the header, found 1",
                        "-:4:5: expected 2 cells as in the header, found 4");
    }

    @Test
    void tellsTwentyMistakesAndStopsReading() {
        assertThat(mistakes("a,b\n" + "1\n".repeat(50))).hasSize(20);
    }

    @Test
    void tellsOfAnEmptyFileAndOfAHeaderAlone() {
        assertThat(mistakes("")).containsExactly("-: the file is empty");
        assertThat(mistakes("\n\n")).containsExactly("-: the file is empty");
        assertThat(mistakes("a,b\n\n")).containsExactly("-: there is a header but no row");
    }

    @Test
    void tellsOfBlankAndDoubleColumnNames() {
        assertThat(mistakes("a,,a\n1,2,3\n"))
                .containsExactly("-:1:3: column 2 has no name", "-:1:4: there is more than one column 'a'");
    }

    @Test
    void tellsWhereANulOrAForeignByteStands() {
        assertThat(mistakes("a,b\n1,x\0y\n")).containsExactly("-:2:4: a NUL character");
        ElmanException e = failure("a,b\n1,2\nM\u00FCll,\u00E4\n3,\u00DF\n".getBytes(ISO_8859_1));
        assertThat(told(e)).containsExactly("-:3:2: bytes that are not UTF-8", "-:4:3: bytes that are not UTF-8");
        assertThat(e.findings().get(0).hint())
                .hasValueSatisfying(hint -> assertThat(hint).contains("windows-1252", "data.charset"));
        assertThat(read("a\n\u00E4\n".getBytes(ISO_8859_1), ISO_8859_1)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void recognizesUtf16ByItsByteOrderMark(String charset) {
        ElmanException e = failure("\uFEFFa,b\n1,2\n".getBytes(Charset.forName(charset)));
        assertThat(e.findings().get(0).hint())
                .hasValueSatisfying(hint -> assertThat(hint).contains("data.charset to UTF-16"));
    }

    @Test
    void tellsWhereAQuotationMarkIsLeftOpenOrFollowedByText() {
        assertThat(mistakes("a,b\n1,2\n3,\"x\n5,6\n")).containsExactly("-:3:3: a quotation mark that is never closed");
        assertThat(mistakes("a,b\n\"x\" y,2\n")).containsExactly("-:2:1: text behind a closing quotation mark");
    }

    @Test
    void givesUpOnACellOfTenMegabytes() {
        byte[] head = "a,b\n1,2\n3,".getBytes(UTF_8);
        InputStream endless = new java.io.SequenceInputStream(new ByteArrayInputStream(head), new Endless());
        ElmanException e = catchThrowableOfType(
                ElmanException.class, () -> drain(CsvSource.stream("-", endless, CsvFormat.DEFAULT)));
        assertThat(told(e)).containsExactly("-:3:3: a cell of more than 1,048,576 characters");
    }

    @Test
    void namesTheColumnsWhenOneIsMissing() {
        CsvHeader header = open("text,label\n1,2\n").header();
        assertThat(header.column("label")).isEqualTo(1);
        ElmanException e = catchThrowableOfType(ElmanException.class, () -> header.column("lable"));
        assertThat(told(e)).containsExactly("-:1: no column 'lable'; the columns are 'text', 'label'");
        assertThat(e.findings().get(0).hint()).contains("did you mean 'label'?");
    }

    @Test
    void noticesAnotherDelimiter() {
        CsvHeader header = open("text;label\n1;2\n").header();
        ElmanException e = catchThrowableOfType(ElmanException.class, () -> header.column("text"));
        assertThat(e.findings().get(0).hint())
                .hasValueSatisfying(hint -> assertThat(hint).contains("';'", "data.delimiter"));
    }

    @Test
    void tellsOfAFileThatIsMissingOrAFolder() throws IOException {
        Files.writeString(folder.resolve("reviews.csv"), "a\n1\n");
        ElmanException missing = failure(folder.resolve("review.csv"));
        assertThat(told(missing)).containsExactly(folder.resolve("review.csv") + ": no such file");
        assertThat(missing.findings().get(0).hint())
                .hasValueSatisfying(hint -> assertThat(hint).contains("reviews.csv"));
        assertThat(told(failure(folder))).containsExactly(folder + ": is a folder, not a CSV file");
    }

    @Test
    void noticesThatAFileChangedBetweenTwoPasses() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "a\n1\n");
        CsvSource source = CsvSource.file(file, CsvFormat.DEFAULT);
        source.open().close();
        source.open().close();
        Files.writeString(file, "a\n1\n2\n");
        ElmanException e = catchThrowableOfType(ElmanException.class, source::open);
        assertThat(told(e)).containsExactly(file + ": has changed while it was being read");
    }

    private static CsvRows open(String text) {
        return source(text.getBytes(UTF_8), UTF_8).open();
    }

    private static CsvSource source(byte[] bytes, Charset charset) {
        return CsvSource.stream("-", new ByteArrayInputStream(bytes), new CsvFormat(charset, ','));
    }

    private static List<String> header(byte[] bytes, Charset charset) {
        try (CsvRows rows = source(bytes, charset).open()) {
            return rows.header().names();
        }
    }

    private static List<CsvRow> read(String text) {
        return read(text.getBytes(UTF_8), UTF_8);
    }

    private static List<CsvRow> read(byte[] bytes, Charset charset) {
        return drain(source(bytes, charset));
    }

    private static List<CsvRow> drain(CsvSource source) {
        List<CsvRow> all = new ArrayList<>();
        try (CsvRows rows = source.open()) {
            rows.forEachRemaining(all::add);
        }
        return all;
    }

    private static List<String> mistakes(String text) {
        return told(failure(text.getBytes(UTF_8)));
    }

    private static ElmanException failure(byte[] bytes) {
        return catchThrowableOfType(ElmanException.class, () -> read(bytes, UTF_8));
    }

    private static ElmanException failure(Path file) {
        return catchThrowableOfType(
                ElmanException.class,
                () -> CsvSource.file(file, CsvFormat.DEFAULT).open());
    }

    private static List<String> told(ElmanException e) {
        return e.findings().stream().map(CsvRowsTest::told).toList();
    }

    private static String told(Finding finding) {
        return finding.location().orElseThrow() + ": " + finding.message();
    }

    /** As many letters as anybody reads. */
    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return 'x';
        }
    }
}
