package dev.tend.deploy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** What must hold of each Deployment: who it runs as, how it is probed, what it may use, which image it is. */
final class Workloads {

    private static final String CONTAINER = "spec/template/spec/containers/";
    /** Health, metrics and documents: {@code quarkus.management.port}. */
    private static final String MANAGEMENT_PORT = "9000";
    /** The time that a service may take to migrate a large table. */
    private static final long MIGRATION_SECONDS = 900;

    /** What stands at each path, exactly. */
    private static final Map<String, String> EXACTLY = new LinkedHashMap<>(Map.ofEntries(
            Map.entry("spec/template/spec/automountServiceAccountToken", "false"),
            Map.entry("spec/template/spec/enableServiceLinks", "false"),
            Map.entry("spec/template/spec/securityContext/runAsNonRoot", "true"),
            Map.entry("spec/template/spec/securityContext/runAsUser", "1001"),
            Map.entry("spec/template/spec/securityContext/seccompProfile/type", "RuntimeDefault"),
            Map.entry(CONTAINER + "securityContext/allowPrivilegeEscalation", "false"),
            Map.entry(CONTAINER + "securityContext/readOnlyRootFilesystem", "true"),
            Map.entry(CONTAINER + "securityContext/capabilities/drop", "ALL"),
            // The paths of SmallRye Health: started, ready and live are three questions.
            Map.entry(CONTAINER + "startupProbe/httpGet/path", "/q/health/started"),
            Map.entry(CONTAINER + "readinessProbe/httpGet/path", "/q/health/ready"),
            Map.entry(CONTAINER + "livenessProbe/httpGet/path", "/q/health/live"),
            Map.entry(CONTAINER + "startupProbe/httpGet/port", "management"),
            Map.entry(CONTAINER + "readinessProbe/httpGet/port", "management"),
            Map.entry(CONTAINER + "livenessProbe/httpGet/port", "management")));

    private static final List<String> PRESENT = List.of(CONTAINER + "resources/requests/cpu",
            CONTAINER + "resources/requests/memory", CONTAINER + "resources/limits/cpu",
            CONTAINER + "resources/limits/memory");

    private Workloads() {
    }

    static Stream<String> problems(Manifests manifests) {
        Set<String> names = manifests.ofKind("Deployment").map(Manifests::nameOf).collect(Collectors.toSet());
        return Stream.concat(
                Arrays.stream(Service.values()).filter(service -> !names.contains(service.title()))
                        .map(service -> "there is no Deployment/" + service.title()),
                manifests.ofKind("Deployment").flatMap(Workloads::problemsOf));
    }

    private static Stream<String> problemsOf(JsonNode deployment) {
        Service service = Service.named(Manifests.nameOf(deployment));
        Stream<String> exactly = EXACTLY.entrySet().stream()
                .flatMap(must -> unless(deployment, must.getKey(), must.getValue()));
        Stream<String> present = PRESENT.stream().filter(path -> Yaml.at(deployment, path).findAny().isEmpty())
                .map(path -> path + " is missing");
        Stream<String> own = Stream.of(
                unless(deployment, CONTAINER + "name", service.title()),
                unless(deployment, CONTAINER + "ports/name", "http", "management"),
                unless(deployment, CONTAINER + "ports/containerPort", String.valueOf(service.port()), MANAGEMENT_PORT),
                patience(deployment), image(deployment, service), replicas(deployment), writable(deployment),
                community(deployment))
                .flatMap(problems -> problems);
        return Stream.of(exactly, present, own).flatMap(problems -> problems)
                .map(problem -> Manifests.title(deployment) + ": " + problem);
    }

    private static Stream<String> unless(JsonNode deployment, String path, String... values) {
        List<String> found = Yaml.at(deployment, path).map(JsonNode::asText).toList();
        return found.equals(List.of(values))
                ? Stream.empty()
                : Stream.of(path + " is " + found + ", not " + String.join(", ", values));
    }

    private static Stream<String> patience(JsonNode deployment) {
        long seconds = Yaml.at(deployment, CONTAINER + "startupProbe/periodSeconds").mapToLong(JsonNode::asLong).sum()
                * Yaml.at(deployment, CONTAINER + "startupProbe/failureThreshold").mapToLong(JsonNode::asLong).sum();
        long deadline = Yaml.at(deployment, "spec/progressDeadlineSeconds").mapToLong(JsonNode::asLong).sum();
        if (deadline <= seconds) {
            return Stream.of("a roll-out counts as failed after " + deadline + " seconds, while a migration may take "
                    + seconds);
        }
        return seconds >= MIGRATION_SECONDS
                ? Stream.empty()
                : Stream.of("a migration that takes longer than " + seconds + " seconds is killed and begins again");
    }

    private static Stream<String> image(JsonNode deployment, Service service) {
        String image = Yaml.at(deployment, CONTAINER + "image").findFirst().map(JsonNode::asText).orElse("");
        return image.matches("([a-z0-9.:-]+/)?tend/" + service.title() + ":\\d+\\.\\d+\\.\\d+")
                ? Stream.empty()
                : Stream.of("the image " + image + " is not tend/" + service.title() + " with a release as its tag");
    }

    private static Stream<String> replicas(JsonNode deployment) {
        return deployment.at("/spec/replicas").asInt() >= 2 ? Stream.empty() : Stream.of("fewer than two replicas");
    }

    /** With a read-only root, /tmp is where a JVM can write. */
    private static Stream<String> writable(JsonNode deployment) {
        Set<String> empty = Yaml.at(deployment, "spec/template/spec/volumes")
                .filter(volume -> volume.has("emptyDir")).map(volume -> volume.path("name").asText())
                .collect(Collectors.toSet());
        return Yaml.at(deployment, CONTAINER + "volumeMounts")
                .anyMatch(mount -> mount.path("mountPath").asText().equals("/tmp")
                        && empty.contains(mount.path("name").asText()))
                                ? Stream.empty()
                                : Stream.of("/tmp is no emptyDir");
    }

    /** TEND_COMMUNITY_FILE lies where the ConfigMap with community.yaml is mounted. */
    private static Stream<String> community(JsonNode deployment) {
        String file = Yaml.at(deployment, CONTAINER + "env")
                .filter(variable -> variable.path("name").asText().equals("TEND_COMMUNITY_FILE")).findFirst()
                .map(variable -> variable.path("value").asText()).orElse("");
        Set<String> volumes = Yaml.at(deployment, "spec/template/spec/volumes")
                .filter(volume -> volume.at("/configMap/name").asText().matches("tend-community(-[0-9a-z]{10})?"))
                .map(volume -> volume.path("name").asText()).collect(Collectors.toSet());
        return Yaml.at(deployment, CONTAINER + "volumeMounts")
                .anyMatch(mount -> volumes.contains(mount.path("name").asText())
                        && file.equals(mount.path("mountPath").asText() + "/community.yaml"))
                                ? Stream.empty()
                                : Stream.of("TEND_COMMUNITY_FILE is not where tend-community is mounted");
    }
}
