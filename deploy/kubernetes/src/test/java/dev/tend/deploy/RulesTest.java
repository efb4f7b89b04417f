package dev.tend.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Each check finds what it is for: the base with one thing spoiled. */
class RulesTest {

    private static final String POD = "/spec/template/spec/";

    /** The base with another value at a pointer of one document; none where the value is {@code -}. */
    private static Manifests spoiled(String title, String pointer, String value) {
        List<JsonNode> documents = new ArrayList<>(Kustomization.in(Path.of("base")).manifests().documents());
        JsonNode document = documents.stream().filter(one -> Manifests.title(one).equals(title)).findFirst()
                .orElseThrow();
        int last = pointer.lastIndexOf('/');
        JsonNode parent = document.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1).replace("~1", "/");
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(name), json(value));
        } else if (value.equals("-")) {
            assertThat(((ObjectNode) parent).remove(name)).isNotNull();
        } else {
            ((ObjectNode) parent).set(name, json(value));
        }
        return new Manifests(documents);
    }

    private static JsonNode json(String value) {
        return Yaml.documents("value: " + value).get(0).path("value");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        replicaz                              | 2                  | replicaz
        replicas                              | two                | two
        selector                              | -                  | selector
        template/spec/securityContext/runAsUsr| 1001               | runAsUsr
        template/spec/containers/0/resources/limits/memory | 512Mib | suffix
        template/spec/containers/0/env/0/valu | x                  | valu
        """)
    void kubernetesOwnModelFindsWhatIsNoManifest(String path, String value, String told) {
        assertThat(KubernetesModel.problems(spoiled("Deployment/ingest-service", "/spec/" + path, value)))
                .hasSize(1).allMatch(problem -> problem.contains(told));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        apiVersion | apps/v1beta1   | none of
        kind       | Secret         | none of
        """)
    void anotherGroupOrKindIsRefused(String field, String value, String told) {
        assertThat(KubernetesModel.problems(spoiled("Deployment/ingest-service", "/" + field, value)))
                .hasSize(1).allMatch(problem -> problem.contains(told));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        automountServiceAccountToken                             | true
        enableServiceLinks                                       | -
        securityContext/runAsNonRoot                             | false
        securityContext/runAsUser                                | 0
        securityContext/seccompProfile/type                      | Unconfined
        containers/0/securityContext/allowPrivilegeEscalation    | -
        containers/0/securityContext/readOnlyRootFilesystem      | false
        containers/0/securityContext/capabilities/drop           | [NET_RAW]
        containers/0/startupProbe                                | -
        containers/0/startupProbe/httpGet/path                   | /q/health/live
        containers/0/startupProbe/failureThreshold               | 90
        containers/0/readinessProbe/httpGet/path                 | /q/health/live
        containers/0/livenessProbe/httpGet/path                  | /q/health
        containers/0/livenessProbe/httpGet/port                  | http
        containers/0/ports/0/containerPort                       | 8080
        containers/0/ports/1/containerPort                       | 8081
        containers/0/name                                        | service
        containers/0/resources/requests/cpu                      | -
        containers/0/resources/requests/memory                   | -
        containers/0/resources/limits/cpu                        | -
        containers/0/resources/limits/memory                     | -
        containers/0/image                                       | tend/ingest-service
        containers/0/image                                       | tend/ingest-service:latest
        containers/0/image                                       | tend/rotation-service:0.1.0
        containers/0/env/0/value                                 | /etc/community.yaml
        containers/0/volumeMounts/0/mountPath                    | /etc
        containers/0/volumeMounts/1/mountPath                    | /var/tmp
        """)
    void aServiceThatIsNotConfinedOrNotProbedIsFound(String path, String value) {
        assertThat(Workloads.problems(spoiled("Deployment/ingest-service", POD + path, value))).isNotEmpty()
                .allMatch(problem -> problem.startsWith("Deployment/ingest-service: "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ingress/1/from                        | -              | anybody
        ingress/1/from/0/namespaceSelector    | {}             | anybody
        ingress/0/ports/0/port                | 9000           | anybody
        ingress/0/ports                       | -              | anybody
        policyTypes                           | [Egress]       | no NetworkPolicy
        podSelector/matchLabels/app.kubernetes.io~1part-of | other | no NetworkPolicy
        """)
    void aManagementPortThatAnybodyReachesIsFound(String path, String value, String told) {
        assertThat(NetworkPolicies.problems(spoiled("NetworkPolicy/tend", "/spec/" + path, value))).hasSize(4)
                .allMatch(problem -> problem.contains(told));
    }

    @Test
    void aSingleReplicaIsFound() {
        assertThat(Workloads.problems(spoiled("Deployment/notifier-service", "/spec/replicas", "1")))
                .containsExactly("Deployment/notifier-service: fewer than two replicas");
    }

    @Test
    void aServiceThatIsMissingIsFound() {
        List<JsonNode> documents = Kustomization.in(Path.of("base")).manifests().documents().stream()
                .filter(document -> !Manifests.title(document).equals("Deployment/rotation-service")).toList();

        assertThat(Workloads.problems(new Manifests(documents)))
                .containsExactly("there is no Deployment/rotation-service");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Deployment/ingest-service          | /spec/selector/matchLabels/app.kubernetes.io~1name | other  | selects
        Deployment/ingest-service          | /spec/selector/matchLabels                         | {}     | selects
        Service/ingest-service             | /spec/selector/app.kubernetes.io~1name | rotation-service   | selects
        Service/ingest-service             | /spec/selector                                     | -      | selects
        PodDisruptionBudget/ingest-service | /spec/selector/matchLabels/app.kubernetes.io~1name | -      | selects
        Service/ingest-service             | /spec/ports/0/targetPort                           | web    | no container
        Service/ingest-service             | /spec/ports/0/port                                 | 8080   | no container
        ConfigMap/tend-settings            | /metadata/name                              | tend_settings | RFC 1123
        ConfigMap/tend-settings            | /metadata/name                                     | other  | there is no ConfigMap
        ConfigMap/tend-settings            | /data/QUARKUS_HTTP_PORT                            | 80     | no string
        Deployment/ingest-service | /spec/template/spec/volumes/0/configMap/name                | other  | there is no ConfigMap
        """)
    void aReferenceThatHitsNothingIsFound(String title, String pointer, String value, String told) {
        assertThat(References.problems(spoiled(title, pointer, value))).isNotEmpty()
                .anyMatch(problem -> problem.contains(told));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /metadata/name                         | tend.pins.v1          | no KafkaTopic/tend.pings.v1
        /metadata/name                         | tend.pins.v1          | nobody uses KafkaTopic/tend.pins.v1
        /metadata/labels/strimzi.io~1cluster   | -                     | strimzi.io/cluster
        /apiVersion                            | kafka.strimzi.io/v1beta2 | is no kafka.strimzi.io/v1
        /spec/partitions                       | 1                     | 6 partitions
        /spec/replicas                         | 1                     | 6 partitions
        /spec/config/min.insync.replicas       | 1                     | 6 partitions
        /spec/config/retention.ms              | 604800000             | other than 30 days
        /spec/config/retention.msec            | 1                     | retention.msec
        /spec/config/cleanup.policy            | keep                  | cleanup.policy
        /spec/topic                            | x                     | unknown topic
        """)
    void aTopicThatIsNotAsTendNeedsItIsFound(String pointer, String value, String told) {
        assertThat(KafkaTopics.problems(spoiled("KafkaTopic/tend.pings.v1", pointer, value)))
                .anyMatch(problem -> problem.contains(told));
    }

    @Test
    void aFileThatNobodyAppliesIsFound(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("kustomization.yaml"), "resources: [a.yaml]");
        Files.writeString(folder.resolve("a.yaml"), "");
        Files.writeString(folder.resolve("b.yaml"), "");

        assertThat(Kustomization.in(folder).unlisted()).containsExactly(folder.resolve("b.yaml"));
    }

    @Test
    void aVariableThatNobodyReadsIsFound() throws Exception {
        Stream<String> wrong = Stream.of("QUARKUS_OIDC_SECRET", "QUARKUS_DATASOURCE_USER", "KAFKA_SERVERS",
                "TEND_FILE");

        assertThat(Settings.unknown(Stream.of("QUARKUS_OIDC_CREDENTIALS_SECRET", "KAFKA_SASL_JAAS_CONFIG"))).isEmpty();
        assertThat(Settings.unknown(wrong)).hasSize(4);
    }
}
