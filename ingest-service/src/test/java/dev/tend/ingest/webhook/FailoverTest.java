package dev.tend.ingest.webhook;

import static dev.tend.ingest.Asked.facts;
import static dev.tend.ingest.github.GithubPayloads.issue;
import static dev.tend.ingest.github.GithubPayloads.issues;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tend.ingest.IngestTest;
import dev.tend.kit.testing.Failover;

@IngestTest
class FailoverTest {

    @Inject
    Jdbi jdbi;

    private final long number = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);
    private final String question = "github:lumen/lantern#" + number;

    @Test
    void while_the_primary_is_a_standby_a_webhook_is_to_be_sent_again_and_is_accepted_afterwards() {
        ObjectNode opened = issues("opened", issue(number));
        try (Failover failover = Failover.begin()) {
            await().untilAsserted(() -> given().get("/q/health/ready").then().statusCode(503));
            Signed.deliver("lantern", "issues", opened).statusCode(503);
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> Signed.deliver("lantern", "issues", opened).statusCode(202));
        assertThat(facts(question)).hasSize(1);
    }

    @Test
    void what_was_told_of_a_question_is_kept_and_all_but_that_it_is_gone_is_erased_when_it_is_removed() {
        Signed.deliver("lantern", "issues", issues("opened", issue(number))).statusCode(202);
        assertThat(kept()).isEqualTo(1);

        Signed.deliver("lantern", "issues", issues("deleted", issue(number))).statusCode(202);

        assertThat(kept()).isEqualTo(1);
        String kept = jdbi.withHandle(handle -> handle.createQuery("select ce_type from published where subject = ?")
                .bind(0, question).mapTo(String.class).one());
        assertThat(kept).isEqualTo("dev.tend.question-removed.v1");
    }

    private int kept() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from published where subject = ?")
                .bind(0, question).mapTo(Integer.class).one());
    }
}
