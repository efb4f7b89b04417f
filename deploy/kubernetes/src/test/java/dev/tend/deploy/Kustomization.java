package dev.tend.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A folder with a {@code kustomization.yaml}, read without kubectl: its resources and what its generators make, unchanged. */
record Kustomization(Path folder, JsonNode content) {

    static Kustomization in(Path folder) {
        return new Kustomization(folder, Yaml.documents(folder.resolve("kustomization.yaml")).get(0));
    }

    Manifests manifests() {
        return new Manifests(Stream.concat(resources(), generated()).toList());
    }

    private Stream<JsonNode> resources() {
        return Yaml.at(content, "resources").map(JsonNode::asText).map(folder::resolve)
                .flatMap(path -> Files.isDirectory(path)
                        ? in(path).manifests().documents().stream()
                        : Yaml.documents(path).stream());
    }

    private Stream<JsonNode> generated() {
        return Yaml.at(content, "configMapGenerator").map(this::configMap);
    }

    private JsonNode configMap(JsonNode generator) {
        ObjectNode configMap = JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
        configMap.putObject("metadata").set("name", generator.path("name"));
        ObjectNode data = configMap.putObject("data");
        Yaml.at(generator, "files").map(JsonNode::asText).forEach(file -> data.put(file, read(folder.resolve(file))));
        Yaml.at(generator, "literals").map(literal -> literal.asText().split("=", 2))
                .forEach(literal -> data.put(literal[0], literal[1]));
        return configMap;
    }

    /** Files that lie in the folder and belong to nothing that is applied. */
    List<Path> unlisted() throws IOException {
        Set<Path> listed = new HashSet<>(Set.of(folder.resolve("kustomization.yaml")));
        Stream.of("resources", "configMapGenerator/files").flatMap(path -> Yaml.at(content, path))
                .forEach(file -> listed.add(folder.resolve(file.asText())));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !listed.contains(file)).sorted().toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
