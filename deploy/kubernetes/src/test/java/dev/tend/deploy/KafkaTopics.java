package dev.tend.deploy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.storage.internals.log.LogConfig;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.events.EventType;
import dev.tend.events.Topics;

/** What must hold of the topics: all that Tend uses, no other, and settings that Kafka knows. */
final class KafkaTopics {

    /** Strimzi's resource since 0.49; Kubernetes has no model of it. */
    static final String KIND = "kafka.strimzi.io/v1 KafkaTopic";

    private static final Set<String> SPEC = Set.of("partitions", "replicas", "config");
    private static final long RETENTION_DAYS = 30;

    private KafkaTopics() {
    }

    static Stream<String> problems(Manifests manifests) {
        List<String> problems = new ArrayList<>();
        List<String> made = manifests.ofKind("KafkaTopic").map(Manifests::nameOf).toList();
        Set<String> used = used();
        used.stream().filter(name -> !made.contains(name)).forEach(name -> problems.add("no KafkaTopic/" + name));
        made.stream().filter(name -> !used.contains(name))
                .forEach(name -> problems.add("nobody uses KafkaTopic/" + name));
        manifests.ofKind("KafkaTopic").forEach(topic -> problemsOf(topic)
                .forEach(problem -> problems.add(Manifests.title(topic) + ": " + problem)));
        return problems.stream();
    }

    private static Set<String> used() {
        return Stream.concat(Arrays.stream(EventType.values()).map(EventType::topic),
                Arrays.stream(Service.values()).map(service -> Topics.deadLetters(service.title())))
                .collect(Collectors.toSet());
    }

    private static List<String> problemsOf(JsonNode topic) {
        List<String> problems = new ArrayList<>();
        JsonNode spec = topic.path("spec");
        JsonNode config = spec.path("config");
        if (!(topic.path("apiVersion").asText() + " " + topic.path("kind").asText()).equals(KIND)) {
            problems.add("is no " + KIND);
        }
        spec.fieldNames().forEachRemaining(field -> {
            if (!SPEC.contains(field)) {
                problems.add("spec has an unknown " + field);
            }
        });
        if (topic.path("metadata").path("labels").path("strimzi.io/cluster").asText().isEmpty()) {
            problems.add("no label strimzi.io/cluster says whose it is");
        }
        if (spec.path("partitions").asInt() != 6 || spec.path("replicas").asInt() != 3
                || config.path("min.insync.replicas").asInt() != 2) {
            problems.add("not 6 partitions on 3 brokers of which 2 have each write");
        }
        if (config.path("retention.ms").asLong() != RETENTION_DAYS * 24 * 60 * 60 * 1000) {
            problems.add("kept for other than " + RETENTION_DAYS + " days; the inboxes count on that");
        }
        Properties settings = new Properties();
        config.properties().forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
        try {
            LogConfig.validate(settings);
        } catch (KafkaException e) {
            problems.add(e.getMessage());
        }
        return problems;
    }
}
