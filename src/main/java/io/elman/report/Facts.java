package io.elman.report;

import java.util.List;
import java.util.stream.Stream;

/** Names and values, one a line, in the order in which they were given. */
public record Facts(List<Fact> facts) implements Block {
    public Facts {
        facts = List.copyOf(facts);
    }

    /** A name and its value, as they are shown. */
    public record Fact(String name, String value) {}

    public static Facts of(String name, String value) {
        return new Facts(List.of(new Fact(name, value)));
    }

    /** Returns these facts and one more. */
    public Facts and(String name, String value) {
        return new Facts(
                Stream.concat(facts.stream(), Stream.of(new Fact(name, value))).toList());
    }

    @Override
    public void write(Markup out) {
        out.open("div").with("class", "scroll");
        out.open("table").with("class", "facts").open("tbody");
        facts.forEach(fact -> writeRow(out, fact));
        out.close().close().close();
    }

    private static void writeRow(Markup out, Fact fact) {
        out.open("tr");
        out.open("th").with("scope", "row").with("dir", "auto").text(fact.name).close();
        out.open("td").with("dir", "auto").text(fact.value).close();
        out.close();
    }
}
