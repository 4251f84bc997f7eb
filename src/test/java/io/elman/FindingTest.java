package io.elman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTest {
    @TempDir
    Path folder;

    @Test
    void showsTheLineAndACaretBelowTheColumn() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "\uFEFFtext,label\r\n\tgood,grate\r\n");
        Finding finding = Finding.at(SourceLocation.of(file.toString(), 2, 7), "unknown label 'grate'")
                .withHint("did you mean 'great'?");
        assertThat(finding.render().lines())
                .containsExactly(
                        file + ":2:7: error: unknown label 'grate'",
                        "  \tgood,grate",
                        "  \t     ^",
                        "  hint: did you mean 'great'?");
    }

    @Test
    void showsTheLineOfAFileInWhichLinesEndInAnyWay() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "one\rtwo\r\nthree\n\rfive\r");
        assertThat(IntStream.rangeClosed(1, 5).mapToObj(line -> SourceLocation.of(file.toString(), line)))
                .extracting(place -> place.excerpt().orElse(""))
                .containsExactly("one", "two", "three", "", "five");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "UTF-16", "UTF-16LE"})
    void showsTheLineAsItWasRead(String charset) throws IOException {
        // In UTF-16 the second letter holds the byte of a line feed.
        String text = charset.startsWith("UTF") ? "caf\u00e9 \u010a\nna\u00efve" : "caf\u00e9\nna\u00efve";
        Path file = Files.write(folder.resolve("a.csv"), text.getBytes(charset));
        assertThat(SourceLocation.of(file.toString(), 2)
                        .readAs(Charset.forName(charset))
                        .excerpt())
                .contains("na\u00efve");
    }

    @Test
    void showsNoExcerptOfAFileThatIsGoneOrALineThatIsHuge() throws IOException {
        Path huge = Files.writeString(folder.resolve("huge.csv"), "x".repeat(100_000));
        assertThat(Finding.at(SourceLocation.of(huge.toString(), 1, 9), "bad")
                        .render()
                        .lines())
                .hasSize(1);
        assertThat(Finding.at(SourceLocation.of("-", 3), "bad").render()).isEqualTo("-:3: error: bad");
    }

    @Test
    void keepsTwentyFindingsAndCountsTheRest() {
        Findings findings = new Findings();
        for (int i = 0; i < 23; i++) {
            findings.add(Finding.of("finding " + i));
        }
        assertThatThrownBy(findings::throwIfAny)
                .isInstanceOf(ElmanException.class)
                .hasMessageContaining("finding 19")
                .hasMessageContaining("3 more")
                .hasMessageNotContaining("finding 20");
    }
}
