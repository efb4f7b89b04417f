package dev.tend.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** What is applied to a cluster together. */
record Manifests(List<JsonNode> documents) {

    /** As {@code kubectl kustomize} renders the folder. */
    static Manifests rendered(Path folder) throws IOException, InterruptedException {
        Process kubectl = new ProcessBuilder("kubectl", "kustomize", folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (InputStream output = kubectl.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (kubectl.waitFor() != 0) {
                throw new IOException("kubectl kustomize " + folder + " ended with " + kubectl.exitValue());
            }
            return new Manifests(Yaml.documents(text));
        }
    }

    static boolean canRender() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .anyMatch(dir -> Path.of(dir, "kubectl").toFile().canExecute());
    }

    Stream<JsonNode> ofKind(String kind) {
        return documents.stream().filter(document -> document.path("kind").asText().equals(kind));
    }

    Optional<JsonNode> find(String kind, String name) {
        return ofKind(kind).filter(document -> nameOf(document).equals(name)).findFirst();
    }

    static String nameOf(JsonNode document) {
        return document.path("metadata").path("name").asText();
    }

    /** How people call it: {@code Deployment/ingest-service}. */
    static String title(JsonNode document) {
        return document.path("kind").asText() + "/" + nameOf(document);
    }
}
