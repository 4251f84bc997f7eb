package io.elman.config.reading;

import io.elman.Finding;
import io.elman.Findings;
import io.elman.SourceLocation;
import io.elman.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One section of a configuration, read key by key.
 *
 * <p>A wrong value becomes a finding and its default is returned, so that reading goes on and all findings are told at
 * once. What was asked for is remembered: it is the effective configuration, and every other key is unknown.
 */
public final class Section {
    private final String path;
    private final ConfigNode.Mapping mapping;
    private final Findings findings;
    private final Map<String, Object> effective = new LinkedHashMap<>();
    private final List<String> known = new ArrayList<>();
    private final Map<String, Section> children = new LinkedHashMap<>();

    public Section(String path, ConfigNode.Mapping mapping, Findings findings) {
        this.path = path;
        this.mapping = mapping;
        this.findings = findings;
    }

    /** Returns the value of each key that was read, given or by default, in the order of reading. */
    public Map<String, Object> effective() {
        return effective;
    }

    public boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    /** Returns a nested section, empty where the user left it out; asked again, the same one. */
    public Section section(String key) {
        Section known = children.get(key);
        return known == null ? newSection(key) : known;
    }

    private Section newSection(String key) {
        Optional<ConfigNode> node = node(key);
        node.filter(value -> !(value instanceof ConfigNode.Mapping))
                .ifPresent(value -> wrong(key, value, "keys with values"));
        ConfigNode.Mapping nested = node.filter(ConfigNode.Mapping.class::isInstance)
                .map(ConfigNode.Mapping.class::cast)
                .orElseGet(() -> new ConfigNode.Mapping(Map.of(), mapping.location()));
        Section section = new Section(name(key), nested, findings);
        children.put(key, section);
        effective.put(key, section.effective);
        return section;
    }

    /** Returns the text of a key that must be there. */
    public String text(String key) {
        Optional<String> value = optionalText(key);
        if (value.isEmpty() && !has(key)) {
            findings.add(Finding.at(mapping.location(), "'" + name(key) + "' is missing"));
        }
        return value.orElse("");
    }

    public String text(String key, String otherwise) {
        return keep(key, optionalText(key).orElse(otherwise));
    }

    public Optional<String> optionalText(String key) {
        Optional<String> value = value(key, "text", Section::parseText);
        value.ifPresent(text -> keep(key, text));
        return value;
    }

    public int integer(String key, int otherwise, Range range) {
        return keep(
                key,
                value(key, "a whole number " + range, scalar -> parseInteger(scalar, range))
                        .orElse(otherwise));
    }

    public long longInteger(String key, long otherwise) {
        return keep(
                key,
                value(key, "a whole number", scalar -> Long.valueOf(scalar.text()))
                        .orElse(otherwise));
    }

    public double decimal(String key, double otherwise, Range range) {
        return keep(
                key,
                value(key, "a number " + range, scalar -> parseDecimal(scalar, range))
                        .orElse(otherwise));
    }

    public boolean flag(String key, boolean otherwise) {
        return keep(key, value(key, "true or false", Section::parseFlag).orElse(otherwise));
    }

    /** Returns the constant whose name, in lower case with hyphens, is the key's value. */
    public <E extends Enum<E>> E oneOf(String key, E otherwise) {
        E[] constants = otherwise.getDeclaringClass().getEnumConstants();
        List<String> words = Arrays.stream(constants).map(Section::word).toList();
        Optional<E> value = value(key, "one of " + String.join(", ", words), scalar -> {
            int index = words.indexOf(scalar.text());
            return index < 0 ? null : constants[index];
        });
        keep(key, word(value.orElse(otherwise)));
        return value.orElse(otherwise);
    }

    /** Returns a list of whole numbers, at least one; a single number is a list of one. */
    public List<Integer> integers(String key, List<Integer> otherwise, Range range) {
        List<Integer> values =
                list(key, otherwise, "a list of whole numbers " + range, scalar -> parseInteger(scalar, range));
        if (has(key)
                && mapping.entries().get(key).value() instanceof ConfigNode.Sequence list
                && list.items().isEmpty()) {
            wrong(key, list, "a list of whole numbers " + range);
        }
        return values;
    }

    /** Returns a list of numbers; a single number is a list of one. */
    public List<Double> decimals(String key, List<Double> otherwise, Range range) {
        return list(key, otherwise, "a list of numbers " + range, scalar -> parseDecimal(scalar, range));
    }

    /** Returns a list of numbers if the key is there, which may then be empty. */
    public Optional<List<Double>> optionalDecimals(String key, Range range) {
        return node(key).map(given -> decimals(key, List.of(), range));
    }

    /** Returns a list of texts, none if the key is not there; a single text is a list of one. */
    public List<String> texts(String key) {
        return list(key, List.of(), "a list of texts", Section::parseText);
    }

    /** Returns a list of constants, each written as its name in lower case with hyphens; none if the key is not there. */
    public <E extends Enum<E>> List<E> manyOf(String key, Class<E> type) {
        E[] constants = type.getEnumConstants();
        List<String> words = Arrays.stream(constants).map(Section::word).toList();
        List<String> given = list(
                key,
                List.of(),
                "a list of " + String.join(", ", words),
                scalar -> words.contains(scalar.text()) ? scalar.text() : null);
        return given.stream().map(word -> constants[words.indexOf(word)]).toList();
    }

    private <T> List<T> list(String key, List<T> otherwise, String expected, Function<ConfigNode.Scalar, T> parser) {
        Optional<ConfigNode> node = node(key);
        if (node.isEmpty()) {
            return keep(key, otherwise);
        }
        List<ConfigNode> items = node.get() instanceof ConfigNode.Sequence list ? list.items() : List.of(node.get());
        return keep(
                key,
                items.stream()
                        .map(item -> parse(key, item, expected, parser))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** Reports what a value means as a whole, at the place of its key. */
    public void reject(String key, String message, String hint) {
        ConfigNode.Entry entry = mapping.entries().get(key);
        SourceLocation place =
                entry == null ? mapping.location() : entry.value().location();
        findings.add(Finding.at(place, "'" + name(key) + "' " + message).withHint(hint));
    }

    /** Reports every key, here and below, that nobody asked for. */
    public void rejectUnknownKeys() {
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                findings.add(unknown(key, entry.keyLocation()));
            }
        });
        children.values().forEach(Section::rejectUnknownKeys);
    }

    private Finding unknown(String key, SourceLocation place) {
        String hint = Suggestion.nearest(key, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("known keys are " + String.join(", ", known));
        return Finding.at(place, "unknown key '" + name(key) + "'").withHint(hint);
    }

    private <T> Optional<T> value(String key, String expected, Function<ConfigNode.Scalar, T> parser) {
        return node(key).flatMap(node -> parse(key, node, expected, parser));
    }

    private <T> Optional<T> parse(String key, ConfigNode node, String expected, Function<ConfigNode.Scalar, T> parser) {
        if (node instanceof ConfigNode.Scalar scalar) {
            try {
                Optional<T> value = Optional.ofNullable(parser.apply(scalar));
                if (value.isPresent()) {
                    return value;
                }
            } catch (NumberFormatException notANumber) {
                // told below, like every other wrong value
            }
        }
        wrong(key, node, expected);
        return Optional.empty();
    }

    private Optional<ConfigNode> node(String key) {
        known.add(key);
        return Optional.ofNullable(mapping.entries().get(key)).map(ConfigNode.Entry::value);
    }

    private void wrong(String key, ConfigNode node, String expected) {
        String found = node instanceof ConfigNode.Scalar scalar && scalar.type() != ConfigNode.Type.NOTHING
                ? "'" + scalar.text() + "'"
                : node.kind();
        findings.add(Finding.at(node.location(), "'" + name(key) + "' must be " + expected + ", not " + found));
    }

    private <T> T keep(String key, T value) {
        effective.put(key, value);
        return value;
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String parseText(ConfigNode.Scalar scalar) {
        return scalar.type() == ConfigNode.Type.NOTHING ? null : scalar.text();
    }

    private static Integer parseInteger(ConfigNode.Scalar scalar, Range range) {
        int value = Integer.parseInt(scalar.text());
        return range.contains(value) ? value : null;
    }

    private static Double parseDecimal(ConfigNode.Scalar scalar, Range range) {
        double value = Double.parseDouble(scalar.text());
        return range.contains(value) ? value : null;
    }

    private static Boolean parseFlag(ConfigNode.Scalar scalar) {
        return scalar.type() == ConfigNode.Type.FLAG ? Boolean.valueOf(scalar.text()) : null;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
