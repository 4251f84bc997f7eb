package io.elman.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.elman.ElmanException;
import io.elman.report.Quotes.Quote;
import io.elman.report.Table.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class PageTest {
    @TempDir
    Path folder;

    @Test
    void noTextOfTheDataBecomesMarkup() {
        String html = SamplePage.page().html();
        Document page = Parsed.xml(html);
        assertThat(html).doesNotContain("<script", "<img", "<textarea", "\u0000", "\u001b");
        for (String element : List.of("script", "img", "a", "iframe", "link")) {
            assertThat(page.getElementsByTagName(element).getLength()).isZero();
        }
        assertThat(page.getElementsByTagName("style").getLength()).isOne();
    }

    @Test
    void everyBlockKeepsTheTextItWasGiven() {
        String text = "a < b && \"c\" > 'd' ]]> é 😀 مرحبا";
        for (Block block : blocks(text)) {
            Page page = Page.titled(text);
            page.section(text).add(block);
            assertThat(Parsed.xml(page.html())
                            .getElementsByTagName("section")
                            .item(0)
                            .getTextContent())
                    .matches("(?s).*\\Q" + text + "\\E.*\\Q" + text + "\\E.*");
        }
    }

    @Test
    void arbitraryCharactersNeverBreakThePage() {
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(40, 0, i % 2 == 0 ? 0x80 : 0x10000).forEach(c -> text.append((char) c));
            Page page = Page.titled(text.toString());
            blocks(text.toString()).forEach(page.section(text.toString())::add);
            Document parsed = Parsed.xml(page.html());
            assertThat(parsed.getElementsByTagName("*").getLength()).isEqualTo(elementsOfAPlainPage());
            assertThat(new String(page.html().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(page.html());
        }
    }

    @Test
    void namesOfElementsAreNeverTakenFromData() {
        assertThatThrownBy(() -> new Markup().open("p onclick=x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Markup().open("p").with("a=\"\" b", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void asksForNothingFromElsewhere() {
        assertThat(SamplePage.page().html()).doesNotContain("http:", "https:", "url(", "@import");
        assertThat(Style.CSS).doesNotContain("<", ">", "&");
    }

    @Test
    void theSameContentGivesTheSameBytesInEveryLocale() throws IOException {
        Locale before = Locale.getDefault();
        try {
            SamplePage.page().writeTo(folder.resolve("a.html"));
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            SamplePage.page().writeTo(folder.resolve("b.html"));
        } finally {
            Locale.setDefault(before);
        }
        assertThat(folder.resolve("a.html")).hasSameBinaryContentAs(folder.resolve("b.html"));
    }

    @Test
    void headersNameTheirRowOrColumn() {
        Page page = Page.titled("a");
        page.section("b").add(blocks("c").get(1)).add(blocks("c").get(2));
        Parsed.elements(Parsed.xml(page.html()), "th")
                .forEach(header -> assertThat(header.getAttribute("scope")).isIn("row", "col"));
    }

    @Test
    void onlyTheHighlightedRowIsSetOff() {
        Page page = Page.titled("a");
        page.section("b")
                .add(Table.of("c", List.of(Column.text("n")), List.of(List.of("x"), List.of("y")))
                        .highlighting(1));
        List<Element> rows = Parsed.elements(Parsed.xml(page.html()), "tr");
        assertThat(rows.stream().filter(row -> row.getAttribute("class").equals("highlighted")))
                .singleElement()
                .satisfies(row -> assertThat(row.getTextContent()).isEqualTo("y"));
    }

    @Test
    void aRowWithoutAllItsCellsIsRefused() {
        assertThatThrownBy(() -> Table.of("c", List.of(Column.text("n")), List.of(List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 cells in a table of 1 columns");
    }

    @Test
    void longQuotesAreCutBetweenLetters() {
        Page page = Page.titled("a");
        page.section("b").add(new Quotes("c", List.of(new Quote("x" + "😀".repeat(5_000), Facts.of("a", "b")))));
        assertThat(page.html()).contains("😀… [4,501 more characters]").doesNotContain("\uFFFD");
    }

    @Test
    void aReportReplacesTheOneBeforeAndLeavesNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("report.html"), "before");
        Page.titled("after").writeTo(file);
        assertThat(file).content().contains("<h1>after</h1>");
        assertThat(filesIn(folder)).containsExactly(file);
    }

    @Test
    void whatCannotBeWrittenIsToldWithItsPath() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        assertThatThrownBy(() -> Page.titled("a").writeTo(taken))
                .isInstanceOf(ElmanException.class)
                .hasMessage(taken + ": error: this file cannot be written: it is a folder");
        assertThat(filesIn(folder)).containsExactly(taken);
    }

    private static List<Block> blocks(String text) {
        return List.of(
                new Quotes(text, List.of(new Quote(text, Facts.of(text, text)))),
                Facts.of(text, text),
                Table.of(text, List.of(Column.text(text), Column.number(text)), List.of(List.of(text, text))));
    }

    private static int elementsOfAPlainPage() {
        Page page = Page.titled("a");
        blocks("a").forEach(page.section("a")::add);
        return Parsed.xml(page.html()).getElementsByTagName("*").getLength();
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
