package dev.tend.events;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** The AsyncAPI 3 document, made from {@link EventType}: every channel, its messages, and who sends them. */
final class AsyncApi {

    static final YAMLMapper YAML = YAMLMapper.builder().enable(Feature.MINIMIZE_QUOTES)
            .enable(Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(Feature.WRITE_DOC_START_MARKER).disable(Feature.SPLIT_LINES).build();

    /** A topic as the document tells of it. */
    private record Channel(String name, String address, String sender, String description) {

        List<EventType> types() {
            return Arrays.stream(EventType.values()).filter(type -> type.topic().equals(address)).toList();
        }
    }

    private static final List<Channel> CHANNELS = List.of(
            new Channel("questions", Topics.QUESTIONS, "ingest-service",
                    "What the sources say: facts that may come late, twice, and in any order."),
            new Channel("triage", Topics.TRIAGE, "classifier-service",
                    "What Tend thinks of a question: its type, its age, whose turn it is."),
            new Channel("assignments", Topics.ASSIGNMENTS, "rotation-service",
                    "Who does what about a question, and when people are to be told."),
            new Channel("actions", Topics.ACTIONS, "notifier-service", "What people pressed in chat."),
            new Channel("pings", Topics.PINGS, "notifier-service", "How telling people ended."),
            new Channel("sources", Topics.SOURCES, "ingest-service", "Whether the sources can be read."));

    /** Of the jar. */
    private static final String VERSION = System.getProperty("tend.version");
    private static final List<String> SERVICES = List.of("ingest-service", "classifier-service", "rotation-service",
            "notifier-service");
    /** As the manifests in deploy/kubernetes/base/topics make them. */
    private static final int PARTITIONS = 6;
    private static final long RETENTION_MILLISECONDS = Duration.ofDays(30).toMillis();

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();

    private AsyncApi() throws IOException {
        document.put("asyncapi", "3.0.0");
        document.putObject("info").put("title", "Tend").put("version", VERSION).put("description",
                "Every event of Tend, as CloudEvents 1.0 on Kafka in binary mode. The catalogue for people: docs/events.md.")
                .putObject("license").put("name", "Apache-2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0.txt");
        document.put("defaultContentType", "application/json");
        addServers();
        document.putObject("channels");
        document.putObject("operations");
        ObjectNode components = document.putObject("components");
        components.putObject("messages");
        ObjectNode traits = components.putObject("messageTraits");
        traits.set("cloudEvent", cloudEvent());
        traits.set("heard", heard());
        for (Channel channel : CHANNELS) {
            add(channel);
        }
        addDeadLetters();
    }

    private void addServers() {
        ObjectNode servers = document.putObject("servers");
        servers.putObject("local").put("host", "127.0.0.1:8090").put("protocol", "kafka").put("description",
                "The broker that `./tend up` starts; TEND_PORT_BASE moves its port (base + 10).");
        ObjectNode production = servers.putObject("production").put("host", "{bootstrapServers}")
                .put("protocol", "kafka-secure")
                .put("description", "The broker of an installation: KAFKA_BOOTSTRAP_SERVERS of its services.");
        production.putObject("variables").putObject("bootstrapServers")
                .put("description", "Host and port of a broker; ask the operators of the installation.")
                .put("default", "kafka.example.org:9093");
    }

    static String document() throws IOException {
        return "# Written by AsyncApiTest from EventType: mvn -pl events test -Dtend.events.update=true\n"
                + YAML.writeValueAsString(new AsyncApi().document);
    }

    private void add(Channel channel) throws IOException {
        ObjectNode node = document.withObject("/channels").putObject(channel.name);
        node.put("address", channel.address).put("description", channel.description);
        topic(node);
        ObjectNode messages = node.putObject("messages");
        for (EventType type : channel.types()) {
            refer(messages.putObject(type.eventName()), "/components/messages/" + type.eventName());
            document.withObject("/components/messages").set(type.eventName(), message(type));
        }
        send(channel.name, channel.sender + " writes " + channel.address);
    }

    private static void topic(ObjectNode channel) {
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka").put("bindingVersion", "0.5.0");
        kafka.put("partitions", PARTITIONS).putObject("topicConfiguration").put("retention.ms", RETENTION_MILLISECONDS);
    }

    private static ObjectNode message(EventType type) throws IOException {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("name", type.ceType())
                .put("title", type.eventName());
        Javadoc.of(type.data()).summary().ifPresent(summary -> message.put("summary", summary));
        ArrayNode traits = message.putArray("traits");
        refer(traits.addObject(), "/components/messageTraits/cloudEvent");
        refer(traits.addObject(), "/components/messageTraits/heard");
        message.putObject("headers").put("type", "object").putObject("properties").putObject("ce_type")
                .put("const", type.ceType());
        message.putObject("payload").put("$ref", "./schemas/" + EventSchemas.fileName(type));
        GoldenRecord example = GoldenRecord.of(GoldenEvents.of(type));
        message.putArray("examples").addObject().put("name", type.eventName()).set("payload", example.value());
        return message;
    }

    private static ObjectNode cloudEvent() {
        ObjectNode trait = JsonNodeFactory.instance.objectNode().put("contentType", "application/json");
        ObjectNode headers = trait.putObject("headers").put("type", "object");
        ObjectNode properties = headers.putObject("properties");
        describe(properties, "ce_specversion", "the version of CloudEvents").put("const", "1.0");
        describe(properties, "ce_id", "the same for each repeat of the same happening").put("format", "uuid");
        describe(properties, "ce_type", "which event: dev.tend.<name>.v1");
        describe(properties, "ce_source", "which service says so: /tend/<service>").put("format", "uri-reference");
        describe(properties, "ce_time", "when it happened").put("format", "date-time");
        describe(properties, "ce_subject", "what it is about, and the key of the record");
        describe(properties, "content-type", "of the value").put("const", "application/json");
        properties.fieldNames().forEachRemaining(headers.withArray("/required")::add);
        key(trait,
                "What the event is about, as in ce_subject: a question id, rotation:<name>, digest:<name> or a source's key.");
        return trait;
    }

    /** What the services say beside CloudEvents' headers, where there is something to say. */
    private static ObjectNode heard() {
        ObjectNode trait = JsonNodeFactory.instance.objectNode();
        describe(trait.putObject("headers").put("type", "object").putObject("properties"), "tend_heard_at",
                "when the webhook came in from which the event follows; absent where time, a person or a poll led to it")
                .put("format", "date-time");
        return trait;
    }

    private void addDeadLetters() {
        ObjectNode channel = document.withObject("/channels").putObject("dead-letters");
        channel.put("address", Topics.deadLetters("{service}"))
                .put("description", "The records that a service could not read or handle, as they were.");
        ObjectNode service = channel.putObject("parameters").putObject("service");
        service.put("description", "the service that could not handle the record");
        SERVICES.forEach(service.putArray("enum")::add);
        topic(channel);
        refer(channel.putObject("messages").putObject("dead-letter"), "/components/messages/dead-letter");
        ObjectNode message = document.withObject("/components/messages").putObject("dead-letter");
        message.put("title", "dead-letter").put("summary", "The bytes of the record, with the reason beside them.")
                .put("contentType", "application/octet-stream");
        ObjectNode headers = message.putObject("headers").put("type", "object");
        ObjectNode properties = headers.putObject("properties");
        describe(properties, "tend_reason", "why, without any of the record's text");
        Stream.of("topic", "partition", "offset")
                .forEach(part -> describe(properties, "tend_" + part, "the record's " + part));
        properties.fieldNames().forEachRemaining(headers.withArray("/required")::add);
        key(message, "The record's key.");
        send("dead-letters", "each service writes its own " + Topics.deadLetters("<service>"));
    }

    private void send(String channel, String summary) {
        ObjectNode operation = document.withObject("/operations").putObject("send-" + channel);
        operation.put("action", "send").put("summary", summary);
        refer(operation.putObject("channel"), "/channels/" + channel);
    }

    private static ObjectNode describe(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }

    private static void key(ObjectNode message, String description) {
        message.putObject("bindings").putObject("kafka").put("bindingVersion", "0.5.0").putObject("key")
                .put("type", "string").put("description", description);
    }

    private static void refer(ObjectNode node, String place) {
        node.put("$ref", "#" + place);
    }
}
