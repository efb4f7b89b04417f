package dev.tend.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

class AsyncApiTest {

    private static JsonNode document;

    @BeforeAll
    static void isUpToDate() throws IOException {
        CheckedIn.assertUpToDate(CheckedIn.ASYNC_API, AsyncApi.document());
        document = AsyncApi.YAML.readTree(CheckedIn.ASYNC_API.toFile());
    }

    @Test
    void eachEventStandsOnItsTopicAndNoneTooMany() {
        List<String> told = new ArrayList<>();
        document.get("channels").forEach(channel -> channel.get("messages").fieldNames()
                .forEachRemaining(message -> told.add(channel.get("address").textValue() + " " + message)));

        assertThat(told).contains("tend.dead-letters.{service}.v1 dead-letter").hasSize(EventType.values().length + 1)
                .containsAll(
                        Arrays.stream(EventType.values()).map(type -> type.topic() + " " + type.eventName()).toList());
    }

    @Test
    void eachChannelHasOneThatSends() {
        assertThat(document.get("operations").findValuesAsText("$ref")).hasSameElementsAs(
                document.get("channels").properties().stream().map(channel -> "#/channels/" + channel.getKey())
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void theHeadersAreThoseThatTheCodecWrites(EventType type) throws IOException {
        JsonNode headers = CheckedIn.JSON.valueToTree(GoldenRecord.of(GoldenEvents.of(type)).headers());
        JsonNode forAll = document.at("/components/messageTraits/cloudEvent/headers");
        JsonNode forThis = document.at("/components/messages").path(type.eventName()).path("headers");

        assertThat(forAll.get("properties").size()).isEqualTo(headers.size());
        assertThat(EventSchemas.errors(forAll, headers)).isEmpty();
        assertThat(EventSchemas.errors(forThis, headers)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachEventHasAnExampleThatItsSchemaTakes(EventType type) {
        JsonNode example = document.at("/components/messages").path(type.eventName()).at("/examples/0/payload");

        assertThat(EventSchemas.errors(CheckedIn.read(CheckedIn.SCHEMAS.resolve(EventSchemas.fileName(type))), example))
                .isEmpty();
    }

    @Test
    void itHasTheVersionOfTheJar() {
        assertThat(document.at("/info/version").textValue()).isEqualTo(System.getProperty("tend.version"));
    }

    @Test
    void aReaderIsToldWhereTheBrokersAre() {
        assertThat(document.at("/servers/local/host").textValue()).isEqualTo("127.0.0.1:8090");
        assertThat(document.at("/servers/production/protocol").textValue()).isEqualTo("kafka-secure");
    }

    @Test
    void eachServiceHasItsDeadLetters() {
        assertThat(document.at("/channels/dead-letters/parameters/service/enum")).extracting(JsonNode::textValue)
                .containsExactly("ingest-service", "classifier-service", "rotation-service", "notifier-service");
    }

    @Test
    void eachReferenceLeadsSomewhere() {
        List<Path> schemas = Arrays.stream(EventType.values())
                .map(type -> CheckedIn.SCHEMAS.resolve(EventSchemas.fileName(type))).toList();

        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isObject()).isTrue();
            } else {
                assertThat(CheckedIn.ASYNC_API.resolveSibling(reference).normalize()).isIn(schemas);
            }
        });
    }
}
