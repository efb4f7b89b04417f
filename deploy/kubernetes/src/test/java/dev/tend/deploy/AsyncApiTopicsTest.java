package dev.tend.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.events.EventType;
import dev.tend.events.Topics;

/** The AsyncAPI document, which is made from the events alone, tells of the topics that are made and used, and of no other. */
class AsyncApiTopicsTest {

    private static final JsonNode DOCUMENT = document();

    private static JsonNode document() {
        try (InputStream document = EventType.class.getResourceAsStream("asyncapi.yaml")) {
            return Yaml.documents(new String(document.readAllBytes(), StandardCharsets.UTF_8)).get(0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> names(JsonNode channel) {
        String address = channel.path("address").asText();
        List<String> services = Yaml.at(channel, "parameters/service/enum").map(JsonNode::asText).toList();
        return services.isEmpty()
                ? Stream.of(address)
                : services.stream().map(service -> address.replace("{service}", service));
    }

    private static Set<String> told() {
        return Yaml.each(DOCUMENT.path("channels")).flatMap(channels -> channels.properties().stream())
                .flatMap(channel -> names(channel.getValue())).collect(Collectors.toSet());
    }

    private static Map<String, JsonNode> made() {
        return Kustomization.in(Path.of("base")).manifests().ofKind("KafkaTopic")
                .collect(Collectors.toMap(Manifests::nameOf, topic -> topic));
    }

    @Test
    void itTellsOfTheTopicsThatTheManifestsMakeAndOfNoOther() {
        assertThat(told()).isEqualTo(made().keySet());
    }

    @ParameterizedTest
    @EnumSource
    void itTellsOfEachTopicThatAServiceReadsAndOfItsDeadLetters(Service service) {
        List<String> read = service.properties().stringPropertyNames().stream()
                .filter(name -> name.matches("mp\\.messaging\\.incoming\\.[a-z-]+\\.topic"))
                .map(name -> service.properties().getProperty(name)).toList();

        assertThat(told()).containsAll(read).contains(Topics.deadLetters(service.title()));
        assertThat(read.isEmpty()).as("reads nothing").isEqualTo(service == Service.INGEST);
    }

    @Test
    void itSaysOfEachHowManyPartitionsItHasAndHowLongItIsKeptAsTheManifestsDo() {
        DOCUMENT.path("channels").forEach(channel -> names(channel).forEach(name -> {
            JsonNode topic = channel.at("/bindings/kafka");
            JsonNode spec = made().get(name).path("spec");

            assertThat(topic.path("partitions")).as(name).isEqualTo(spec.path("partitions"));
            assertThat(topic.at("/topicConfiguration/retention.ms").asLong()).as(name)
                    .isEqualTo(spec.at("/config/retention.ms").asLong());
        }));
    }
}
