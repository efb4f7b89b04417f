package dev.tend.ingest.source;

import static dev.tend.ingest.Asked.facts;
import static dev.tend.ingest.Asked.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tend.events.SourceHealthChanged;
import dev.tend.events.SourceHealthChanged.State;
import dev.tend.events.Topics;
import dev.tend.ingest.IngestTest;
import dev.tend.ingest.github.GithubPayloads;
import dev.tend.ingest.webhook.Signed;
import dev.tend.kit.testing.Topic;

@IngestTest
class RenamedTest {

    @Inject
    Jdbi jdbi;

    private final long number = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);

    @Test
    void a_repository_goes_on_under_another_name_and_a_strange_one_is_told_as_an_error() {
        opened("lumen/history", 77, number).statusCode(202);
        assertThat(place()).containsEntry("name", "lumen/history").containsEntry("trouble", null);

        opened("lumen/annals", 77, number + 1).statusCode(202);
        assertThat(facts("github:lumen/history#" + (number + 1))).hasSize(1);
        assertThat((String) place().get("trouble")).contains("it is called lumen/annals now");

        opened("lumen/history", 77, number + 2).statusCode(202);
        assertThat(place()).containsEntry("trouble", null);

        opened("lumen/oven", 5299, number + 3).statusCode(200);
        opened("lumen/oven", 5299, number + 3).statusCode(200);
        assertThat(facts("github:lumen/history#" + (number + 3))).isEmpty();
        assertThat((String) place().get("trouble")).contains("lumen/oven").contains("are not taken");

        jdbi.useHandle(handle -> handle.execute("update identity set trouble_at = trouble_at - interval '25 hours'"));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(place()).containsEntry("trouble", null));
        await().untilAsserted(() -> assertThat(health()).extracting(SourceHealthChanged::state)
                .containsExactly(State.FAILING, State.WORKING, State.FAILING, State.WORKING));
    }

    @Test
    void the_event_of_a_renaming_is_heard() {
        ObjectNode payload = GithubPayloads.json("""
            {"action": "renamed", "changes": {"repository": {"name": {"from": "lantern"}}},
             "repository": {"id": 77, "full_name": "lumen/lamp", "private": false, "owner": {"login": "lumen"}}}""");
        Signed.deliver("lantern", "repository", payload).statusCode(200);
        assertThat((String) ((Map<?, ?>) state("lantern").get("place")).get("trouble")).contains("lumen/lamp");

        ObjectNode after = GithubPayloads.issues("opened", GithubPayloads.issue("lumen/lamp", number));
        ((ObjectNode) after.get("repository")).put("full_name", "lumen/lamp");
        Signed.deliver("lantern", "issues", after).statusCode(202);
        assertThat(facts("github:lumen/lantern#" + number)).hasSize(1);
    }

    private static io.restassured.response.ValidatableResponse opened(String repository, int id, long number) {
        ObjectNode payload = GithubPayloads.issues("opened", GithubPayloads.issue(repository, number));
        ((ObjectNode) payload.get("repository")).put("full_name", repository).put("id", id);
        return Signed.deliver("history", "issues", payload);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> place() {
        return (Map<String, Object>) state("history").get("place");
    }

    private static List<SourceHealthChanged> health() {
        return Topic.data(Topics.SOURCES, SourceHealthChanged.class, changed -> changed.source().equals("history"));
    }
}
