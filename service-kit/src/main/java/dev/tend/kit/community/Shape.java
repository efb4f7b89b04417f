package dev.tend.kit.community;

import static dev.tend.kit.community.Wrong.quote;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.kit.LowerCase;
import dev.tend.kit.community.InvalidCommunity.Problem;

/** Reads nodes along the schema. What is wrong becomes a problem, and the reading goes on. */
final class Shape {

    private static final Set<Tag> TAGS = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.TIMESTAMP, Tag.MAP, Tag.SEQ);

    private final Scalars scalars;
    private final List<Problem> problems;

    Shape(Scalars scalars, List<Problem> problems) {
        this.scalars = scalars;
        this.problems = problems;
    }

    Value read(Node node) {
        return value("", 1, node, Place.root());
    }

    private Value value(String path, int line, Node node, Place place) {
        if (node.getTag().equals(Tag.NULL)) {
            return wrong(path, line, "nothing stands here", "write " + place.title() + ", or remove the key");
        } else if (!TAGS.contains(node.getTag())) {
            return wrong(path, line, "a YAML tag (!...) means nothing here", "remove it, or put the text in quotes");
        } else if (node instanceof MappingNode mapping && place.allows("object")) {
            return section(path, line, mapping, place);
        } else if (node instanceof SequenceNode sequence && place.allows("array")) {
            return list(path, line, sequence.getValue(), place);
        } else if (node instanceof ScalarNode && place.allows("array") && place.allows("string")) {
            return list(path, line, List.of(node), place);
        } else if (node instanceof ScalarNode scalar && !place.allows("array") && !place.allows("object")) {
            return scalar(path, line, scalar, place);
        }
        String found = node instanceof MappingNode
                ? "keys and values stand"
                : node instanceof SequenceNode
                        ? "a list stands"
                        : "a single text stands";
        return wrong(path, line, found + " here", "write " + place.title());
    }

    private Value section(String path, int line, MappingNode mapping, Place place) {
        Map<String, Value> entries = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        Set<String> meant = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int at = line(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode node)) {
                wrong(path, at, "a key is a list or a map", "write a word");
                continue;
            }
            String key = place.get("x-ignore-case").asBoolean()
                    ? LowerCase.of(node.getValue())
                    : node.getValue();
            Integer first = lines.putIfAbsent(key, at);
            if (first != null) {
                wrong(path, at, quote(key) + " stands twice, first on line " + first, "remove or rename one of them");
            } else if (place.knows(key)) {
                entries.put(key,
                        value(path.isEmpty() ? key : path + "." + key, at, tuple.getValueNode(), place.child(key)));
            } else {
                wrong(path, at, quote(key) + (place.keys().isEmpty() ? " can't be a key" : " is no key here"),
                        place.keys().isEmpty() ? "write " + place.keyTitle() : Scalars.choice(key, place.keys()));
                Spelling.closest(key, place.keys()).ifPresent(meant::add);
            }
        }
        for (String required : place.required(lines.keySet())) {
            if (!lines.containsKey(required) && !meant.contains(required)) {
                wrong(path, line, quote(required) + " is missing", "add it: " + place.child(required).title());
            }
        }
        if (lines.size() < place.get("minProperties").asInt()) {
            wrong(path, line, "it is empty", "write " + place.title());
        }
        place.defaults().forEach((key, child) -> entries.putIfAbsent(key, standard(child.get("default"), child)));
        return new Value(path, line, entries);
    }

    private Value list(String path, int line, List<Node> nodes, Place place) {
        List<Value> items = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (Node node : nodes) {
            Value item = value(path, line(node), node, place.items());
            if (place.get("uniqueItems").asBoolean() && item.content() != null && !seen.add(item.content())) {
                wrong(path, item.line(), quote(String.valueOf(item.content())) + " stands twice", "remove one of them");
            }
            items.add(item);
        }
        if (items.size() < place.get("minItems").asInt()
                || items.size() > place.get("maxItems").asInt(Integer.MAX_VALUE)) {
            wrong(path, line, "the list has " + items.size() + " entries", "write " + place.title());
        }
        return new Value(path, line, items);
    }

    private Value scalar(String path, int line, ScalarNode node, Place place) {
        try {
            return new Value(path, line, scalars.read(node.getValue(), place, section(path)));
        } catch (Wrong e) {
            return wrong(path, line, e.getMessage(), e.remedy().orElse("write " + place.title()));
        }
    }

    /** The section of the file that a path is in. */
    private static String section(String path) {
        return path.split("\\.", 2)[0];
    }

    private Value standard(JsonNode json, Place place) {
        try {
            if (!json.isArray()) {
                return new Value("", 0, scalars.read(json.asText(), place, ""));
            }
            List<Value> items = new ArrayList<>();
            json.forEach(item -> items.add(standard(item, place.items())));
            return new Value("", 0, items);
        } catch (Wrong e) {
            throw new IllegalStateException("The schema's own default is wrong: " + json, e);
        }
    }

    private Value wrong(String path, int line, String message, String remedy) {
        problems.add(new Problem(line, path.isEmpty() ? message : path + ": " + message, remedy));
        return new Value(path, line, null);
    }

    /** The keys of each section of the file, which other places may refer to. */
    static Map<String, Set<String>> keys(Node root) {
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        if (root instanceof MappingNode mapping) {
            for (NodeTuple section : mapping.getValue()) {
                if (section.getKeyNode() instanceof ScalarNode name
                        && section.getValueNode() instanceof MappingNode entries) {
                    Set<String> names = keys.computeIfAbsent(name.getValue(), key -> new LinkedHashSet<>());
                    entries.getValue().stream().map(NodeTuple::getKeyNode)
                            .forEach(key -> names.add(key instanceof ScalarNode text ? text.getValue() : ""));
                }
            }
        }
        return keys;
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
