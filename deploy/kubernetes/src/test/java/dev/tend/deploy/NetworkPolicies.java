package dev.tend.deploy;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** The management port, on which nobody signs in, can be called only by namespaces that are labelled for it. */
final class NetworkPolicies {

    private NetworkPolicies() {
    }

    static Stream<String> problems(Manifests manifests) {
        return manifests.ofKind("Deployment").flatMap(deployment -> problems(manifests, deployment));
    }

    private static Stream<String> problems(Manifests manifests, JsonNode deployment) {
        JsonNode labels = deployment.at("/spec/template/metadata/labels");
        Stream<JsonNode> rules = manifests.ofKind("NetworkPolicy").filter(policy -> selects(policy, labels))
                .flatMap(policy -> Yaml.at(policy, "spec/ingress"));
        boolean isLimited = manifests.ofKind("NetworkPolicy").anyMatch(policy -> selects(policy, labels));
        return isLimited
                ? rules.filter(NetworkPolicies::isOpen)
                        .map(rule -> Manifests.title(deployment) + ": anybody may call its management port")
                : Stream.of(Manifests.title(deployment) + ": no NetworkPolicy says who may call it");
    }

    private static boolean selects(JsonNode policy, JsonNode labels) {
        JsonNode wanted = policy.at("/spec/podSelector/matchLabels");
        return Yaml.at(policy, "spec/policyTypes").anyMatch(type -> type.asText().equals("Ingress"))
                && wanted.properties().stream()
                        .allMatch(label -> labels.path(label.getKey()).equals(label.getValue()));
    }

    private static boolean isOpen(JsonNode rule) {
        boolean management = !rule.has("ports")
                || Yaml.at(rule, "ports/port").anyMatch(port -> !port.asText().equals("http"));
        boolean labelled = rule.has("from") && Yaml.at(rule, "from")
                .allMatch(from -> !from.at("/namespaceSelector/matchLabels").isEmpty());
        return management && !labelled;
    }
}
