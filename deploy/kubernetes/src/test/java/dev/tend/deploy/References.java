package dev.tend.deploy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether what the manifests call by name is there, and is called something that Kubernetes takes. */
final class References {

    private static final String DNS_LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final String DNS_SUBDOMAIN = DNS_LABEL + "(\\." + DNS_LABEL + ")*";
    private static final String POD = "spec/template/spec/";

    private References() {
    }

    static Stream<String> problems(Manifests manifests) {
        return Stream.of(
                manifests.documents().stream().flatMap(References::name),
                Stream.of("Deployment", "PodDisruptionBudget").flatMap(manifests::ofKind)
                        .flatMap(document -> selector(manifests, document, document.at("/spec/selector/matchLabels"))),
                manifests.ofKind("Service")
                        .flatMap(document -> selector(manifests, document, document.at("/spec/selector"))),
                manifests.ofKind("Service").flatMap(service -> targetPorts(manifests, service)),
                manifests.ofKind("Ingress").flatMap(ingress -> backends(manifests, ingress)),
                manifests.ofKind("Deployment").flatMap(deployment -> configMaps(manifests, deployment)),
                manifests.ofKind("ConfigMap").flatMap(References::values))
                .flatMap(problems -> problems);
    }

    private static Stream<String> name(JsonNode document) {
        String name = Manifests.nameOf(document);
        // A Service's name becomes part of a host name, so it has no dots.
        String allowed = document.path("kind").asText().equals("Service") ? DNS_LABEL : DNS_SUBDOMAIN;
        return name.matches(allowed) && name.length() <= 253
                ? Stream.empty()
                : Stream.of(Manifests.title(document) + ": no name by RFC 1123");
    }

    /** It selects the pods of the Deployment of its own name, and of no other. */
    private static Stream<String> selector(Manifests manifests, JsonNode document, JsonNode selector) {
        List<String> selected = manifests.ofKind("Deployment")
                .filter(deployment -> selects(selector, deployment.at("/spec/template/metadata/labels")))
                .map(Manifests::nameOf).toList();
        return selected.equals(List.of(Manifests.nameOf(document)))
                ? Stream.empty()
                : Stream.of(Manifests.title(document) + ": selects the pods of " + selected);
    }

    private static boolean selects(JsonNode selector, JsonNode labels) {
        return selector.size() > 0 && selector.properties().stream()
                .allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
    }

    private static Stream<String> targetPorts(Manifests manifests, JsonNode service) {
        List<JsonNode> open = manifests.find("Deployment", Manifests.nameOf(service)).stream()
                .flatMap(deployment -> Yaml.at(deployment, POD + "containers/ports")).toList();
        return Yaml.at(service, "spec/ports")
                .filter(port -> open.stream()
                        .noneMatch(container -> container.path("name").equals(port.path("targetPort"))
                                && container.path("containerPort").equals(port.path("port"))))
                .map(port -> Manifests.title(service) + ": no container has the port "
                        + port.path("targetPort").asText()
                        + " as " + port.path("port").asText());
    }

    private static Stream<String> backends(Manifests manifests, JsonNode ingress) {
        return Yaml.at(ingress, "spec/rules/http/paths/backend/service")
                .filter(backend -> manifests.find("Service", backend.path("name").asText()).stream()
                        .flatMap(service -> Yaml.at(service, "spec/ports/name"))
                        .noneMatch(backend.at("/port/name")::equals))
                .map(backend -> Manifests.title(ingress) + ": there is no Service with the port of " + backend);
    }

    private static Stream<String> configMaps(Manifests manifests, JsonNode deployment) {
        return Stream.of("volumes/configMap/name", "containers/envFrom/configMapRef/name",
                "containers/env/valueFrom/configMapKeyRef/name")
                .flatMap(path -> Yaml.at(deployment, POD + path)).map(JsonNode::asText)
                .filter(name -> manifests.find("ConfigMap", name).isEmpty())
                .map(name -> Manifests.title(deployment) + ": there is no ConfigMap/" + name);
    }

    private static Stream<String> values(JsonNode configMap) {
        return Stream.of("data", "binaryData").map(configMap::path).map(JsonNode::properties)
                .flatMap(data -> data.stream())
                .filter(entry -> !entry.getValue().isTextual())
                .map(Map.Entry::getKey)
                .map(key -> Manifests.title(configMap) + ": the value of " + key + " is no string: put it in quotes");
    }

    /** Name and key of each Secret that the pods use; the key is empty where they take the whole of it. */
    static Stream<SecretKey> secrets(Manifests manifests) {
        return manifests.ofKind("Deployment").flatMap(deployment -> Stream.concat(
                Yaml.at(deployment, POD + "containers/env/valueFrom/secretKeyRef")
                        .map(ref -> new SecretKey(ref.path("name").asText(), Optional.of(ref.path("key").asText()))),
                Yaml.at(deployment, POD + "containers/envFrom/secretRef")
                        .map(ref -> new SecretKey(ref.path("name").asText(), Optional.empty()))));
    }

    record SecretKey(String secret, Optional<String> key) {
    }
}
