package io.elman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
