package io.elman.config.reading;

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
public final class YamlParser {
    /** Deep enough for every configuration, shallow enough for the stack. */
    private static final int DEEPEST = 20;

    private final String source;
    private final boolean hasLines;
    private final Findings findings;

    private YamlParser(String source, boolean hasLines, Findings findings) {
        this.source = source;
        this.hasLines = hasLines;
        this.findings = findings;
    }

    public static YamlParser ofFile(String file, Findings findings) {
        return new YamlParser(file, true, findings);
    }

    /** @param override as it was typed: its own line and column are no help to anybody */
    public static YamlParser ofOverride(String override, Findings findings) {
        return new YamlParser(override, false, findings);
    }

    /** Returns the document's only node; empty when there is none or when it is not YAML, which is then a finding. */
    public Optional<ConfigNode> parse(String yaml) {
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(source).build();
            return new Compose(settings).composeString(yaml).map(node -> convert(node, 0));
        } catch (MarkedYamlEngineException broken) {
            SourceLocation place = broken.getProblemMark().map(this::place).orElse(SourceLocation.of(source));
            Finding finding = Finding.at(place, "this is not YAML: " + broken.getProblem());
            findings.add(hasLines ? finding : finding.withHint("quote such a value, as in data.decimal='\",\"'"));
        } catch (YamlEngineException broken) {
            findings.add(Finding.at(SourceLocation.of(source), "this is not YAML: " + broken.getMessage()));
        } catch (StackOverflowError tooDeep) {
            findings.add(Finding.at(SourceLocation.of(source), "brackets are nested too deep"));
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
        return node.getStartMark().map(this::place).orElse(SourceLocation.of(source));
    }

    private SourceLocation place(Mark mark) {
        return hasLines
                ? SourceLocation.of(source, mark.getLine() + 1L, mark.getColumn() + 1L)
                : SourceLocation.of(source);
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
