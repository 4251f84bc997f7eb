package io.elman.report;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One HTML file that needs nothing else: no script, no style sheet or picture from elsewhere. */
public final class Page {
    private final String title;
    private final List<Section> sections = new ArrayList<>();

    private Page(String title) {
        this.title = title;
    }

    /** Returns a page without sections. */
    public static Page titled(String title) {
        return new Page(title);
    }

    /** Returns a new section, the last of the page so far. */
    public Section section(String heading) {
        Section section = new Section(heading);
        sections.add(section);
        return section;
    }

    /** Returns the page as it is written: the same content gives the same text. */
    public String html() {
        Markup out = new Markup().doctype().open("html").with("lang", "en").text("\n");
        head(out);
        out.open("body").open("main").leaf("h1", title).text("\n");
        sections.forEach(section -> section.write(out));
        return out.close().close().close().text("\n").toString();
    }

    /**
     * Leaves the whole page in the file, or the file as it was.
     *
     * @throws ElmanException naming the file, if it cannot be written
     */
    public void writeTo(Path file) {
        byte[] bytes = html().getBytes(StandardCharsets.UTF_8);
        try {
            replace(file, bytes);
        } catch (IOException e) {
            String message = "cannot write the report: " + reason(file, e);
            throw new ElmanException(Finding.at(SourceLocation.of(file.toString()), message), e);
        }
    }

    private void head(Markup out) {
        out.open("head").empty("meta").with("charset", "utf-8");
        out.empty("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1");
        out.empty("meta").with("name", "color-scheme").with("content", "light dark");
        // Whatever a text of the data may try, the browser runs nothing and asks for nothing.
        out.empty("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with("content", "default-src 'none'; style-src 'unsafe-inline'");
        out.leaf("title", title).leaf("style", Style.CSS).close().text("\n");
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        // Not Files.createTempFile: its files are readable by their owner only.
        Path unfinished = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(unfinished, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static String reason(Path file, IOException e) {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            return "there is no folder " + folder;
        }
        if (Files.isDirectory(file)) {
            return "it is a folder";
        }
        // The message of a file system's exception begins with the temporary file, which means nothing to the user.
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason != null ? reason : e.getClass().getSimpleName();
    }
}
