package dev.tend.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.deploy.References.SecretKey;
import dev.tend.kit.community.CommunityFile;
import dev.tend.kit.community.Reader;

class ManifestsTest {

    private static final Path BASE = Path.of("base");
    private static final Path OVERLAYS = Path.of("overlays");

    /** The base always; base and overlays as kubectl renders them where there is a kubectl. */
    static List<Named<Manifests>> all() throws IOException, InterruptedException {
        List<Named<Manifests>> all = new ArrayList<>();
        all.add(named("base", Kustomization.in(BASE).manifests()));
        if (Manifests.canRender()) {
            all.add(named("base, rendered", Manifests.rendered(BASE)));
            for (Path overlay : overlays()) {
                all.add(named(overlay + ", rendered", Manifests.rendered(overlay)));
            }
        }
        return all;
    }

    private static List<Path> overlays() throws IOException {
        try (Stream<Path> overlays = Files.list(OVERLAYS)) {
            return overlays.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void kubernetesTakesEachManifest(Manifests manifests) {
        assertThat(KubernetesModel.problems(manifests)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachServiceRunsConfinedAndIsProbed(Manifests manifests) {
        assertThat(Workloads.problems(manifests)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void onlyLabelledNamespacesReachHealthAndMetrics(Manifests manifests) {
        assertThat(NetworkPolicies.problems(manifests)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsCalledByNameIsThere(Manifests manifests) {
        assertThat(References.problems(manifests)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void thereIsATopicForEachThatTendUsesAndNoOther(Manifests manifests) {
        assertThat(KafkaTopics.problems(manifests)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theServicesUnderstandEachVariable(Manifests manifests) throws Exception {
        Stream<String> settings = manifests.ofKind("ConfigMap")
                .filter(configMap -> Manifests.nameOf(configMap).startsWith("tend-settings"))
                .flatMap(configMap -> configMap.path("data").properties().stream()).map(entry -> entry.getKey());
        Stream<String> variables = manifests.ofKind("Deployment")
                .flatMap(deployment -> Yaml.at(deployment, "spec/template/spec/containers/env/name"))
                .map(JsonNode::asText);

        assertThat(Settings.unknown(Stream.concat(settings, variables))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theReadmeListsTheKeysOfEachSecret(Manifests manifests) throws IOException {
        SecretsInReadme readme = SecretsInReadme.read();

        assertThat(References.secrets(manifests)).allSatisfy(used -> assertThat(readme.keys(used.secret()))
                .as(used.secret()).isNotEmpty().containsAll(used.key().map(Set::of).orElse(Set.of())));
        assertThat(References.secrets(manifests).map(SecretKey::secret)).containsAll(readme.keys().keySet());
    }

    @ParameterizedTest
    @EnumSource
    void aServiceListensWhereTheDesignSays(Service service) {
        assertThat(service.properties()).containsEntry("quarkus.application.name", service.title())
                .containsEntry("quarkus.http.port", String.valueOf(service.port()));
    }

    @Test
    void theBaseRunsTheReleaseThatThisIs() {
        String release = System.getProperty("tend.version").replace("-SNAPSHOT", "");

        assertThat(Kustomization.in(BASE).manifests().ofKind("Deployment")
                .flatMap(deployment -> Yaml.at(deployment, "spec/template/spec/containers/image"))
                .map(JsonNode::asText))
                .hasSize(4).allMatch(image -> image.endsWith(":" + release));
    }

    @Test
    void eachFileOfAKustomizationIsListedInIt() throws IOException {
        List<Path> folders = new ArrayList<>(overlays());
        folders.addAll(List.of(BASE, BASE.resolve("services"), BASE.resolve("topics")));

        assertThat(folders).allSatisfy(folder -> assertThat(Kustomization.in(folder).unlisted()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachServiceGetsItsOwnSecretsAlone(Manifests manifests) {
        for (Service service : Service.values()) {
            String prefix = "tend-" + service.title().replace("-service", "");
            Manifests alone = new Manifests(manifests.find("Deployment", service.title()).stream().toList());

            assertThat(References.secrets(alone).map(SecretKey::secret).distinct()).as(service.title())
                    .containsExactlyInAnyOrder(prefix + "-database", prefix + "-secrets", "tend-oidc");
        }
    }

    @ParameterizedTest
    @EnumSource(Reader.class)
    void theReadmeNamesTheSecretsOfTheSampleCommunityAtTheServiceThatNeedsThem(Reader reader) throws Exception {
        Set<String> needed = CommunityFile.variables(BASE.resolve("services/community.yaml"), reader);
        Set<String> named = SecretsInReadme.read().keys(reader.service().replace("-service", "-secrets")
                .replaceFirst("^", "tend-"));

        assertThat(named).isNotEmpty().containsAll(needed);
        if (!needed.isEmpty()) {
            assertThat(named).isEqualTo(needed);
        }
    }

    static Stream<Path> communities() throws IOException {
        return Stream.concat(Stream.of(BASE.resolve("services"), ComposeTest.FOLDER), overlays().stream())
                .map(folder -> folder.resolve("community.yaml"));
    }

    @ParameterizedTest
    @MethodSource("communities")
    void tendStartsWithEachSampleCommunity(Path file) throws Exception {
        assertThat(SampleCommunity.read(file).rotations()).isNotEmpty();
    }
}
