package dev.tend.kit.republish;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.Event;
import dev.tend.events.PingSent;
import dev.tend.events.SourceHealthChanged;
import dev.tend.events.Topics;
import dev.tend.kit.consumer.Transactions;
import dev.tend.kit.retention.RetentionSweep;
import dev.tend.kit.testing.Infrastructure;
import dev.tend.kit.testing.MovableClock;
import dev.tend.kit.testing.Topic;

@QuarkusTest
@QuarkusTestResource(value = Infrastructure.class, initArgs = @ResourceArg(name = "community", value = "community.yaml"))
class RepublishTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Inject
    Jdbi jdbi;

    @Inject
    Transactions transactions;

    @Inject
    RetentionSweep sweep;

    @Inject
    MovableClock clock;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private final String question = "github:orbit/probe#" + UUID.randomUUID();

    @BeforeEach
    void forgetOthers() {
        jdbi.useHandle(handle -> handle.execute("delete from published"));
        jdbi.useHandle(handle -> handle.execute("delete from republish"));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void what_kafka_lost_is_published_again_with_its_ids_and_in_its_order() throws Exception {
        IntStream.range(0, 1_200).forEach(i -> tell("told " + i));
        List<String> ids = ids();
        assertThat(ids).hasSize(1_200);
        lose(Topics.PINGS);

        given().post("/api/republish").then().statusCode(202).header("Location", endsWith("/api/republish"));

        assertThat(done()).isEqualTo(1_200);
        assertThat(ids()).containsExactlyElementsOf(ids);
    }

    @Test
    void only_what_was_told_since_a_time_is_published_again() {
        tell("before");
        jdbi.useHandle(handle -> handle.execute("update published set at = at - interval '2 h'"));
        tell("after");

        given().queryParam("since", Instant.now().minus(Duration.ofHours(1)).toString()).post("/api/republish").then()
                .statusCode(202);

        assertThat(done()).isEqualTo(1);
    }

    @Test
    void only_what_names_a_source_is_published_again() {
        tell("of no source");
        transactions.run((transaction, outbox) -> {
            outbox.add(Event.of("kit-test", new SourceHealthChanged("probe-" + question,
                    SourceHealthChanged.State.WORKING, NOW, null), NOW, question));
            return null;
        });

        given().queryParam("source", "probe-" + question).post("/api/republish").then().statusCode(202);

        assertThat(done()).isEqualTo(1);
    }

    @Test
    void what_a_killed_replica_left_is_gone_on_with_where_it_was() {
        tell("first");
        tell("second");
        jdbi.useHandle(handle -> handle.execute(
                """
                    insert into republish (since, state, position, until_place, events, started_at, next_at, lease_until)
                    select 'epoch', 'RUNNING', min(place), max(place), 1, now(), now(), now() + interval '30 s' from published"""));

        clock.advance(Duration.ofSeconds(31));

        assertThat(done()).isEqualTo(2);
    }

    @Test
    void what_was_started_by_a_clock_that_was_ahead_is_gone_on_with() {
        tell("first");
        jdbi.useHandle(handle -> handle.execute(
                """
                    insert into republish (since, state, position, until_place, started_at, next_at, lease_until)
                    select 'epoch', 'RUNNING', 0, max(place), now(), now() + interval '2 d', now() + interval '2 d' from published"""));

        assertThat(done()).isEqualTo(1);
    }

    @Test
    void what_was_said_of_a_removed_question_is_erased_and_not_published_again() {
        tell("secret");
        jdbi.useTransaction(transaction -> Published.erase(transaction, List.of(question)));

        given().post("/api/republish").then().statusCode(202);

        assertThat(done()).isZero();
    }

    @Test
    void what_was_told_is_kept_for_as_long_as_the_setting_says() {
        IntStream.range(0, 1_100).forEach(i -> tell("old " + i));
        clock.advance(Duration.ofDays(34));
        sweep.sweep();
        assertThat(published()).isEqualTo(1_100);

        clock.advance(Duration.ofDays(2));
        sweep.sweep();

        assertThat(published()).isZero();
    }

    @Test
    void the_inbox_is_kept_for_longer_than_kafka_keeps_the_topics() {
        jdbi.useHandle(handle -> handle.execute(
                """
                    insert into inbox (event_id, received_at) values (?, now() - interval '39 d'), (?, now() - interval '41 d')""",
                question + "kept", question + "forgotten"));

        sweep.sweep();

        List<String> left = jdbi.withHandle(handle -> handle
                .createQuery("select event_id from inbox where event_id like ?").bind(0, question + "%")
                .mapTo(String.class).list());
        assertThat(left).containsExactly(question + "kept");
    }

    @Test
    void a_wrong_time_and_a_second_wish_are_refused_in_words() {
        given().get("/api/republish").then().statusCode(404);
        given().queryParam("since", "yesterday").post("/api/republish").then().statusCode(400).body("detail",
                containsString("2026-01-31T09:00:00Z"));
        jdbi.useHandle(handle -> handle.execute("""
            insert into republish (since, state, until_place, started_at, next_at, lease_until)
            values ('epoch', 'RUNNING', 0, now(), now() + interval '50 s', 'epoch')"""));
        given().post("/api/republish").then().statusCode(409);
    }

    private void tell(String reason) {
        transactions.runAndPublish((transaction, outbox) -> {
            outbox.add(Event.of("kit-test", new PingSent(question, reason, "seen", "nowhere", 1, false, null, NOW), NOW,
                    reason));
            return null;
        });
    }

    private List<String> ids() {
        return Topic.events(Topics.PINGS).stream().filter(event -> event.subject().equals(question)).map(Event::id)
                .toList();
    }

    private int published() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from published where subject = ?")
                .bind(0, question).mapTo(Integer.class).one());
    }

    private static long done() {
        await().atMost(Duration.ofSeconds(30)).until(() -> given().get("/api/republish").jsonPath().getString("state")
                .equals("DONE"));
        return given().get("/api/republish").jsonPath().getLong("events");
    }

    /** The topic is deleted, and made again by the next record. */
    private void lose(String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.deleteTopics(List.of(topic)).all().get();
            await().until(() -> !admin.listTopics().names().get().contains(topic));
        }
    }
}
