package io.elman.config;

import io.elman.Finding;
import io.elman.Findings;
import io.elman.SourceLocation;
import io.elman.config.reading.ConfigNode;
import io.elman.config.reading.Section;
import io.elman.config.reading.YamlParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Reads an experiment from a YAML file, or from the JSON that a model zip holds. */
public final class ConfigReader {
    /** No configuration comes near; a stranger's file might. */
    private static final long LARGEST_FILE = 1 << 20;

    private final Findings findings = new Findings();

    private ConfigReader() {}

    /**
     * Returns the experiment that a file describes.
     *
     * @param overrides each {@code section.key=value}, as given on the command line
     * @throws ConfigException with everything that is wrong in the file and the overrides
     */
    public static Experiment read(Path file, List<String> overrides) {
        return new ConfigReader().experiment(file.toString(), text(file), overrides, "models/" + name(file) + ".zip");
    }

    /**
     * Returns the experiment that a text describes.
     *
     * @param text YAML or JSON
     * @param source how to call the text in a finding
     * @throws ConfigException with everything that is wrong
     */
    public static Experiment parse(String text, String source) {
        return new ConfigReader().experiment(source, text, List.of(), "models/model.zip");
    }

    /** Returns a text as an override's value that means this text, whatever YAML would make of it. */
    public static String quote(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private Experiment experiment(String source, String text, List<String> overrides, String defaultOutput) {
        Optional<ConfigNode> document = YamlParser.ofFile(source, findings).parse(text);
        throwIfAny();
        if (!(document.orElse(null) instanceof ConfigNode.Mapping root)) {
            throw new ConfigException(Finding.at(SourceLocation.of(source), "this holds no keys with values")
                    .withHint("start with 'task: classification'"));
        }
        overrides.forEach(override -> apply(override, root));
        throwIfAny();
        Section section = new Section("", root, findings);
        Experiment experiment = Experiment.read(section, defaultOutput);
        section.rejectUnknownKeys();
        throwIfAny();
        return experiment;
    }

    private void apply(String override, ConfigNode.Mapping root) {
        String source = "--set " + override;
        int equals = override.indexOf('=');
        if (equals < 1) {
            findings.add(Finding.of(source + ": an override is written key=value")
                    .withHint("for example --set training.epochs=5"));
            return;
        }
        String value = override.substring(equals + 1);
        YamlParser.ofOverride(source, findings)
                .parse(isSign(value) ? quote(value) : value)
                .ifPresentOrElse(
                        node -> put(override.substring(0, equals).trim().split("\\."), node, root), () -> {
                            if (value.isBlank()) {
                                findings.add(Finding.of(source + ": there is no value after '='"));
                            }
                        });
    }

    /** A sign by itself, such as a delimiter, would have a meaning in YAML, which the user of a shell does not expect. */
    private static boolean isSign(String value) {
        return value.length() == 1 && !Character.isLetterOrDigit(value.charAt(0)) && !value.isBlank();
    }

    private void put(String[] path, ConfigNode value, ConfigNode.Mapping root) {
        SourceLocation place = value.location();
        ConfigNode.Mapping section = root;
        for (int depth = 0; depth < path.length - 1; depth++) {
            ConfigNode.Entry entry = section.entries()
                    .computeIfAbsent(
                            path[depth],
                            key -> new ConfigNode.Entry(place, new ConfigNode.Mapping(new LinkedHashMap<>(), place)));
            if (!(entry.value() instanceof ConfigNode.Mapping nested)) {
                findings.add(Finding.at(place, "'" + path[depth] + "' is not a section"));
                return;
            }
            section = nested;
        }
        section.entries().put(path[path.length - 1], new ConfigNode.Entry(place, value));
    }

    private void throwIfAny() {
        if (!findings.isEmpty()) {
            throw new ConfigException(findings.all());
        }
    }

    private static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new ConfigException(Finding.at(SourceLocation.of(file.toString()), "this is a folder")
                        .withHint("name a YAML file"));
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw new ConfigException(
                        Finding.at(SourceLocation.of(file.toString()), "this is too large to be a configuration"));
            }
            return Files.readString(file);
        } catch (CharacterCodingException notUtf8) {
            throw new ConfigException(Finding.at(SourceLocation.of(file.toString()), "this is not a UTF-8 text"));
        } catch (IOException unreadable) {
            String message = Files.exists(file) ? "this file cannot be read" : "there is no such file";
            throw new ConfigException(Finding.at(SourceLocation.of(file.toString()), message));
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    }
}
