package io.elman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SafeFileTest {
    @TempDir
    Path folder;

    @Test
    void makesFoldersAndLeavesNothingBesideTheFile() throws IOException {
        Path file = folder.resolve("a/b/c.txt");
        SafeFile.write(file, out -> out.write('x'));
        assertThat(file).hasContent("x");
        assertThat(files(file.getParent())).containsExactly(file);
    }

    @Test
    void aWriteThatFailsHalfWayLosesNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "before");
        assertThatThrownBy(() -> SafeFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(ElmanException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("No space left");
        assertThat(file).hasContent("before");
        assertThat(files(folder)).containsExactly(file);
    }

    @Test
    void aFileWhereAFolderIsMeantIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "before");
        assertThatThrownBy(() -> SafeFile.refuseUnlessWritable(file.resolve("model.zip")))
                .isInstanceOf(ElmanException.class)
                .hasMessageContaining("is not a folder");
    }

    @Test
    void aLinkStaysOneAndTheFileBehindItIsReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);
        SafeFile.write(link, out -> out.write('x'));
        assertThat(link).isSymbolicLink().hasContent("x");
        assertThat(file).hasContent("x");
        assertThat(files(folder)).containsExactlyInAnyOrder(file, link);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDeviceIsNoFileToBeReplaced() {
        assertThatThrownBy(() -> SafeFile.refuseUnlessWritable(Path.of("/dev/null")))
                .isInstanceOf(ElmanException.class)
                .hasMessageContaining("/dev/null: error: this file cannot be written: it is not a file");
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return Stream.of(files.toArray(Path[]::new));
        }
    }
}
