package io.elman.config.reading;

import io.elman.SourceLocation;
import java.util.List;
import java.util.Map;

/** A piece of a YAML document that remembers where it stands. */
public sealed interface ConfigNode {
    SourceLocation location();

    /** What the user would call this piece: "a number", "a list". */
    String kind();

    /** A single value; {@code type} is what YAML's core schema takes the plain text for. */
    record Scalar(String text, Type type, SourceLocation location) implements ConfigNode {
        @Override
        public String kind() {
            return type.phrase;
        }
    }

    /** A list, in order. */
    record Sequence(List<ConfigNode> items, SourceLocation location) implements ConfigNode {
        @Override
        public String kind() {
            return items.isEmpty() ? "an empty list" : "a list";
        }
    }

    /** Keys with their values, in order; {@code entries} may be changed by an override. */
    record Mapping(Map<String, Entry> entries, SourceLocation location) implements ConfigNode {
        @Override
        public String kind() {
            return "a section";
        }
    }

    /** A value and the place of its key. */
    record Entry(SourceLocation keyLocation, ConfigNode value) {}

    /** The types of a plain scalar. */
    enum Type {
        TEXT("text"),
        INTEGER("a whole number"),
        DECIMAL("a number"),
        FLAG("true or false"),
        NOTHING("nothing");

        private final String phrase;

        Type(String phrase) {
            this.phrase = phrase;
        }
    }
}
