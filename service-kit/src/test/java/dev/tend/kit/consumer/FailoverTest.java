package dev.tend.kit.consumer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.Author;
import dev.tend.events.Event;
import dev.tend.events.QuestionPosted;
import dev.tend.events.Topics;
import dev.tend.events.Via;
import dev.tend.events.Visibility;
import dev.tend.kit.start.DatabaseTakesWrites;
import dev.tend.kit.testing.Failover;
import dev.tend.kit.testing.Infrastructure;
import dev.tend.kit.testing.Topic;

/** The database takes no writes for a while, as in a failover: nothing that was accepted is lost. */
@QuarkusTest
@QuarkusTestResource(value = Infrastructure.class, initArgs = @ResourceArg(name = "community", value = "community.yaml"))
class FailoverTest {

    @Inject
    Jdbi jdbi;

    @Inject
    @Readiness
    DatabaseTakesWrites takesWrites;

    private final String question = "github:orbit/probe#" + UUID.randomUUID();

    @Test
    void while_a_primary_is_a_standby_records_wait_and_the_service_is_not_ready_and_then_all_arrive() {
        Topic.publish(posted("before"));
        await().untilAsserted(() -> assertThat(seen()).containsExactly("before"));
        List<String> waiting = IntStream.range(0, 40).mapToObj(i -> "waiting " + i).toList();
        try (Failover failover = Failover.begin()) {
            await().until(() -> takesWrites.call().getStatus() == Status.DOWN);
            given().get("/q/health/ready").then().statusCode(503);
            waiting.forEach(title -> Topic.publish(posted(title)));

            await().during(Duration.ofSeconds(3)).until(() -> buried() == 0 && seen().size() == 1);
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(seen()).hasSize(41).containsAll(waiting));
        assertThat(buried()).isZero();
        await().untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200).body("status",
                equalTo("UP")));
    }

    @Test
    void a_constraint_that_another_transaction_violates_for_a_moment_costs_no_record() {
        ThreeSteps.violations.set(3);
        Topic.publish(posted("race"));

        await().untilAsserted(() -> assertThat(seen()).containsExactly("race"));
        assertThat(ThreeSteps.violations).hasValue(0);
        assertThat(buried()).isZero();
    }

    private Event<QuestionPosted> posted(String title) {
        Instant now = Instant.parse("2026-11-20T12:00:00Z");
        return Event.of("kit-test",
                new QuestionPosted(question, "probe", "github", "https://example.org/1", title, "body",
                        false, new Author("visitor", null, false, false), now, List.of(), null, Visibility.PUBLIC,
                        Via.WEBHOOK),
                now, title);
    }

    private List<String> seen() {
        return jdbi.withHandle(handle -> handle.createQuery("select title from seen where question = ? order by place")
                .bind(0, question).mapTo(String.class).list());
    }

    private long buried() {
        return Topic.records(Topics.deadLetters("kit-test")).stream().filter(record -> question.equals(record.key()))
                .count();
    }
}
