package io.elman.config;

import io.elman.Finding;
import io.elman.Findings;
import io.elman.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML 1.2 (and so JSON) into nodes that know their place. */
final class YamlParser {
    /** Deep enough for every configuration, shallow enough for the stack. */
    private static final int DEEPEST = 20;

    private final String file;
    private final Findings findings;

    YamlParser(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** Returns the document's only node; empty when there is none or when it is not YAML, which is then a finding. */
    Optional<ConfigNode> parse(String yaml) {
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(file).build();
            return new Compose(settings).composeString(yaml).map(node -> convert(node, 0));
        } catch (MarkedYamlEngineException broken) {
            SourceLocation place = broken.getProblemMark().map(this::place).orElse(SourceLocation.of(file));
            findings.add(Finding.at(place, "this is not YAML: " + broken.getProblem()));
        } catch (YamlEngineException broken) {
            findings.add(Finding.at(SourceLocation.of(file), "this is not YAML: " + broken.getMessage()));
        }
        return Optional.empty();
    }

    private ConfigNode convert(Node node, int depth) {
        if (depth > DEEPEST) {
            throw new YamlEngineException("sections are nested more than " + DEEPEST + " deep");
        }
        if (node instanceof MappingNode mapping) {
            return new ConfigNode.Mapping(entries(mapping, depth), place(node));
        }
        if (node instanceof SequenceNode sequence) {
            List<ConfigNode> items = sequence.getValue().stream()
                    .map(item -> convert(item, depth + 1))
                    .toList();
            return new ConfigNode.Sequence(items, place(node));
        }
        ScalarNode scalar = (ScalarNode) node;
        return new ConfigNode.Scalar(scalar.getValue(), type(scalar.getTag()), place(node));
    }

    private Map<String, ConfigNode.Entry> entries(MappingNode mapping, int depth) {
        Map<String, ConfigNode.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "a composite key";
            SourceLocation place = place(tuple.getKeyNode());
            ConfigNode value = convert(tuple.getValueNode(), depth + 1);
            if (entries.put(key, new ConfigNode.Entry(place, value)) != null) {
                findings.add(Finding.at(place, "the key '" + key + "' stands here twice"));
            }
        }
        return entries;
    }

    private SourceLocation place(Node node) {
        return node.getStartMark().map(this::place).orElse(SourceLocation.of(file));
    }

    private SourceLocation place(Mark mark) {
        return SourceLocation.of(file, mark.getLine() + 1L, mark.getColumn() + 1L);
    }

    private static ConfigNode.Type type(Tag tag) {
        if (tag.equals(Tag.INT)) {
            return ConfigNode.Type.INTEGER;
        }
        if (tag.equals(Tag.FLOAT)) {
            return ConfigNode.Type.DECIMAL;
        }
        if (tag.equals(Tag.BOOL)) {
            return ConfigNode.Type.FLAG;
        }
        return tag.equals(Tag.NULL) ? ConfigNode.Type.NOTHING : ConfigNode.Type.TEXT;
    }
}
