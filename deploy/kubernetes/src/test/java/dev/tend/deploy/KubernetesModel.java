package dev.tend.deploy;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;

import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;

/** What Kubernetes itself says of the manifests: unknown and missing fields, types, quantities. */
final class KubernetesModel {

    @FunctionalInterface
    private interface Check {
        void of(JsonElement document) throws IOException;
    }

    private record Kind(Class<?> model, Check check) {
    }

    /** By group, version and kind. A Secret with values is none of them, on purpose. */
    private static final Map<String, Kind> KINDS = Map.of(
            "v1 ConfigMap", new Kind(V1ConfigMap.class, V1ConfigMap::validateJsonElement),
            "v1 Service", new Kind(V1Service.class, V1Service::validateJsonElement),
            "apps/v1 Deployment", new Kind(V1Deployment.class, V1Deployment::validateJsonElement),
            "policy/v1 PodDisruptionBudget",
            new Kind(V1PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement),
            "networking.k8s.io/v1 Ingress", new Kind(V1Ingress.class, V1Ingress::validateJsonElement),
            "networking.k8s.io/v1 NetworkPolicy",
            new Kind(V1NetworkPolicy.class, V1NetworkPolicy::validateJsonElement));

    private KubernetesModel() {
    }

    static Stream<String> problems(Manifests manifests) {
        return manifests.documents().stream().flatMap(KubernetesModel::problems);
    }

    private static Stream<String> problems(JsonNode document) {
        String kind = document.path("apiVersion").asText() + " " + document.path("kind").asText();
        if (kind.equals(KafkaTopics.KIND)) {
            return Stream.empty();
        }
        if (!KINDS.containsKey(kind)) {
            return Stream.of(Manifests.title(document) + ": " + kind + " is none of " + KINDS.keySet());
        }
        try {
            JsonElement json = JsonParser.parseString(document.toString());
            KINDS.get(kind).check.of(json);
            JSON.getGson().fromJson(json, KINDS.get(kind).model);
            return Stream.empty();
        } catch (IOException | RuntimeException e) {
            return Stream.of(Manifests.title(document) + ": " + e.getMessage());
        }
    }
}
