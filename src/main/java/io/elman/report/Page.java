package io.elman.report;

import io.elman.ElmanException;
import io.elman.SafeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
        SafeFile.write(file, out -> out.write(html().getBytes(StandardCharsets.UTF_8)));
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
}
