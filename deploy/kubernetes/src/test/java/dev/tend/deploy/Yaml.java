package dev.tend.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.yaml.snakeyaml.LoaderOptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** YAML as JSON trees. A key that stands twice is an error. */
final class Yaml {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Yaml() {
    }

    static List<JsonNode> documents(Path file) {
        try {
            return documents(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> documents(String text) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        strict.setMaxAliasesForCollections(100);
        Iterable<Object> documents = new org.yaml.snakeyaml.Yaml(strict).loadAll(text);
        return StreamSupport.stream(documents.spliterator(), false).filter(Objects::nonNull)
                .map(document -> JSON.<JsonNode>valueToTree(document)).toList();
    }

    /** What stands at a path like {@code spec/template/spec/containers/env}; lists are walked through. */
    static Stream<JsonNode> at(JsonNode node, String path) {
        Stream<JsonNode> found = Stream.of(node);
        for (String name : path.split("/")) {
            found = found.map(one -> one.path(name)).flatMap(Yaml::each);
        }
        return found;
    }

    static Stream<JsonNode> each(JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false);
        }
        return node.isMissingNode() || node.isNull() ? Stream.empty() : Stream.of(node);
    }
}
