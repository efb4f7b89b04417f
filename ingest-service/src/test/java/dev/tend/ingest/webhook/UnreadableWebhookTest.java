package dev.tend.ingest.webhook;

import static dev.tend.ingest.Asked.facts;
import static dev.tend.ingest.Asked.state;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tend.events.QuestionPosted;
import dev.tend.ingest.IngestTest;
import dev.tend.ingest.discourse.DiscoursePayloads;
import dev.tend.ingest.github.GithubPayloads;

/** What is needed and can't be read is kept, and what is not needed never decides. */
@IngestTest
class UnreadableWebhookTest {

    @Inject
    Jdbi jdbi;
    private final long number = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);

    @BeforeEach
    void none() {
        jdbi.useHandle(handle -> handle.execute("delete from unreadable"));
    }

    @Test
    void what_can_not_be_read_is_kept_with_its_bytes_counted_and_read_again_once_it_can_be() {
        ObjectNode issue = GithubPayloads.issue(number);
        issue.putNull("title");
        int before = unreadable();
        Signed.deliver("lantern", "issues", GithubPayloads.issues("opened", issue)).statusCode(202)
                .body("outcome", equalTo("kept")).body("reason", equalTo("\"title\" is missing"));
        assertThat(unreadable()).isEqualTo(before + 1);
        assertThat(((Map<?, ?>) state("lantern").get("webhook")).get("lastError").toString()).contains("title");
        long id = given().get("/api/sources/lantern/unreadable").then().statusCode(200).body("$", hasSize(1))
                .body("[0].event", equalTo("issues")).body("[0].reason", containsString("title")).extract()
                .jsonPath().getLong("[0].id");
        assertThat(given().get("/api/sources/lantern/unreadable/" + id).then().statusCode(200).extract().asString())
                .contains("wanderer").contains(String.valueOf(number));
        given().post("/api/sources/lantern/unreadable").then().statusCode(200).body("read", equalTo(0))
                .body("left", equalTo(1));
        jdbi.useHandle(handle -> handle.execute(
                """
                    update unreadable set body = convert_to(replace(convert_from(body, 'UTF8'), '"title":null', '"title":"Lamp"'), 'UTF8')"""));
        given().post("/api/sources/lantern/unreadable").then().statusCode(200).body("read", equalTo(1))
                .body("left", equalTo(0));
        assertThat(facts("github:lumen/lantern#" + number)).singleElement()
                .isInstanceOfSatisfying(QuestionPosted.class, posted -> assertThat(posted.title()).isEqualTo("Lamp"));
        given().get("/api/sources/nowhere/unreadable").then().statusCode(404);
        given().get("/api/sources/lantern/unreadable/" + id).then().statusCode(404);
    }

    @Test
    void only_the_newest_are_kept() {
        ObjectNode issue = GithubPayloads.issue(number);
        issue.putNull("title");
        jdbi.useHandle(handle -> handle.execute("""
            insert into unreadable (source, event, reason, body, received_at)
            select 'lantern', 'issues', 'x', 'x', now() from generate_series(1, 300)"""));
        Signed.deliver("lantern", "issues", GithubPayloads.issues("opened", issue)).statusCode(202);
        given().get("/api/sources/lantern/unreadable").then().body("$", hasSize(200))
                .body("[0].reason", containsString("title"));
    }

    @Test
    void a_label_without_a_name_and_a_tag_with_the_character_0_cost_no_question() {
        ObjectNode issue = GithubPayloads.issue(number);
        issue.set("labels", GithubPayloads.json("{\"all\": [{\"name\": null}, {\"name\": \"docs\"}]}").get("all"));
        Signed.deliver("lantern", "issues", GithubPayloads.issues("opened", issue)).statusCode(202).body("outcome",
                equalTo("accepted"));
        assertThat(((QuestionPosted) facts("github:lumen/lantern#" + number).get(0)).labels())
                .containsExactly("docs");
        ObjectNode topic = DiscoursePayloads.topic(number);
        topic.set("tags", DiscoursePayloads.json("{\"all\": [\"a\\u0000\", \"install\"]}").get("all"));
        Signed.deliver("forum", "topic_created", DiscoursePayloads.payload("topic", topic)).statusCode(202);
        Signed.deliver("forum", "post_created", DiscoursePayloads.payload("post", DiscoursePayloads.post(number, 1)))
                .statusCode(202);
        assertThat(((QuestionPosted) facts("discourse:forum.lumen.example#" + number).get(0)).labels())
                .containsExactly("a", "install");
    }

    @Test
    void a_like_is_not_wanted() {
        ObjectNode like = DiscoursePayloads.payload("like",
                DiscoursePayloads.payload("post", DiscoursePayloads.post(number, 1)));
        Signed.deliver("forum", "post_liked", like).statusCode(200).body("outcome", equalTo("not wanted"));
    }

    private static int unreadable() {
        return (int) ((Map<?, ?>) state("lantern").get("webhook")).get("unreadable");
    }
}
