package dev.tend.ingest.webhook;

import static dev.tend.ingest.Asked.facts;
import static dev.tend.ingest.github.GithubPayloads.issue;
import static dev.tend.ingest.github.GithubPayloads.issues;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.ValidatableResponse;

import dev.tend.events.QuestionEdited;
import dev.tend.events.QuestionEvent;
import dev.tend.events.QuestionPosted;
import dev.tend.events.ReplyPosted;
import dev.tend.events.Topics;
import dev.tend.ingest.IngestTest;
import dev.tend.ingest.discourse.DiscoursePayloads;
import dev.tend.ingest.github.GithubPayloads;
import dev.tend.ingest.webhook.Bodies.Admitted;
import dev.tend.kit.community.Secret;
import dev.tend.kit.testing.MovableClock;
import dev.tend.kit.testing.Topic;

@IngestTest
class WebhookTest {

    private static final String NEW_SECRET = "the-new-secret";
    private static final String OLD_SECRET = "the-old-secret";

    @TestHTTPResource("/webhooks/")
    URI webhooks;

    @Inject
    MovableClock clock;

    @Inject
    Bodies bodies;

    /** Questions of their own for each test: the topic is one for all. */
    private final long number = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);
    private final String question = "github:lumen/lantern#" + number;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void a_fact_says_when_its_webhook_came_in() {
        Instant before = clock.instant();
        github("issues", issues("opened", issue(number))).statusCode(202);

        assertThat(Topic.records(Topics.QUESTIONS).stream().filter(record -> question.equals(record.key())))
                .singleElement().satisfies(record -> assertThat(Instant.parse(
                        new String(record.headers().lastHeader("tend_heard_at").value(), StandardCharsets.UTF_8)))
                        .isBetween(before, clock.instant()));
    }

    @Test
    void a_signed_webhook_is_a_fact_in_kafka_when_it_is_answered() {
        github("issues", issues("opened", issue(number))).statusCode(202).body("outcome", equalTo("accepted"));

        assertThat(facts(question)).singleElement().isInstanceOfSatisfying(QuestionPosted.class,
                posted -> assertThat(posted.title()).isEqualTo("The lamp flickers at dusk"));
    }

    @Test
    void the_same_webhook_delivered_many_times_at_once_is_one_fact() {
        byte[] body = bytes(issues("opened", issue(number)));
        // As those who send webhooks do. Over one connection of HTTP/2 the server takes 100 at a time.
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 50)
                .mapToObj(i -> client.sendAsync(HttpRequest.newBuilder(webhooks.resolve("lantern"))
                        .header("X-GitHub-Event", "issues").header("X-GitHub-Delivery", "d" + i)
                        .header("X-Hub-Signature-256", Signature.of(body, new Secret(NEW_SECRET)))
                        .POST(BodyPublishers.ofByteArray(body)).build(),
                        HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode))
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(202));
        assertThat(facts(question)).hasSize(1);
    }

    @Test
    void many_different_webhooks_at_once_are_all_in_kafka_and_in_order_per_question() {
        // As those who send webhooks do. Over one connection of HTTP/2 the server takes 100 at a time.
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            ObjectNode payload = issues("created", issue(number + i % 10));
            payload.set("comment", GithubPayloads.comment(1000 + i, "helper"));
            byte[] body = bytes(payload);
            answers.add(client.sendAsync(HttpRequest.newBuilder(webhooks.resolve("lantern"))
                    .header("X-GitHub-Event", "issue_comment")
                    .header("X-Hub-Signature-256", Signature.of(body, new Secret(NEW_SECRET)))
                    .POST(BodyPublishers.ofByteArray(body)).build(),
                    HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode));
        }
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(202));
        for (int i = 0; i < 10; i++) {
            List<QuestionEvent> facts = facts("github:lumen/lantern#" + (number + i));
            assertThat(facts).hasSize(31);
            assertThat(facts.get(0)).isInstanceOf(QuestionPosted.class);
            assertThat(facts.subList(1, 31)).doesNotHaveDuplicates().allMatch(ReplyPosted.class::isInstance);
        }
    }

    @Test
    void while_a_secret_is_being_replaced_the_old_one_counts_too() {
        byte[] body = bytes(issues("opened", issue(number)));
        post("lantern", "issues", body, Signature.of(body, new Secret(OLD_SECRET))).statusCode(202);
    }

    @Test
    void a_forged_or_unsigned_webhook_is_refused_and_makes_no_fact() {
        byte[] body = bytes(issues("opened", issue(number)));
        post("lantern", "issues", body, Signature.of(body, new Secret("guess"))).statusCode(401)
                .contentType("application/problem+json").body("detail", containsString("webhook-secret"));
        given().header("X-GitHub-Event", "issues").body(body).post(webhooks.resolve("lantern")).then().statusCode(401);
        assertThat(facts(question)).isEmpty();
    }

    @Test
    void a_source_without_a_secret_takes_no_webhooks() {
        byte[] body = bytes(issues("opened", issue(number)));
        post("unsigned", "issues", body, Signature.of(body, new Secret("x"))).statusCode(401).body("title",
                equalTo("No secret"));
    }

    @Test
    void garbage_is_refused_by_its_signature_first_and_then_for_what_it_is() {
        byte[] garbage = "{not json".getBytes(StandardCharsets.UTF_8);
        post("lantern", "issues", garbage, "sha256=00").statusCode(401);
        for (String text : List.of("{not json", "", "[]", "{\"a\":".repeat(5_000),
                "{\"action\":1,\"action\":2}")) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            post("lantern", "issues", body, Signature.of(body, new Secret(NEW_SECRET))).statusCode(400)
                    .contentType("application/problem+json").body("detail", containsString("application/json"));
        }
    }

    @Test
    void json_that_lacks_what_is_needed_is_kept() {
        for (String text : List.of("{\"action\": \"opened\"}", "{\"repository\": \"lumen/lantern\"}")) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            post("lantern", "issues", body, Signature.of(body, new Secret(NEW_SECRET))).statusCode(202)
                    .body("outcome", equalTo("kept")).body("reason", containsString("repository"));
        }
    }

    @Test
    void a_form_is_refused_with_the_setting_to_change() throws Exception {
        byte[] body = "payload=%7B%22action%22%3A%22opened%22%7D".getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(webhooks.resolve("lantern")).header("X-GitHub-Event", "issues")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Hub-Signature-256", Signature.of(body, new Secret(NEW_SECRET)))
                .POST(BodyPublishers.ofByteArray(body)).build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Content type", "must be application/json");
    }

    @Test
    void the_event_must_be_named() {
        byte[] body = bytes(issues("opened", issue(number)));
        given().header("X-Hub-Signature-256", Signature.of(body, new Secret(NEW_SECRET))).body(body)
                .post(webhooks.resolve("lantern")).then().statusCode(400);
    }

    @Test
    void what_tend_does_not_follow_is_taken_and_makes_no_fact() {
        github("ping", GithubPayloads.json("{\"zen\": \"Speak like a human.\"}")).statusCode(200);
        github("pull_request", issues("opened", issue(number))).statusCode(200).body("outcome", equalTo("not wanted"))
                .body("reason", equalTo("event `pull_request` is not one that Tend reads"));
        github("issues", issues("pinned", issue(number))).statusCode(200).body("reason",
                containsString("action `pinned`"));
        assertThat(facts(question)).isEmpty();
    }

    @Test
    void an_unknown_source_is_not_found_whatever_is_sent() {
        post("nowhere", "issues", new byte[3], "sha256=00").statusCode(404).contentType("application/problem+json");
        post("nowhere", "issues", new byte[1024 * 1024], "sha256=00").statusCode(404);
    }

    @Test
    void more_than_the_source_sends_is_too_large_before_the_signature_is_looked_at() throws Exception {
        int tenMegabytes = 10 * 1024 * 1024;
        int twentyFiveMegabytes = 25 * 1024 * 1024;
        assertTooLarge("forum", BodyPublishers.ofByteArray(new byte[tenMegabytes + 1]));
        assertThat(unsigned("forum", BodyPublishers.ofByteArray(new byte[tenMegabytes]))).isEqualTo(401);
        assertTooLarge("lantern", BodyPublishers.ofByteArray(new byte[twentyFiveMegabytes + 1]));
        assertThat(unsigned("lantern", BodyPublishers.ofByteArray(new byte[twentyFiveMegabytes]))).isEqualTo(401);
    }

    @Test
    void more_than_the_source_sends_is_too_large_also_where_no_length_is_given() throws Exception {
        for (int size : List.of(10 * 1024 * 1024 + 1, 30 * 1024 * 1024)) {
            assertTooLarge("forum", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size])));
        }
    }

    @Test
    void a_body_in_chunks_that_goes_on_for_ever_is_a_problem_too() throws Exception {
        int chunk = 1024 * 1024;
        try (Socket socket = new Socket(webhooks.getHost(), webhooks.getPort())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write("POST /webhooks/lantern HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            for (int sent = 0; sent <= 25; sent++) {
                out.write((Integer.toHexString(chunk) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(new byte[chunk]);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 413").contains("application/problem+json", "more than 26214400 bytes");
        }
    }

    /**
     * It is refused before it is all sent, and the connection closed (RFC 9110, section 15.5.14): a client that is still writing
     * then may see the end of the connection and not the answer.
     */
    private void assertTooLarge(String source, HttpRequest.BodyPublisher body) throws Exception {
        try {
            assertThat(unsigned(source, body)).isEqualTo(413);
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("(?i).*(received no bytes|reset|broken pipe|closed|eof).*");
        }
    }

    private int unsigned(String source, HttpRequest.BodyPublisher body) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return client.send(HttpRequest.newBuilder(webhooks.resolve(source)).POST(body).build(),
                HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void a_webhook_of_nearly_25_megabytes_is_taken_and_its_text_cut() throws Exception {
        ObjectNode large = issue(number).put("body", "z".repeat(24_000_000));
        byte[] body = bytes(issues("opened", large));
        HttpRequest request = HttpRequest.newBuilder(webhooks.resolve("lantern")).header("X-GitHub-Event", "issues")
                .header("X-Hub-Signature-256", Signature.of(body, new Secret(NEW_SECRET)))
                .POST(BodyPublishers.ofByteArray(body)).build();
        assertThat(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(202);
        assertThat(facts(question)).singleElement().isInstanceOfSatisfying(QuestionPosted.class,
                posted -> assertThat(posted.bodyTruncated()).isTrue());
    }

    @Test
    void where_there_is_no_room_for_a_large_body_it_is_answered_when_to_come_again_and_a_small_one_is_taken()
            throws Exception {
        int large = 8 * 1024 * 1024;
        List<Admitted> others = new ArrayList<>();
        for (Optional<Admitted> other = bodies.admit(large); other.isPresent(); other = bodies.admit(large)) {
            assertThat(other.get().grow(large)).isTrue();
            others.add(other.get());
        }
        long failed = failed();
        try {
            assertThat(unsigned("lantern", BodyPublishers.ofByteArray(new byte[large]))).isEqualTo(503);
            post("lantern", "issues", new byte[large], "sha256=00").statusCode(503).header("Retry-After", "10")
                    .contentType("application/problem+json").body("detail", containsString("no room"));
            github("issues", issues("opened", issue(number))).statusCode(202);
        } finally {
            others.forEach(Admitted::letGo);
        }
        assertThat(failed()).isEqualTo(failed + 2);
        for (int i = 0; i < 100; i++) {
            assertThat(unsigned("lantern", BodyPublishers.ofByteArray(new byte[large]))).isEqualTo(401);
        }
    }

    private static int failed() {
        return given().get("/api/sources").jsonPath().getInt("find { it.key == 'lantern' }.webhook.failed");
    }

    @Test
    void a_discourse_topic_and_its_first_post_are_one_question_in_either_order() {
        String forum = "discourse:forum.lumen.example#";
        discourse("topic_created", DiscoursePayloads.payload("topic", DiscoursePayloads.topic(number)));
        assertThat(facts(forum + number)).isEmpty();
        discourse("post_created", DiscoursePayloads.payload("post", DiscoursePayloads.post(number, 1)));
        discourse("post_created", DiscoursePayloads.payload("post", DiscoursePayloads.post(number, 1)));
        assertThat(facts(forum + number)).singleElement().isInstanceOfSatisfying(QuestionPosted.class, posted -> {
            assertThat(posted.body()).isEqualTo("It smokes.");
            assertThat(posted.labels()).containsExactly("wick", "care");
        });

        long other = number + 1;
        discourse("post_created", DiscoursePayloads.payload("post", DiscoursePayloads.post(other, 1)));
        discourse("topic_created", DiscoursePayloads.payload("topic", DiscoursePayloads.topic(other)));
        assertThat(facts(forum + other)).hasSize(2).hasAtLeastOneElementOfType(QuestionPosted.class)
                .last().isInstanceOfSatisfying(QuestionEdited.class,
                        edited -> assertThat(edited.labels()).containsExactly("wick", "care"));
    }

    @Test
    void a_topic_whose_first_post_is_lost_is_told_after_a_while() {
        discourse("topic_created", DiscoursePayloads.payload("topic", DiscoursePayloads.topic(number)));
        clock.advance(Duration.ofSeconds(31));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(facts("discourse:forum.lumen.example#" + number)).singleElement()
                        .isInstanceOfSatisfying(QuestionPosted.class,
                                posted -> assertThat(posted.body()).isEmpty()));
    }

    private ValidatableResponse github(String event, ObjectNode payload) {
        return Signed.deliver("lantern", event, payload);
    }

    private ValidatableResponse post(String source, String event, byte[] body, String signature) {
        return given().contentType("application/json").header("X-GitHub-Event", event)
                .header("X-Hub-Signature-256", signature).body(body).post(webhooks.resolve(source)).then();
    }

    private void discourse(String event, ObjectNode payload) {
        Signed.deliver("forum", event, payload).statusCode(202);
    }

    private static byte[] bytes(ObjectNode payload) {
        return payload.toString().getBytes(StandardCharsets.UTF_8);
    }
}
