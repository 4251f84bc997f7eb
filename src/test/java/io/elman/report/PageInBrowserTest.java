package io.elman.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample page, as a reader's browser sees it. */
class PageInBrowserTest {
    /** Runs in a copy of the page from which the ban on scripts was taken out; leaves its findings in the DOM. */
    private static final String MEASURE = """
            <script>
            const found = [];
            const out = (a, b) => a.left < b.left - 1 || a.right > b.right + 1 || a.top < b.top - 1 || a.bottom > b.bottom + 1;
            const cross = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4;
            for (const svg of document.querySelectorAll('figure .scroll svg')) {
              const name = svg.getAttribute('aria-label').slice(0, 40);
              const frame = svg.getBoundingClientRect();
              for (const mark of svg.querySelectorAll('text,path,rect,circle,line'))
                if (out(mark.getBoundingClientRect(), frame)) found.push(name + ' OUTSIDE ' + mark.outerHTML);
              const texts = [...svg.querySelectorAll('text:not([transform])')];
              const boxes = texts.map(t => t.getBoundingClientRect());
              for (let i = 0; i < texts.length; i++) for (let j = 0; j < i; j++)
                if (cross(boxes[i], boxes[j])) found.push(name + ' OVERLAP ' + texts[i].outerHTML + texts[j].outerHTML);
            }
            const root = document.scrollingElement;
            if (root.scrollWidth > root.clientWidth) found.push('WIDER than its window: ' + root.scrollWidth);
            document.body.replaceChildren('MEASURED ' + found.length + ': ' + found.slice(0, 20).join(' | '));
            </script>
            </body>
            """;

    @TempDir
    Path folder;

    @Test
    void opensWithItsFiguresAndAnEmptyConsole() throws IOException, InterruptedException {
        Browser browser = Browser.orSkip();
        Path file = folder.resolve("page.html");
        SamplePage.page().writeTo(file);
        Browser.Visit visit = browser.open(file);
        assertThat(visit.console()).isEmpty();
        assertThat(visit.dom())
                .contains("<figcaption dir=\"auto\">Loss over 30 epochs</figcaption>")
                .contains("best epoch", "given class A0, predicted class A0: 191 of 200")
                .contains("&lt;script&gt;alert('x')&lt;/script&gt;")
                .doesNotContain("<script", "<img", "<textarea");
    }

    @Test
    void noLetterIsCutOffOrHidesAnotherOnADeskOrAPhone() throws IOException, InterruptedException {
        Browser browser = Browser.orSkip();
        Path file = Files.writeString(folder.resolve("measured.html"), measured(SamplePage.page()));
        assertThat(text(browser.open(file, 1200))).contains("MEASURED 0:");
        Path phone = Files.writeString(
                folder.resolve("phone.html"),
                "<iframe style='width: 390px; height: 800px' srcdoc=\""
                        + measured(SamplePage.page()).replace("&", "&amp;").replace("\"", "&quot;")
                        + "\"></iframe><script>onload = () => document.body.append("
                        + "document.querySelector('iframe').contentDocument.body.textContent)</script>");
        assertThat(text(browser.open(phone, 500))).contains("MEASURED 0:");
    }

    /** A guard: an empty console means something. */
    @Test
    void aBrokenPageIsSeenOnTheConsole() throws IOException, InterruptedException {
        Browser browser = Browser.orSkip();
        Path script = Files.writeString(folder.resolve("script.html"), "<script>nothing.there()</script>");
        assertThat(browser.open(script).console()).anyMatch(line -> line.contains("nothing is not defined"));
        String page = Page.titled("a").html();
        Path request = Files.writeString(
                folder.resolve("request.html"), page.replace("<main>", "<main><img src='other.png'>"));
        assertThat(browser.open(request).console()).anyMatch(line -> line.contains("Content Security Policy"));
    }

    /** A guard: the measure sees letters that are too large for their places. */
    @Test
    void lettersThatAreTooLargeAreMeasured() throws IOException, InterruptedException {
        Browser browser = Browser.orSkip();
        Page page = Page.titled("a");
        page.section("b").add(SamplePage.confusion(3, 100, "class "));
        String large = measured(page).replace("</style>", "svg text { font-size: 60px !important; } </style>");
        Path file = Files.writeString(folder.resolve("large.html"), large);
        assertThat(text(browser.open(file))).contains("OUTSIDE", "OVERLAP");
    }

    private static String measured(Page page) {
        return page.html()
                .replace("default-src 'none'; style-src 'unsafe-inline'", "")
                .replace("</body>", MEASURE);
    }

    private static String text(Browser.Visit visit) {
        int found = visit.dom().lastIndexOf("MEASURED");
        return found < 0 ? "not measured: " + visit.console() : visit.dom().substring(found);
    }
}
