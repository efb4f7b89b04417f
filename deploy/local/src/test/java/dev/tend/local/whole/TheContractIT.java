package dev.tend.local.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tend.local.standin.GitHub.Issue;
import dev.tend.local.system.Service;

/** Compares the documents for other teams and operators with what runs. */
@WithTend
class TheContractIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Whole whole;

    TheContractIT(Whole whole) {
        this.whole = whole;
    }

    @Test
    void theTopicsAndTheirRecordsAreThoseOfTheAsyncApiDocumentThatEachServiceServes() throws Exception {
        Issue issue = Questions.any();
        whole.app.opened(issue).send(whole.client.ingest());
        whole.awaitShownEverywhere(issue);

        Set<String> told = new HashSet<>();
        for (JsonNode channel : asyncApi().path("channels")) {
            List<String> topics = topics(channel);
            told.addAll(topics);
            for (String topic : topics) {
                Set<String> types = new HashSet<>();
                channel.path("messages").fieldNames().forEachRemaining(name -> types.add("dev.tend." + name + ".v1"));
                assertThat(records(topic)).as(topic).allSatisfy(record -> assertThat(text(record, "ce_type"))
                        .isIn(types));
            }
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", whole.tend.broker().servers()))) {
            assertThat(admin.listTopics().names().get()).isEqualTo(told);
        }
    }

    /** Kafka's client tells of its partitions within a minute. */
    @Test
    void eachSeriesThatThePageForOperatorsNamesIsThere() throws Exception {
        String page = Files.readString(Path.of(System.getProperty("tend.home"), "docs/operations.md"));
        String section = page.substring(page.indexOf("## What to watch"), page.indexOf("## When a chat"));
        Set<String> named = Pattern.compile("\\b(?:tend|kafka)_[a-z_]+").matcher(section).results()
                .map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
        // A header, and what a community without calendars at addresses has not.
        named.removeAll(Set.of("tend_heard_at", "tend_calendar_problems"));

        assertThat(named).contains("tend_webhook_to_chat_seconds_bucket");
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(series()).containsAll(named));
    }

    @Test
    void theWholeWayFromAWebhookToChatIsMeasured() throws Exception {
        Issue issue = Questions.any();
        whole.app.opened(issue).send(whole.client.ingest());
        whole.awaitShownEverywhere(issue);

        await().untilAsserted(() -> assertThat(get(Service.NOTIFIER, "/q/metrics"))
                .containsPattern("(?m)^tend_webhook_to_chat_seconds_count [1-9]"));
    }

    @Test
    void theLagOfEachPartitionIsThereOnce() {
        Pattern lag = Pattern
                .compile("(?m)^kafka_consumer_fetch_manager_records_lag\\{.*partition=\"(\\d+)\".*topic=\"(.+?)\".*}");
        for (Service service : List.of(Service.CLASSIFIER, Service.ROTATION, Service.NOTIFIER)) {
            await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(lag
                    .matcher(get(service, "/q/metrics")).results()
                    .map(series -> series.group(2).replace('_', '.') + "-" + series.group(1)))
                    .isNotEmpty().doesNotHaveDuplicates());
        }
    }

    /** Names of series, and of the histograms that some of them are a part of. */
    private Set<String> series() throws Exception {
        Set<String> names = new HashSet<>();
        for (Service service : Service.values()) {
            get(service, "/q/metrics").lines().filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("[ {]", 2)[0]).forEach(name -> {
                        names.add(name);
                        names.add(name.replaceFirst("_(count|sum|bucket|max)$", ""));
                    });
        }
        return names;
    }

    private JsonNode asyncApi() throws Exception {
        Set<String> served = new HashSet<>();
        for (Service service : Service.values()) {
            served.add(get(service, "/q/asyncapi"));
        }
        assertThat(served).hasSize(1);
        return new ObjectMapper().valueToTree(new Yaml().load(served.iterator().next()));
    }

    private static List<String> topics(JsonNode channel) {
        String address = channel.path("address").textValue();
        List<String> topics = new ArrayList<>();
        channel.at("/parameters/service/enum")
                .forEach(service -> topics.add(address.replace("{service}", service.textValue())));
        return topics.isEmpty() ? List.of(address) : topics;
    }

    /** Those of Tend, and none that another story has put there to be buried. */
    private List<ConsumerRecord<String, byte[]>> records(String topic) {
        return topic.contains("dead-letters")
                ? List.of()
                : new Topic(whole.tend.broker().servers(), topic).records().stream()
                        .filter(record -> record.headers().lastHeader("ce_id") != null).toList();
    }

    private static String text(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private String get(Service service, String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(whole.ports.address(service).resolve(path)).build(),
                BodyHandlers.ofString()).body();
    }
}
