package io.elman.report;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts from the data, each with what is to be said of it: its label, say, and what was predicted. */
public record Quotes(String caption, List<Quote> quotes) implements Block {
    /** A longer text is cut: the report is read by people. */
    static final int LONGEST = 1_000;

    /** What a reader takes for one letter: with its accents, or a family of emoji. */
    private static final Pattern LETTER = Pattern.compile("\\X");

    public Quotes {
        quotes = List.copyOf(quotes);
    }

    /** A text and what is to be said of it. */
    public record Quote(String text, Facts about) {}

    @Override
    public void write(Markup out) {
        out.open("div").with("class", "quotes");
        out.open("p").with("class", "caption").text(caption).close();
        if (quotes.isEmpty()) {
            out.leaf("p", "None.");
        } else {
            out.open("ol");
            quotes.forEach(quote -> writeQuote(out, quote));
            out.close();
        }
        out.close();
    }

    private static void writeQuote(Markup out, Quote quote) {
        out.open("li");
        out.open("blockquote").with("dir", "auto").text(cut(quote.text)).close();
        out.open("p").with("class", "about");
        for (Facts.Fact fact : quote.about.facts()) {
            out.open("span").text(fact.name() + " ");
            out.leaf("bdi", fact.value()).close().text(" ");
        }
        out.close().close();
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        Matcher letters = LETTER.matcher(text);
        int end = 0;
        while (letters.find() && letters.end() <= LONGEST) {
            end = letters.end();
        }
        return text.substring(0, end)
                + String.format(Locale.ROOT, "… [%,d more characters]", text.codePointCount(end, text.length()));
    }
}
